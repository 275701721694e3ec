package dev.newsvane.alerts.deliver.shape;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/// Strangers' words made fit to be shown.
final class Plain {
    private static final String CUT = "…";
    private static final int LONGEST_LINK = 1_500;

    /// Controls, what turns the direction of writing, what has no width, and private use: all could make a text look
    /// like another (Unicode TR 36). The joiners of Arabic and of emoji stay.
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cs}\\u00AD\\u061C\\u180E\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF\\x{E0000}-\\x{E007F}]+");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private Plain() {}

    /// On one line, with single blanks, and at most so many UTF-16 units long.
    static String line(String text, int most) {
        var seen = UNSEEN.matcher(text.substring(0, Math.min(text.length(), 4 * most + 100)))
                .replaceAll(" ");
        return escaped(BLANKS.matcher(seen).replaceAll(" ").strip(), most, Character::toString);
    }

    /// Escaped, and cut where it would be longer than so many UTF-16 units: never within an escape or a character.
    static String escaped(String text, int most, IntFunction<String> escape) {
        var whole = new StringBuilder();
        var end = 0; // of what can stand before the sign of a cut
        for (var code : text.codePoints().toArray()) {
            whole.append(escape.apply(code));
            if (whole.length() > most) {
                return whole.substring(0, end) + CUT;
            }
            end = whole.length() < most ? whole.length() : end;
        }
        return whole.toString();
    }

    /// An address of the web, of which nothing can be mistaken for markup; of anything else nothing.
    static Optional<String> link(String url) {
        try {
            var ascii = new URI(url).toASCIIString();
            return Optional.of(ascii)
                    .filter(link -> link.matches("https?://[^/].*"))
                    .map(link -> link.replace("(", "%28")
                            .replace(")", "%29")
                            .replace("[", "%5B")
                            .replace("]", "%5D")
                            .replace("*", "%2A")
                            .replace("'", "%27"))
                    .filter(link -> link.length() <= LONGEST_LINK);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}

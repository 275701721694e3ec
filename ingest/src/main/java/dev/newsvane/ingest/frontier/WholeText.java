package dev.newsvane.ingest.frontier;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/// Whether an entry's own content is the article, or only its beginning.
public final class WholeText {
    private static final int TAIL = 80;

    /// How a text ends that goes on elsewhere.
    private static final Pattern CUT = Pattern.compile(
            "(?:…|\\.\\.\\.|\\[…]|\\[\\.\\.\\.])\\s*$|(?:read more|continue reading|full"
                    + " (?:story|article)|weiterlesen|lire la suite|leer más)\\W{0,5}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private WholeText() {}

    public static boolean is(String html, int words) {
        var text = Jsoup.parse(html).text().strip();
        var tail = text.substring(Math.max(0, text.length() - TAIL));
        return words(text) >= words && !CUT.matcher(tail).find();
    }

    private static long words(String text) {
        var words = 0L;
        var inside = false;
        for (var i = 0; i < text.length(); i++) {
            var letter = Character.isLetterOrDigit(text.charAt(i));
            words += letter && !inside ? 1 : 0;
            inside = letter || (inside && text.charAt(i) != ' ');
        }
        return words;
    }
}

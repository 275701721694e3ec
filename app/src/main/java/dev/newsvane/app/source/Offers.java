package dev.newsvane.app.source;

import dev.newsvane.app.tool.DiscoveryText;
import dev.newsvane.ingest.site.Discovery;
import dev.newsvane.schemas.SourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What to follow instead of an address that is a web page: each thing that its site has, with the command that
/// follows it.
public final class Offers {
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

    private Offers() {}

    /// Why the address is not followed, and what to type instead; empty where it is itself what can be followed, or
    /// does not answer now and may do so later.
    ///
    /// @param typed the command as it was given, word for word
    /// @param url as it stands in that
    public static Optional<List<String>> instead(Discovery found, List<String> typed, String url) {
        if (found.itself() || found.unanswered().isPresent()) {
            return Optional.empty();
        }
        var lines = new ArrayList<String>();
        if (found.findings().isEmpty()) {
            lines.add(url + " is no feed and no sitemap, and none was found on its site."
                    + " The page itself can be followed for its links:");
            lines.add(command(typed, url, url, SourceKind.PAGE));
        } else {
            lines.add(url + " is no feed and no sitemap; its site has these, the best first:");
            for (var each : found.findings()) {
                lines.add(DiscoveryText.told(each));
                lines.add(command(typed, url, each.url(), each.kind()));
            }
        }
        return Optional.of(List.copyOf(lines));
    }

    /// The same command for another address, as a shell reads it.
    private static String command(List<String> typed, String url, String other, SourceKind kind) {
        var words = new ArrayList<>(List.of("newsvane"));
        var after = typed.iterator();
        while (after.hasNext()) {
            var word = after.next();
            if (word.equals("--kind") && after.hasNext()) {
                after.next();
            } else if (!word.startsWith("--kind=")) {
                words.add(quoted(word.equals(url) ? other : word));
            }
        }
        if (kind != SourceKind.FEED) {
            words.addAll(List.of("--kind", kind.name().toLowerCase(Locale.ROOT)));
        }
        return "  " + String.join(" ", words);
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}

package dev.newsvane.app.exit;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What documents of feeds must be, each rule under the place where it stands; and which of them one breaks.
final class Rules {
    /// RFC 3339, 5.6, with the capital letters that RFC 4287, 3.3 asks for.
    private static final Pattern DATE =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");

    private final List<String> broken = new ArrayList<>();

    /// Which rules a document breaks.
    ///
    /// @param at where it was found
    static List<String> broken(URI at, String document) {
        var rules = new Rules();
        if (at.getPath().endsWith(".json")) {
            new JsonFeedRules(rules, at).hold(document);
        } else {
            new AtomRules(rules, at).hold(document);
        }
        return rules.broken;
    }

    void hold(String place, boolean kept) {
        if (!kept && !broken.contains(place)) {
            broken.add(place);
        }
    }

    static boolean date(String text) {
        try {
            return DATE.matcher(text).matches() && !OffsetDateTime.parse(text).equals(OffsetDateTime.MIN);
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    /// An absolute IRI, RFC 3987; of ids and links of ours all are ASCII.
    static boolean absolute(String iri) {
        try {
            return new URI(iri).isAbsolute();
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /// An absolute address of the web.
    static boolean web(String iri) {
        return absolute(iri) && iri.matches("https?://[^/?#]+.*");
    }
}

package dev.newsvane.ingest.feed;

import dev.newsvane.ingest.feed.FeedReading.NotAFeed;
import dev.newsvane.ingest.feed.FeedReading.Why;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What may stand before and around a feed's XML and must not reach a parser: junk, document types, bare ampersands.
/// Every step is linear in the length of the text.
final class Prolog {
    private static final int FAR = 64 * 1024;
    private static final String CDATA = "<![CDATA[";
    private static final String CDATA_END = "]]>";
    private static final Pattern BEGINNING = Pattern.compile(
            "<(?:\\?xml|!DOCTYPE|rss\\b|feed\\b|\\w{1,10}:feed\\b|rdf:RDF\\b|RDF\\b|channel\\b|urlset\\b|sitemapindex\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern GROWING_ENTITY = Pattern.compile(
            "<!ENTITY\\s+(?:%|\\S+\\s+(?:SYSTEM\\b|PUBLIC\\b|\"[^\"]*[&%](?!#)|'[^']*[&%](?!#)))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});");

    private Prolog() {}

    /// The text from its first tag on that could begin a feed.
    static String withoutJunk(String text, Set<Repair> repairs) {
        var head = text.substring(0, Math.min(text.length(), FAR));
        var found = BEGINNING.matcher(head);
        var start = start(head);
        if (!found.find(start) || found.start() == start) {
            return text;
        }
        if (!head.substring(start, found.start()).isBlank()) {
            repairs.add(Repair.JUNK_BEFORE_FEED);
        }
        return text.substring(found.start());
    }

    /// Why the document type must not be touched, where it declares entities that grow or reach outside.
    static Optional<NotAFeed> refusal(String text) {
        var start = start(text);
        if (!isDoctype(text, start)) {
            return Optional.empty();
        }
        return GROWING_ENTITY.matcher(text.substring(start, end(text, start))).find()
                ? Optional.of(new NotAFeed(
                        Why.ENTITIES, "It declares entities that grow or reach outside; such documents are refused."))
                : Optional.empty();
    }

    static String withoutDoctype(String text, Set<Repair> repairs) {
        var start = start(text);
        if (!isDoctype(text, start)) {
            return text;
        }
        repairs.add(Repair.DOCTYPE_REMOVED);
        return text.substring(0, start) + text.substring(end(text, start));
    }

    private static boolean isDoctype(String text, int start) {
        return text.regionMatches(true, start, "<!DOCTYPE", 0, 9);
    }

    /// Where the document type or the root begins: behind spaces, instructions and comments.
    static int start(String text) {
        var at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("<?", at)) {
                at = behind(text, "?>", at);
            } else if (text.startsWith("<!--", at)) {
                at = behind(text, "-->", at);
            } else {
                return at;
            }
        }
        return at;
    }

    /// How many elements, comments and the like a parser could make of a text, at the most.
    static int nodes(String text) {
        var nodes = 0;
        for (var at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
            nodes += text.startsWith("/", at + 1) ? 0 : 1;
        }
        return nodes;
    }

    /// With the markup in CDATA escaped, so that what is left of `<` is a parser's.
    static String withoutCdata(String text) {
        var out = new StringBuilder(text.length() + 64);
        var from = 0;
        for (var at = text.indexOf(CDATA); at >= 0; at = text.indexOf(CDATA, from)) {
            var close = text.indexOf(CDATA_END, at);
            var until = close < 0 ? text.length() : close;
            out.append(text, from, at);
            out.append(text.substring(at + CDATA.length(), until)
                    .replace("&", "&amp;")
                    .replace("<", "&lt;"));
            from = close < 0 ? until : until + CDATA_END.length();
        }
        return out.append(text, from, text.length()).toString();
    }

    private static int behind(String text, String mark, int from) {
        var found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + mark.length();
    }

    /// Behind the `>` that ends the declaration, past its internal subset and quoted texts.
    private static int end(String text, int start) {
        var depth = 0;
        var quote = ' ';
        for (var i = start; i < text.length(); i++) {
            var c = text.charAt(i);
            if (quote != ' ') {
                quote = c == quote ? ' ' : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            } else if (c == '>' && depth <= 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    /// Escapes every `&` that begins no reference, outside CDATA: `?a=1&copy=2` is a link, not a sign.
    static String withoutBareAmpersands(String text) {
        var out = new StringBuilder(text.length() + 64);
        var reference = REFERENCE.matcher(text);
        var from = 0;
        while (from < text.length()) {
            var cdata = text.indexOf(CDATA, from);
            var until = cdata < 0 ? text.length() : cdata;
            var copied = from;
            for (var at = text.indexOf('&', from, until); at >= 0; at = text.indexOf('&', at + 1, until)) {
                if (!reference.region(at, text.length()).lookingAt()) {
                    out.append(text, copied, at + 1).append("amp;");
                    copied = at + 1;
                }
            }
            var close = cdata < 0 ? -1 : text.indexOf(CDATA_END, cdata);
            from = close < 0 ? text.length() : close + CDATA_END.length();
            out.append(text, copied, from);
        }
        return out.toString();
    }
}

package dev.newsvane.ingest.crawl;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okio.ByteString;

/// What a body is by its first bytes, whatever its header says: WHATWG MIME Sniffing in the small. HTML that is sent as
/// plain text, as bytes, as XML or as nothing is read; pictures, documents, feeds and data are not, though they be sent
/// as HTML.
final class Sniffed {
    /// How far the standard looks.
    private static final int RESOURCE_HEADER = 1445;

    /// Types of text that a page may have; one that says nothing may too.
    private static final Set<String> READABLE = Set.of("", "text/html", "application/xhtml+xml", "text/plain");

    /// Types that say little: the body is believed where it begins like a page.
    private static final Set<String> VAGUE = Set.of(
            "application/octet-stream",
            "binary/octet-stream",
            "application/unknown",
            "unknown/unknown",
            "application/xml",
            "text/xml",
            "*/*");

    private record Magic(String what, int at, ByteString bytes) {
        static Magic hex(String what, int at, String hex) {
            return new Magic(what, at, ByteString.decodeHex(hex));
        }

        static Magic text(String what, int at, String text) {
            return new Magic(what, at, ByteString.encodeUtf8(text));
        }

        boolean begins(ByteString body) {
            return body.rangeEquals(at, bytes, 0, bytes.size());
        }
    }

    private static final List<Magic> MAGIC = List.of(
            Magic.text("a PDF", 0, "%PDF-"),
            Magic.text("PostScript", 0, "%!PS-Adobe-"),
            Magic.hex("a picture", 0, "89504e470d0a1a0a"),
            Magic.hex("a picture", 0, "ffd8ff"),
            Magic.text("a picture", 0, "GIF87a"),
            Magic.text("a picture", 0, "GIF89a"),
            Magic.text("a picture", 8, "WEBPVP"),
            Magic.hex("a picture", 0, "00000100"),
            Magic.text("a picture, a film or a sound", 4, "ftyp"),
            Magic.hex("a film", 0, "1a45dfa3"),
            Magic.text("a sound", 0, "ID3"),
            Magic.hex("a sound", 0, "4f67675300"),
            Magic.text("a film or a sound", 8, "AVI "),
            Magic.text("a sound", 8, "WAVE"),
            Magic.hex("an archive", 0, "504b0304"),
            Magic.hex("an archive", 0, "1f8b08"),
            Magic.hex("an archive", 0, "526172211a07"),
            Magic.text("a font", 0, "wOFF"),
            Magic.text("a font", 0, "wOF2"));

    private static final Pattern BEFORE =
            Pattern.compile("\\A(?:[\\s\uFEFF]|<\\?[^>]{0,500}>|<!--(?s:.){0,1000}?-->){0,20}+");
    private static final Pattern PAGE =
            Pattern.compile("(?i)\\A<(?:!doctype\\s+html|html|head|body|script|iframe|h1|div|font|table"
                    + "|a|style|title|b|br|p|meta|link|main|article)[\\s>/]");
    private static final Pattern FEED =
            Pattern.compile("(?i)\\A(?:<!doctype\\s+(?:rss|rdf)[^>]{0,300}>\\s*)?<(?:rss|feed|rdf:rdf"
                    + "|urlset|sitemapindex|opml)[\\s>]");
    private static final Pattern DRAWING = Pattern.compile("(?i)\\A(?:<!doctype\\s+svg[^>]{0,300}>\\s*)?<svg[\\s>]");
    private static final Pattern DATA = Pattern.compile("\\A(?:\\{\\s*(?:\"|})|\\[\\s*(?:[\\[{\"]|]))");

    private Sniffed() {}

    /// Why a body is no page; empty where it may be one.
    static Optional<String> refusal(Optional<String> contentType, ByteString body) {
        var declared = contentType.orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        var magic = MAGIC.stream()
                .filter(each -> each.begins(body))
                .map(Magic::what)
                .findFirst();
        if (magic.isPresent()) {
            return Optional.of("It is " + magic.get() + ", not a page.");
        }
        var text = Head.text(body, 4 * RESOURCE_HEADER);
        var start = BEFORE.matcher(text).replaceFirst("");
        if (FEED.matcher(start).find()) {
            return Optional.of("It is a feed, not a page.");
        }
        if (DRAWING.matcher(start).find()) {
            return Optional.of("It is a picture, not a page.");
        }
        var page = PAGE.matcher(start).find();
        if (!READABLE.contains(declared) && !(page && VAGUE.contains(declared))) {
            return Optional.of("It is " + declared + ", not a page.");
        }
        if (!page && DATA.matcher(start).find()) {
            return Optional.of("It is JSON, not a page.");
        }
        return !page && binary(text) ? Optional.of("It is binary data, not a page.") : Optional.empty();
    }

    /// The standard's binary data bytes, none of which stands in text.
    private static boolean binary(String text) {
        return text.chars()
                .limit(RESOURCE_HEADER)
                .anyMatch(c -> c <= 0x08 || c == 0x0b || (c >= 0x0e && c <= 0x1a) || (c >= 0x1c && c <= 0x1f));
    }
}

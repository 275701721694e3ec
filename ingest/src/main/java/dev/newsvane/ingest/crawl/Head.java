package dev.newsvane.ingest.crawl;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.OptionalInt;
import java.util.regex.Pattern;
import okio.ByteString;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// What a page says of itself before it begins: enough to tell an article from an excuse, without reading all of it.
/// The charset does not matter here: what is looked for is ASCII, or a title that may suffer.
final class Head {
    /// Heads are smaller; where one has no end, so much of the page is looked at.
    private static final int MOST = 256 * 1024;

    /// Where most heads have ended, so that no more need be decoded.
    private static final int USUAL = 32 * 1024;

    /// A longer title is cut: patterns try it at each of its places.
    private static final int TITLE = 500;

    private static final Pattern END = Pattern.compile("(?i)</head>");

    private final ByteString body;
    private final Document head;

    private Head(ByteString body, Document head) {
        this.body = body;
        this.head = head;
    }

    static Head of(ByteString body) {
        var beginning = text(body, USUAL);
        var usual = end(beginning);
        if (usual.isPresent()) {
            return new Head(body, Jsoup.parse(beginning.substring(0, usual.getAsInt())));
        }
        var most = text(body, MOST);
        return new Head(body, Jsoup.parse(most.substring(0, end(most).orElse(most.length()))));
    }

    /// Nearly all write it in small letters, and looking for those is many times faster.
    private static OptionalInt end(String text) {
        var small = text.indexOf("</head>");
        if (small >= 0) {
            return OptionalInt.of(small);
        }
        var any = END.matcher(text);
        return any.find() ? OptionalInt.of(any.start()) : OptionalInt.empty();
    }

    /// The page as text, as far as it is looked at.
    String text() {
        return text(body, MOST);
    }

    /// The beginning of a body as text.
    static String text(ByteString body, int most) {
        var bytes = body.substring(0, Math.min(body.size(), most));
        if (bytes.size() > 1 && (bytes.getByte(0) & 0xff) == 0xfe && (bytes.getByte(1) & 0xff) == 0xff) {
            return bytes.string(UTF_16BE);
        }
        if (bytes.size() > 1 && (bytes.getByte(0) & 0xff) == 0xff && (bytes.getByte(1) & 0xff) == 0xfe) {
            return bytes.string(UTF_16LE);
        }
        return bytes.string(UTF_8);
    }

    /// Whether the page is no longer than what is looked at.
    boolean whole() {
        return body.size() <= MOST;
    }

    /// At most [#TITLE] characters of it.
    String title() {
        var title = head.title().strip();
        return title.substring(0, Math.min(title.length(), TITLE));
    }

    /// Whether it calls itself an article.
    boolean article() {
        return !head.select("meta[property=og:type][content=article], meta[property^=article:]")
                        .isEmpty()
                || body.indexOf(ByteString.encodeUtf8("NewsArticle\"")) >= 0;
    }

    Document document() {
        return head;
    }
}

package dev.newsvane.ingest.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.newsvane.ingest.feed.FeedReading.NotAFeed;
import dev.newsvane.ingest.feed.FeedReading.Why;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import okio.ByteString;
import org.jdom2.Document;

/// Reads whatever a server sends as a feed: RSS, Atom, RDF, JSON Feed, sitemaps, gzip of those. Time and memory are
/// linear in the size, and the size is bounded, each text's and the number of parts too; no entity is expanded, nothing
/// is read from outside.
public final class FeedReader {
    /// A larger feed is refused, after unpacking too.
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    /// A larger sitemap is refused, likewise.
    public static final int MAX_SITEMAP_BYTES = Sitemap.MAX_BYTES;

    /// Of more, those in the middle are left out, for new ones stand at either end; [Repair#ENTRIES_LEFT_OUT] says so.
    public static final int MAX_ENTRIES = 10_000;

    /// A feed of more elements is refused: a tree takes many times the bytes of its text. Sitemaps are read in pieces.
    private static final int MAX_NODES = 500_000;

    private static final int HEAD = 2_048;

    /// Sitemaps, which repeat themselves, pack 30 to 60 times; gzip's utmost is 1,032.
    private static final int UTMOST_RATIO = 200;

    private static final int SMALL = 1024 * 1024;
    private static final String WEB_PAGE = "It is a web page, not a feed; 'newsvane discover' finds what its site has.";
    private static final ByteString GZIP = ByteString.of((byte) 0x1f, (byte) 0x8b);
    private static final Pattern HTML = Pattern.compile(
            "(?:<!doctype\\s+html[^>]*>\\s*+(?:<!--.{0,500}?-->\\s*)?+(?!<(?:rss|feed|rdf)\\b)|<(?:html|head|body)\\b)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern CHALLENGE = Pattern.compile(
            "enable javascript and cookies|just a moment\\.\\.\\.|cf-chl|_incapsula_|captcha|are you a robot|ddos"
                    + " protection",
            Pattern.CASE_INSENSITIVE);

    private FeedReader() {}

    /// Whether the entry at an index, of so many, is left out.
    static boolean leavesOut(int index, int all, int most) {
        return index >= most / 2 && index < all - (most - most / 2);
    }

    /// Reads a whole answer.
    ///
    /// @param base where the bytes came from; relative links are resolved against it
    public static FeedReading read(ByteString body, Optional<String> contentType, URI base) {
        if (body.size() > MAX_SITEMAP_BYTES) {
            return tooLarge(MAX_SITEMAP_BYTES);
        }
        try {
            var bytes = unpacked(body.toByteArray());
            return bytes.length > utmost(body)
                    ? new NotAFeed(Why.TOO_LARGE, "It unpacks to more than " + utmost(body) + " bytes.")
                    : Lengths.within(readBytes(bytes, contentType, base));
        } catch (IOException e) {
            return new NotAFeed(Why.MALFORMED, "It begins like gzip and cannot be unpacked: " + e.getMessage());
        } catch (RuntimeException e) {
            // anybody writes what is read here: none of it may stop whoever reads. The fuzz tests hold that this never
            // is
            return new NotAFeed(Why.UNFORESEEN, "Newsvane's own reader fails on it, which is to be reported: " + e);
        }
    }

    private static NotAFeed tooLarge(int most) {
        return new NotAFeed(Why.TOO_LARGE, "It is larger than " + most + " bytes.");
    }

    /// How many bytes may come of a body that is packed.
    private static int utmost(ByteString body) {
        return (int) Math.min(MAX_SITEMAP_BYTES, Math.max(SMALL, (long) UTMOST_RATIO * body.size()));
    }

    private static byte[] unpacked(byte[] bytes) throws IOException {
        if (bytes.length < 2 || bytes[0] != (byte) 0x1f || bytes[1] != (byte) 0x8b) {
            return bytes;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readNBytes(utmost(ByteString.of(bytes)) + 1);
        }
    }

    private static FeedReading readBytes(byte[] bytes, Optional<String> contentType, URI base) {
        if (bytes.length > MAX_BYTES && !Sitemap.mayBegin(new String(bytes, 0, 2 * HEAD, ISO_8859_1))) {
            return tooLarge(MAX_BYTES);
        }
        var decoded = FeedText.of(bytes, contentType);
        var text = decoded.text().stripLeading();
        if (text.isEmpty()) {
            return new NotAFeed(Why.EMPTY, "There is nothing in it.");
        }
        var repairs = EnumSet.noneOf(Repair.class);
        repairs.addAll(decoded.repairs());
        var received = new Received(base, decoded.charset(), repairs);
        return text.startsWith("{") ? JsonFeed.read(text, received) : readMarkup(text, received);
    }

    private static FeedReading readMarkup(String text, Received received) {
        var start = Prolog.start(text);
        if (HTML.matcher(text.substring(start, Math.min(text.length(), start + HEAD)))
                .lookingAt()) {
            return page(text);
        }
        var feed = Prolog.withoutJunk(text, received.repairs());
        var lines = Sitemap.readLines(text, received);
        if (lines.isPresent()) {
            return lines.get();
        }
        if (!feed.startsWith("<")) {
            return new NotAFeed(Why.MALFORMED, "It is neither XML nor JSON; it begins with \"" + opening(text) + "\".");
        }
        return Prolog.refusal(feed).<FeedReading>map(refused -> refused).orElseGet(() -> {
            var xml = Prolog.withoutDoctype(feed, received.repairs());
            return readXml(xml, received);
        });
    }

    private static FeedReading readXml(String xml, Received received) {
        return Sitemap.read(xml, received).orElseGet(() -> readTree(xml, received));
    }

    private static FeedReading readTree(String xml, Received received) {
        var text = Prolog.nodes(xml) <= MAX_NODES ? xml : Prolog.withoutCdata(xml);
        if (Prolog.nodes(text) > MAX_NODES) {
            return new NotAFeed(Why.TOO_LARGE, "It has more than " + MAX_NODES + " elements.");
        }
        return Xml.document(Prolog.withoutBareAmpersands(text), MAX_ENTRIES, received.repairs())
                .map(document -> read(document, received))
                .orElseGet(() -> new NotAFeed(Why.MALFORMED, "There is no element in it."));
    }

    private static FeedReading read(Document document, Received received) {
        var root = document.getRootElement().getName().toLowerCase(Locale.ROOT);
        return switch (root) {
            case "rss", "channel", "feed", "rdf" -> XmlFeed.read(document, received);
            case "html" -> new NotAFeed(Why.HTML, WEB_PAGE);
            default -> new NotAFeed(Why.UNKNOWN, "It is XML, and <" + root + "> is no feed.");
        };
    }

    private static NotAFeed page(String text) {
        return challenges(text)
                ? new NotAFeed(Why.CHALLENGE, "It is a page that wants a browser or a person, not a feed.")
                : new NotAFeed(Why.HTML, WEB_PAGE);
    }

    /// Whether a body may be a list of sitemaps, by its first bytes: worth reading as one.
    public static boolean mayBeIndex(ByteString body) {
        var head = body.substring(0, Math.min(body.size(), 2 * HEAD));
        return head.startsWith(GZIP) || head.string(ISO_8859_1).contains("sitemapindex");
    }

    /// Whether a page wants a browser or a person before it shows anything.
    public static boolean challenges(String page) {
        return CHALLENGE
                .matcher(page.substring(0, Math.min(page.length(), 64 * 1024)))
                .find();
    }

    private static String opening(String text) {
        var start = text.substring(0, Math.min(text.length(), 40)).replaceAll("\\s+", " ");
        return new String(start.getBytes(ISO_8859_1), ISO_8859_1);
    }
}

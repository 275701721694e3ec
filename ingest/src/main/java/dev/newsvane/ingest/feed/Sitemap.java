package dev.newsvane.ingest.feed;

import dev.newsvane.ingest.feed.FeedReading.FeedRead;
import dev.newsvane.ingest.feed.FeedReading.IndexRead;
import dev.newsvane.ingest.feed.FeedReading.NotAFeed;
import dev.newsvane.ingest.feed.FeedReading.Why;
import dev.newsvane.ingest.schedule.Skips;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jdom2.Namespace;

/// Sitemaps, their indexes and news sitemaps (sitemaps.org; Google's news extension), and sitemaps that are plain lists
/// of URLs. XML is read piece by piece, so that a large one costs the memory of its entries and not of its tree.
final class Sitemap {
    /// By the protocol, of a sitemap and of an index alike.
    static final int MAX_ENTRIES = 50_000;

    /// By the protocol, unpacked.
    static final int MAX_BYTES = 50 * 1024 * 1024;

    private static final int PIECE = 256 * 1024;
    /// No entry is longer: it may list a thousand pictures.
    private static final int LONGEST_PIECE = 4 * PIECE;

    private static final int SAMPLE = 20;
    private static final Pattern ROOT =
            Pattern.compile("<((?:[\\w.-]{1,20}:)?(?:urlset|sitemapindex))\\b[^>]{0,10000}>", Pattern.CASE_INSENSITIVE);
    private static final Pattern END = Pattern.compile("</(?:[\\w.-]{1,20}:)?(?:url|sitemap)\\s*>");
    private static final Pattern URL_ALONE = Pattern.compile("(?i)https?://[^\\s<>\"]{3,4000}");

    private Sitemap() {}

    /// Reads a text that has no document type; empty where it is no XML of a sitemap.
    static Optional<FeedReading> read(String text, Received received) {
        var start = Prolog.start(text);
        var root = ROOT.matcher(text).region(start, text.length());
        return root.lookingAt() ? Optional.of(read(text, root.toMatchResult(), received)) : Optional.empty();
    }

    /// A text of URLs, one a line; empty where it is none.
    static Optional<FeedReading> readLines(String text, Received received) {
        var head =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).limit(SAMPLE);
        if (text.isEmpty() || !head.allMatch(line -> URL_ALONE.matcher(line).matches())) {
            return Optional.empty();
        }
        var entries = text.lines()
                .map(String::strip)
                .filter(line -> URL_ALONE.matcher(line).matches())
                .limit(MAX_ENTRIES + 1L)
                .map(line -> plain(line, received.base()))
                .toList();
        if (entries.size() > MAX_ENTRIES) {
            received.repairs().add(Repair.ENTRIES_LEFT_OUT);
        }
        return Optional.of(new FeedRead(feed(
                "sitemap-text",
                received,
                Optional.empty(),
                entries.stream().limit(MAX_ENTRIES).toList())));
    }

    /// Whether a document that is too large for a feed may be one of these.
    static boolean mayBegin(String head) {
        return ROOT.matcher(head).find() || URL_ALONE.matcher(head.strip()).lookingAt();
    }

    private static FeedReading read(String text, MatchResult root, Received received) {
        return root.group(1).toLowerCase(Locale.ROOT).endsWith("sitemapindex")
                ? index(text, root, received)
                : urlset(text, root, received);
    }

    private static FeedReading urlset(String text, MatchResult root, Received received) {
        var entries = new ArrayList<Entry>();
        var news = new ArrayList<Element>();
        var refused = pieces(
                text,
                root,
                received,
                piece -> piece.getChildren("url", Xml.SITEMAP).forEach(url -> {
                    entries.add(entry(url, received.base()));
                    news(url).filter(_ -> news.size() < SAMPLE).ifPresent(_ -> news.add(url));
                }));
        return refused.orElseGet(() -> new FeedRead(feed(
                news.isEmpty() ? "sitemap" : "news-sitemap",
                received,
                news.stream().flatMap(url -> publication(url).stream()).findFirst(),
                List.copyOf(entries))));
    }

    private static FeedReading index(String text, MatchResult root, Received received) {
        var sitemaps = new ArrayList<SitemapIndex.Listed>();
        var refused = pieces(
                text,
                root,
                received,
                piece -> piece.getChildren("sitemap", Xml.SITEMAP)
                        .forEach(child -> listed(child, received.base()).ifPresent(sitemaps::add)));
        return refused.orElseGet(() -> sitemaps.isEmpty()
                ? new NotAFeed(Why.UNKNOWN, "It is a list of sitemaps and names none.")
                : new IndexRead(new SitemapIndex(List.copyOf(sitemaps), List.copyOf(received.repairs()))));
    }

    private static Optional<SitemapIndex.Listed> listed(Element child, URI base) {
        var modified = text(child, "lastmod", Xml.SITEMAP).filter(text -> text.length() <= 100);
        return text(child, "loc", Xml.SITEMAP)
                .filter(location -> location.length() <= Lengths.LINE)
                .flatMap(location -> Links.resolve(location, base.toString()))
                .map(Links::encoded)
                .map(url -> new SitemapIndex.Listed(url, modified, modified.flatMap(FeedDate::parse)));
    }

    /// Hands on the document's parts in turn, each under a root like its own. What it answers is why it will not go on.
    private static Optional<FeedReading> pieces(
            String text, MatchResult root, Received received, Consumer<Element> taking) {
        var end = END.matcher(text);
        var left = MAX_ENTRIES;
        var from = root.end();
        if (!text.contains("</" + root.group(1))) {
            received.repairs().add(Repair.CUT_OFF);
        }
        while (from < text.length()) {
            var far = Math.min(text.length(), from + PIECE);
            var until = end.find(far) ? end.end() : text.length();
            if (until - from > LONGEST_PIECE) {
                return Optional.of(new NotAFeed(
                        Why.TOO_LARGE,
                        "A part of it, where an entry should end, is longer than " + LONGEST_PIECE + " characters."));
            }
            var piece = root.group() + Prolog.withoutBareAmpersands(text.substring(from, until)) + "</" + root.group(1)
                    + ">";
            var element = Xml.document(piece, left, received.repairs()).map(document -> document.getRootElement());
            element.ifPresent(taking);
            left -= element.map(read -> read.getChildren().size()).orElse(0);
            from = left > 0 ? until : leftOut(text, until, received);
        }
        return Optional.empty();
    }

    private static int leftOut(String text, int from, Received received) {
        if (END.matcher(text).find(from)) {
            received.repairs().add(Repair.ENTRIES_LEFT_OUT);
        }
        return text.length();
    }

    private static Feed feed(String dialect, Received received, Optional<Element> publication, List<Entry> entries) {
        return new Feed(
                dialect,
                received.charset(),
                publication.flatMap(of -> text(of, "name", of.getNamespace())),
                Links.resolve("/", received.base().toString()),
                List.of(),
                publication.flatMap(of -> text(of, "language", of.getNamespace())),
                Optional.empty(),
                entries,
                List.copyOf(received.repairs()),
                Optional.empty(),
                Optional.empty(),
                Skips.NONE);
    }

    private static Entry plain(String url, URI base) {
        var repairs = EnumSet.noneOf(Repair.class);
        return new Entry(
                Links.absolute(Optional.of(url), base.toString(), repairs),
                Optional.of(url),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new Extras(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                List.copyOf(repairs));
    }

    private static Entry entry(Element url, URI base) {
        var repairs = EnumSet.noneOf(Repair.class);
        var news = news(url);
        var raw = news.flatMap(of -> text(of, "publication_date", of.getNamespace()));
        var modified = text(url, "lastmod", Xml.SITEMAP);
        var published = raw.flatMap(FeedDate::parse);
        var updated = modified.flatMap(FeedDate::parse);
        if ((published.isEmpty() && raw.isPresent()) || (updated.isEmpty() && modified.isPresent())) {
            repairs.add(Repair.DATE_UNREADABLE);
        }
        var location = text(url, "loc", Xml.SITEMAP);
        return new Entry(
                Links.absolute(location, base.toString(), repairs),
                location,
                Titles.plain(news.flatMap(of -> text(of, "title", of.getNamespace())), repairs),
                List.of(),
                published.map(FeedDate::at),
                raw.or(() -> modified),
                published.map(FeedDate::confidence),
                updated.map(FeedDate::at),
                modified,
                Optional.empty(),
                Optional.empty(),
                publication(url).flatMap(of -> text(of, "language", of.getNamespace())),
                List.of(),
                Extras.of(url, base.toString()),
                List.copyOf(repairs));
    }

    private static Optional<Element> news(Element url) {
        return url.getChildren().stream()
                .filter(child -> "news".equals(child.getName()))
                .findFirst();
    }

    private static Optional<Element> publication(Element url) {
        return news(url).flatMap(of -> Optional.ofNullable(of.getChild("publication", of.getNamespace())));
    }

    private static Optional<String> text(Element parent, String name, Namespace namespace) {
        return Optional.ofNullable(parent.getChildText(name, namespace))
                .map(String::strip)
                .filter(t -> !t.isEmpty());
    }
}

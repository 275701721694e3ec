package dev.newsvane.ingest.feed;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import dev.newsvane.ingest.feed.Entry.Enclosure;
import dev.newsvane.ingest.feed.FeedReading.FeedRead;
import dev.newsvane.ingest.feed.FeedReading.NotAFeed;
import dev.newsvane.ingest.feed.FeedReading.Why;
import dev.newsvane.ingest.schedule.Skips;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/// RSS, Atom and RDF. ROME knows the dialects' texts; links, dates and names are read from the elements beside it, for
/// it keeps neither a date's text nor what a broken one was.
final class XmlFeed {
    private static final Set<String> SUMMARIES = Set.of("summary", "description");
    private static final Set<String> CONTENTS = Set.of("content", "encoded", "fullitem", "body");

    private final URI base;
    private final Optional<String> language;
    private final Optional<String> author;

    private XmlFeed(URI base, Optional<String> language, Optional<String> author) {
        this.base = base;
        this.language = language;
        this.author = author;
    }

    /// An entry's dates, verbatim.
    private record Dates(Optional<String> published, Optional<String> updated) {
        static Dates of(Element entry) {
            return new Dates(Elements.published(entry), Elements.updated(entry));
        }
    }

    /// What a feed says of itself that ROME must not see: where its own links lead, when it wants to be left alone.
    private record Frame(Optional<String> site, Optional<String> hub, Optional<String> self, Skips skips) {
        static Frame of(Element head, URI feed) {
            var base = Elements.base(head, feed);
            return new Frame(
                    Elements.link(head).flatMap(link -> Links.resolve(link, base)),
                    Elements.related(head, "hub").flatMap(link -> Links.resolve(link, base)),
                    Elements.related(head, "self").flatMap(link -> Links.resolve(link, base)),
                    Elements.skips(head));
        }
    }

    static FeedReading read(Document document, Received received) {
        var frame = Frame.of(Elements.head(document.getRootElement()), received.base());
        Dialect.settle(document);
        var elements = List.copyOf(Dialect.entries(document.getRootElement())); // a live list is slow to walk
        var dates = elements.stream().map(Dates::of).toList();
        Dialect.undate(elements);
        Dialect.undate(List.of(Elements.head(document.getRootElement())));
        final SyndFeed feed;
        try {
            feed = new SyndFeedImpl(new WireFeedInput(false, Locale.ROOT).build(document));
        } catch (FeedException | RuntimeException e) {
            // ROME is fed what anybody writes: whatever it throws, it could not read this
            return new NotAFeed(Why.MALFORMED, "It cannot be read as a feed: " + e.getMessage());
        }
        return feed.getEntries().size() == elements.size()
                ? new FeedRead(feed(feed, elements, dates, Elements.head(document.getRootElement()), frame, received))
                : new NotAFeed(Why.MALFORMED, "Its entries cannot be told apart.");
    }

    private static Feed feed(
            SyndFeed feed, List<Element> elements, List<Dates> dates, Element head, Frame frame, Received received) {
        var language = present(feed.getLanguage())
                .map(tag -> tag.strip().replace('_', '-'))
                .or(() -> Elements.language(head));
        var reader = new XmlFeed(
                received.base(), language, Elements.authors(head).stream().findFirst());
        var entries = new ArrayList<Entry>();
        for (var i = 0; i < elements.size(); i++) {
            entries.add(reader.entry(feed.getEntries().get(i), elements.get(i), dates.get(i)));
        }
        return new Feed(
                feed.getFeedType(),
                received.charset(),
                Titles.plain(present(feed.getTitle()).or(() -> Elements.title(head)), EnumSet.noneOf(Repair.class)),
                frame.site(),
                Elements.editors(head),
                language,
                Elements.ttl(head),
                List.copyOf(entries),
                List.copyOf(received.repairs()),
                frame.hub(),
                frame.self(),
                frame.skips());
    }

    private Entry entry(SyndEntry entry, Element element, Dates dates) {
        var repairs = EnumSet.noneOf(Repair.class);
        var here = Elements.base(element, base);
        var summary = text(entry.getDescription())
                .or(() -> Elements.summary(element))
                .map(html -> Links.inHtml(html, base(element, SUMMARIES)));
        var content = entry.getContents().stream()
                .map(XmlFeed::text)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> Elements.content(element))
                .map(html -> Links.inHtml(html, base(element, CONTENTS)));
        var raw = dates.published();
        var updatedRaw = dates.updated();
        var published = date(raw, repairs);
        var updated = date(updatedRaw, repairs);
        return new Entry(
                Links.absolute(Elements.link(element), here, repairs),
                Elements.id(element).map(id -> Links.identity(id, element)),
                Titles.plain(present(entry.getTitle()).or(() -> Elements.title(element)), repairs)
                        .or(() -> Titles.firstWords(summary.or(() -> content), repairs)),
                names(element),
                published.map(FeedDate::at),
                raw.or(() -> updatedRaw),
                published.map(FeedDate::confidence),
                updated.map(FeedDate::at),
                updatedRaw,
                summary,
                content,
                Elements.language(element).or(() -> language),
                enclosures(entry, here),
                Extras.of(element, here).orImageIn(content, summary),
                List.copyOf(repairs));
    }

    /// Where links start from in the first child that has one of these names, else in the entry.
    private String base(Element entry, Set<String> names) {
        return Elements.base(
                entry.getChildren().stream()
                        .filter(child -> names.contains(child.getName()))
                        .findFirst()
                        .orElse(entry),
                base);
    }

    private List<String> names(Element element) {
        var own = Elements.authors(element);
        return own.isEmpty() ? author.stream().toList() : own;
    }

    private static Optional<FeedDate> date(Optional<String> raw, Set<Repair> repairs) {
        var date = raw.flatMap(FeedDate::parse);
        if (raw.isPresent() && date.isEmpty()) {
            repairs.add(Repair.DATE_UNREADABLE);
        }
        return date;
    }

    private static List<Enclosure> enclosures(SyndEntry entry, String base) {
        return entry.getEnclosures().stream()
                .flatMap(found -> present(found.getUrl())
                        .flatMap(url -> Links.resolve(url.strip(), base))
                        .map(url -> new Enclosure(
                                url,
                                present(found.getType()),
                                Optional.of(found.getLength()).filter(bytes -> bytes > 0)))
                        .stream())
                .toList();
    }

    private static Optional<String> text(@Nullable SyndContent content) {
        return Optional.ofNullable(content).flatMap(found -> present(found.getValue()));
    }

    private static Optional<String> present(@Nullable String text) {
        return Optional.ofNullable(text).filter(t -> !t.isBlank());
    }
}

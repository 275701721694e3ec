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
import java.net.URI;
import java.time.Instant;
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
    private final URI base;
    private final Optional<String> language;
    private final Optional<String> author;

    private XmlFeed(URI base, Optional<String> language, Optional<String> author) {
        this.base = base;
        this.language = language;
        this.author = author;
    }

    static FeedReading read(Document document, URI base, EnumSet<Repair> repairs) {
        var link = link(Elements.head(document.getRootElement()), base);
        Dialect.settle(document);
        var elements = Dialect.entries(document.getRootElement());
        try {
            var feed = new SyndFeedImpl(new WireFeedInput(false, Locale.ROOT).build(document));
            if (feed.getEntries().size() != elements.size()) {
                return new NotAFeed(Why.MALFORMED, "Its entries cannot be told apart.");
            }
            return new FeedRead(feed(feed, elements, Elements.head(document.getRootElement()), link, base, repairs));
        } catch (FeedException e) {
            return new NotAFeed(Why.MALFORMED, "It cannot be read as a feed: " + e.getMessage());
        }
    }

    private static Optional<String> link(Element head, URI base) {
        return Elements.link(head).flatMap(link -> Links.resolve(link, Elements.base(head, base)));
    }

    private static Feed feed(
            SyndFeed feed,
            List<Element> elements,
            Element head,
            Optional<String> link,
            URI base,
            EnumSet<Repair> repairs) {
        var language =
                present(feed.getLanguage()).or(() -> Elements.language(head)).map(String::strip);
        var reader = new XmlFeed(base, language, Elements.authors(head).stream().findFirst());
        var entries = new ArrayList<Entry>();
        for (var i = 0; i < elements.size(); i++) {
            entries.add(reader.entry(feed.getEntries().get(i), elements.get(i)));
        }
        return new Feed(
                feed.getFeedType(),
                Titles.plain(present(feed.getTitle()), EnumSet.noneOf(Repair.class)),
                link,
                language,
                Elements.ttl(head),
                List.copyOf(entries),
                List.copyOf(repairs));
    }

    private Entry entry(SyndEntry entry, Element element) {
        var repairs = EnumSet.noneOf(Repair.class);
        var here = Elements.base(element, base);
        var summary = text(entry.getDescription());
        var content = entry.getContents().stream()
                .map(XmlFeed::text)
                .flatMap(Optional::stream)
                .findFirst();
        var raw = Elements.published(element);
        var updatedRaw = Elements.updated(element);
        var published = date(raw, repairs);
        var updated = date(updatedRaw, repairs);
        return new Entry(
                Links.absolute(Elements.link(element), here, repairs),
                Elements.id(element),
                Titles.plain(present(entry.getTitle()), repairs)
                        .or(() -> Titles.firstWords(summary.or(() -> content), repairs)),
                names(element),
                published,
                raw.or(() -> updatedRaw),
                updated,
                summary,
                content,
                Elements.language(element).or(() -> language),
                enclosures(entry, here),
                List.copyOf(repairs));
    }

    private List<String> names(Element element) {
        var own = Elements.authors(element);
        return own.isEmpty() ? author.stream().toList() : own;
    }

    private static Optional<Instant> date(Optional<String> raw, Set<Repair> repairs) {
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

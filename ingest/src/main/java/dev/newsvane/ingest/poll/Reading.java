package dev.newsvane.ingest.poll;

import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.ingest.feed.Entry;
import dev.newsvane.ingest.feed.Feed;
import dev.newsvane.ingest.feed.FeedReader;
import dev.newsvane.ingest.feed.FeedReading.FeedRead;
import dev.newsvane.ingest.feed.FeedReading.IndexRead;
import dev.newsvane.ingest.feed.FeedReading.NotAFeed;
import dev.newsvane.ingest.feed.FeedReading.Why;
import dev.newsvane.ingest.feed.Repair;
import dev.newsvane.ingest.feed.SitemapIndex;
import dev.newsvane.ingest.schedule.Skips;
import dev.newsvane.ingest.site.IndexPage;
import dev.newsvane.ingest.site.IndexPage.Reading.Listed;
import dev.newsvane.ingest.site.IndexPage.Reading.Unlisted;
import dev.newsvane.ingest.site.Link;
import dev.newsvane.ingest.site.LinkSelector;
import dev.newsvane.ingest.url.ArticleLook;
import dev.newsvane.ingest.url.CanonicalUrl;
import dev.newsvane.ingest.websub.Offer;
import dev.newsvane.schemas.Baseline;
import dev.newsvane.schemas.Item;
import dev.newsvane.schemas.Reason;
import dev.newsvane.schemas.SourceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What an answer holds, by what its source is followed as.
sealed interface Reading {
    /// A sitemap of more entries is known by dates and hashes, not by each: see [Known].
    int KNOWN_ONE_BY_ONE = 2_500;

    /// It could be read.
    ///
    /// @param seen what it shows, counted, and what is known for the next poll
    /// @param told its items that are new or changed
    /// @param ttl how long it asks to be left alone
    /// @param skips when it asks not to be polled
    /// @param parts of the sitemaps of a tree, for the next poll
    /// @param offer the hub that it names
    /// @param unfinished some of it is left for the next poll, which must have it again
    /// @param notes what was left out, or is not seen, a sentence each
    record Brought(
            Memory.Seen seen,
            List<Item> told,
            Optional<Duration> ttl,
            Skips skips,
            List<String> parts,
            Optional<Offer> offer,
            boolean unfinished,
            List<String> notes)
            implements Reading {
        /// Of what says nothing of how it wants to be polled.
        static Brought of(
                Memory.Seen seen, List<Item> told, List<String> parts, boolean unfinished, List<String> notes) {
            return new Brought(seen, told, Optional.empty(), Skips.NONE, parts, Optional.empty(), unfinished, notes);
        }
    }

    /// It is nothing that can be followed so.
    record Nothing(Trouble trouble) implements Reading {}

    /// Reads a whole answer of a visit.
    static Reading of(Visit visit, Got got) {
        return switch (FeedReader.read(got.body(), got.header("content-type"), got.url())) {
            case FeedRead(Feed feed)
            when feed.isSitemap() && feed.entries().size() > KNOWN_ONE_BY_ONE -> Walk.alone(visit, got, feed);
            case FeedRead(Feed feed) -> feed(visit, got, feed.with(promising(feed)));
            case IndexRead(SitemapIndex index) -> Walk.of(visit, got, index).brought();
            case NotAFeed none ->
                visit.source().kind() == SourceKind.PAGE ? page(visit, got, none) : new Nothing(trouble(none));
        };
    }

    private static Reading feed(Visit visit, Got got, Feed feed) {
        var known = new Known(visit.before().known());
        var items = Entries.items(visit.source(), feed, quiet(visit), visit.now());
        var fresh = items.stream().filter(item -> !known.holds(item)).toList();
        var told = items.stream().filter(item -> !known.holdsUnchanged(item)).toList();
        var oldest = fresh.stream().flatMap(item -> item.published().stream()).min(Comparator.naturalOrder());
        var seen = new Memory.Seen(
                items.size(),
                fresh.size(),
                told.size(),
                overlap(visit, known, items),
                span(feed, visit.now()),
                oldest,
                known.with(items));
        return new Brought(seen, told, feed.ttl(), feed.skips(), List.of(), Offer.of(got, feed), false, lost(feed));
    }

    /// What of a feed is not taken, a sentence each.
    private static List<String> lost(Feed feed) {
        var notes = new ArrayList<String>();
        if (feed.repairs().contains(Repair.ENTRIES_LEFT_OUT)) {
            notes.add("an answer holds more entries than the " + feed.entries().size()
                    + " that are read: those in its middle are not seen");
        }
        var cut = feed.entries().stream()
                .filter(entry -> entry.repairs().contains(Repair.TEXT_LEFT_OUT))
                .count();
        if (cut > 0) {
            notes.add("%d of %d entries have a text that is longer than is kept: it is left out"
                    .formatted(cut, feed.entries().size()));
        }
        return List.copyOf(notes);
    }

    private static Optional<Duration> span(Feed feed, Instant now) {
        var dates = feed.entries().stream()
                .flatMap(entry -> Entries.dated(entry).stream())
                .toList();
        return Optional.of(dates)
                .filter(all -> !all.isEmpty() && all.size() == feed.entries().size())
                .flatMap(all -> all.stream().min(Comparator.naturalOrder()))
                .map(oldest -> Duration.between(oldest, now))
                .filter(Duration::isPositive);
    }

    /// The entries that may be articles: of a feed and a news sitemap all, of other sitemaps those whose URL has
    /// anything that speaks for one, for a page that does not matter costs one fetch, and a missed article a story.
    static List<Entry> promising(Feed feed) {
        return !feed.isSitemap() || feed.dialect().equals("news-sitemap")
                ? feed.entries()
                : feed.entries().stream()
                        .filter(entry -> entry.link()
                                .flatMap(CanonicalUrl::of)
                                .map(ArticleLook::of)
                                .filter(look -> look.points() > 0)
                                .isPresent())
                        .toList();
    }

    private static Reading page(Visit visit, Got got, NotAFeed otherwise) {
        return switch (otherwise.why()) {
            case EMPTY, TOO_LARGE, UNFORESEEN -> new Nothing(trouble(otherwise));
            case HTML, CHALLENGE, ENTITIES, UNKNOWN, MALFORMED -> {
                var select = visit.source().select().flatMap(LinkSelector::of);
                yield switch (IndexPage.read(got.body(), got.header("content-type"), got.url(), select)) {
                    case Listed(IndexPage page) -> listed(visit, page);
                    case Unlisted(boolean challenge, String why) ->
                        new Nothing(Trouble.unlisted(challenge ? Reason.CHALLENGE : Reason.NOT_A_FEED, why));
                };
            }
        };
    }

    /// What stands on the page at each visit is known after the first; of what is new, what may be an article is told.
    private static Reading listed(Visit visit, IndexPage page) {
        var known = new Known(visit.before().known());
        var first = visit.before().first().isEmpty();
        var quiet = first && visit.source().baseline() == Baseline.QUIET;
        var items = new LinkedHashMap<Link, Item>();
        page.links().forEach(link -> items.put(link, Entries.item(visit.source(), page, link, quiet, visit.now())));
        var shown = List.copyOf(items.values());
        var fresh = items.entrySet().stream()
                .filter(each -> !known.holds(each.getValue()) && page.promises(each.getKey(), first))
                .map(Map.Entry::getValue)
                .toList();
        var seen = new Memory.Seen(
                shown.size(),
                fresh.size(),
                fresh.size(),
                overlap(visit, known, shown),
                Optional.empty(),
                Optional.empty(),
                known.with(shown));
        return Brought.of(seen, fresh, List.of(), false, List.of());
    }

    private static Optional<Double> overlap(Visit visit, Known known, List<Item> items) {
        return Optional.of(items)
                .filter(all -> !all.isEmpty() && visit.before().first().isPresent())
                .map(all -> (double) all.stream().filter(known::holds).count() / all.size());
    }

    private static Trouble trouble(NotAFeed none) {
        return Trouble.notAFeed(reason(none.why()), none.detail());
    }

    /// At a first poll, what is undated or old alerts nobody: it stood there before anybody followed the source.
    static Predicate<Entry> quiet(Visit visit) {
        var baseline = visit.before().first().isEmpty() && visit.source().baseline() == Baseline.QUIET;
        var old = visit.now().minus(visit.settings().quietAge());
        return entry ->
                baseline && Entries.dated(entry).map(at -> at.isBefore(old)).orElse(true);
    }

    private static Reason reason(Why why) {
        return switch (why) {
            case TOO_LARGE -> Reason.TOO_LARGE;
            case CHALLENGE -> Reason.CHALLENGE;
            case EMPTY, HTML, ENTITIES, UNKNOWN, MALFORMED -> Reason.NOT_A_FEED;
            case UNFORESEEN -> Reason.UNREADABLE;
        };
    }
}

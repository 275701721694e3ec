package dev.newsvane.ingest.poll;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.newsvane.base.Ids;
import dev.newsvane.ingest.feed.Entry;
import dev.newsvane.ingest.feed.Feed;
import dev.newsvane.ingest.site.IndexPage;
import dev.newsvane.ingest.site.Link;
import dev.newsvane.schemas.Item;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// A feed's entries and a page's links as items.
public final class Entries {
    private Entries() {}

    public static List<Item> items(Source source, Feed feed, Predicate<Entry> quiet, Instant now) {
        var ids =
                feed.entries().stream().flatMap(entry -> entry.id().stream()).collect(groupingBy(id -> id, counting()));
        return feed.entries().stream()
                .map(entry -> item(source, feed, entry, id(source, entry, ids), quiet.test(entry), now))
                .toList();
    }

    /// Source and the entry's own id, else its link, else its content. An id that a feed gives to several entries does
    /// not tell them apart: then the link does.
    private static String id(Source source, Entry entry, Map<String, Long> ids) {
        return entry.id()
                .filter(id -> ids.getOrDefault(id, 0L) == 1)
                .or(entry::link)
                .or(entry::id)
                .map(own -> Ids.of(source.name(), own))
                .orElseGet(() -> Ids.of(
                        source.name(),
                        entry.title().orElse(""),
                        entry.summary().or(entry::content).orElse("")));
    }

    private static Item item(Source source, Feed feed, Entry entry, String id, boolean quiet, Instant now) {
        return new Item(
                id,
                source.name(),
                source.publisher().or(feed::title),
                entry.link(),
                entry.id(),
                entry.title(),
                entry.authors(),
                entry.published(),
                entry.publishedRaw(),
                entry.updated(),
                entry.summary(),
                entry.content(),
                source.language().or(entry::language),
                hash(entry),
                Lanes.LIVE,
                quiet,
                now,
                source.tags());
    }

    /// A link of an index page; the page says no more of it than its words.
    static Item item(Source source, IndexPage page, Link link, boolean quiet, Instant now) {
        return new Item(
                Ids.of(source.name(), link.canonical()),
                source.name(),
                source.publisher(),
                Optional.of(link.url()),
                Optional.empty(),
                Optional.of(link.text()).filter(text -> !text.isEmpty()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                source.language().or(page::language),
                Ids.of(link.text()),
                Lanes.LIVE,
                quiet,
                now,
                source.tags());
    }

    private static String hash(Entry entry) {
        return Ids.of(
                entry.title().orElse(""),
                entry.summary().orElse(""),
                entry.content().orElse(""),
                entry.publishedRaw().orElse(""),
                entry.updated().map(Instant::toString).orElse(""));
    }

    /// When the entry says that it was published, or at least last changed.
    static Optional<Instant> dated(Entry entry) {
        return entry.published().or(entry::updated);
    }
}

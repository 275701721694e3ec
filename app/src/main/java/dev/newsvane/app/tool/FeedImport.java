package dev.newsvane.app.tool;

import dev.newsvane.ingest.feed.Feed;
import dev.newsvane.ingest.frontier.WholeText;
import dev.newsvane.ingest.poll.Entries;
import dev.newsvane.ingest.url.CanonicalUrl;
import dev.newsvane.schemas.Item;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Entries of old feeds on their way in: one that has its whole text is a page of the import, any other is to be
/// fetched, in the import's lane. Of an entry that is met again the first counts: documents come newest first.
public final class FeedImport {
    private final Import pages;
    private final Source source;
    private final String lane;
    private final int words;
    private final Instant now;
    private final Set<String> met = new HashSet<>();
    private final Set<String> links = new HashSet<>();
    private final List<Item> fetch = new ArrayList<>();

    /// @param pages takes the whole ones
    /// @param words an entry with so many is whole
    public FeedImport(Import pages, String name, int words, Instant now) {
        this.pages = pages;
        this.source = Source.of(name, "", SourceKind.ARCHIVE, "import");
        this.lane = Lanes.history(name);
        this.words = words;
        this.now = now;
    }

    /// Takes a document in.
    public void add(Feed feed) {
        for (var live : Entries.items(source, feed, _ -> false, now)) {
            if (met.add(live.id())) {
                var item = live.in(lane);
                item.content()
                        .filter(content -> WholeText.is(content, words))
                        .ifPresentOrElse(whole -> pages.add(item, whole, place(item)), () -> fetch.add(item));
            }
        }
    }

    /// The link, or a name of its own where another entry has that link already.
    private String place(Item item) {
        return item.link()
                .flatMap(CanonicalUrl::of)
                .filter(links::add)
                .orElseGet(() -> "urn:newsvane:item:" + item.id());
    }

    /// What is to be fetched, in the order of their dates, the undated last.
    public List<Item> toFetch() {
        return fetch.stream()
                .sorted(Comparator.comparing(
                        item -> item.published().or(item::updated).orElse(Instant.MAX)))
                .toList();
    }
}

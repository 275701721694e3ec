package dev.newsvane.ingest.frontier;

import dev.newsvane.schemas.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the frontier remembers of a URL. Key: canonical URL, behind the lane where that is an import's.
///
/// @param first first sighting
/// @param last last sighting or fetch
/// @param quiet seen at first polls of sources only
/// @param settled its page has been made
/// @param trigger what the last request was made for; empty where there was none
/// @param sightings item id, content hash and source of the last sightings, newest last, bounded; the source may be
/// absent
public record Seen(
        Instant first, Instant last, boolean quiet, boolean settled, String trigger, List<String> sightings) {
    private static final int MOST = 16;

    /// Nothing but that it answered: an alias that a fetch came across.
    static Seen alias(Instant at) {
        return new Seen(at, at, false, true, "", List.of());
    }

    /// The content hash with which an item was last seen here.
    Optional<String> hash(String item) {
        return seen().filter(sighting -> sighting[0].equals(item))
                .map(sighting -> sighting[1])
                .findFirst();
    }

    /// Whether the item's source showed something else here: the link, to a home page or to one that holds many, is not
    /// the item's own.
    boolean isShared(Item item) {
        return seen().anyMatch(sighting -> sighting.length > 2 && sighting[2].equals(item.source()))
                && seen().noneMatch(
                                sighting -> sighting[0].equals(item.id()) || sighting[1].equals(item.contentHash()));
    }

    private Stream<String[]> seen() {
        return sightings.stream().map(sighting -> sighting.split(" ", 3));
    }

    Seen sighted(Item item) {
        var all = new ArrayList<>(sightings);
        all.removeIf(sighting -> sighting.startsWith(item.id() + " "));
        all.add(item.id() + ' ' + item.contentHash() + ' ' + item.source());
        var kept = List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
        return new Seen(first, later(item.seen()), quiet && item.quiet(), settled, trigger, kept);
    }

    Seen asked(String why) {
        return new Seen(first, last, quiet, false, why, sightings);
    }

    Seen settled(Instant at) {
        return new Seen(first, later(at), quiet, true, trigger, sightings);
    }

    private Instant later(Instant at) {
        return at.isAfter(last) ? at : last;
    }
}

package dev.newsvane.ingest.frontier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the frontier remembers of a URL. Key: canonical URL, behind the lane where that is an import's.
///
/// @param first first sighting
/// @param last last sighting or fetch
/// @param quiet seen at first polls of sources only
/// @param settled its page has been made
/// @param trigger what the last request was made for; empty where there was none
/// @param sightings item id and content hash of the last sightings, newest last, bounded
public record Seen(
        Instant first, Instant last, boolean quiet, boolean settled, String trigger, List<String> sightings) {
    private static final int MOST = 16;

    /// Nothing but that it answered: an alias that a fetch came across.
    static Seen alias(Instant at) {
        return new Seen(at, at, false, true, "", List.of());
    }

    /// The content hash with which an item was last seen here.
    Optional<String> hash(String item) {
        return sightings.stream()
                .filter(sighting -> sighting.startsWith(item + " "))
                .map(sighting -> sighting.substring(item.length() + 1))
                .findFirst();
    }

    Seen sighted(String item, String hash, boolean quietly, Instant at) {
        var all = new ArrayList<>(sightings);
        all.removeIf(sighting -> sighting.startsWith(item + " "));
        all.add(item + " " + hash);
        var kept = List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
        return new Seen(first, later(at), quiet && quietly, settled, trigger, kept);
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

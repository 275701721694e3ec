package dev.newsvane.ingest.crawl;

import dev.newsvane.ingest.loop.Groups;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What waits at all hosts of a site together, and what it takes of the heap.
final class Rooms {
    private final Groups<Open> waiting = new Groups<>(Open.NEWEST_FIRST);
    private final Map<String, Long> bytes = new HashMap<>();
    private final TreeSet<Filled> byBytes =
            new TreeSet<>(Comparator.comparingLong(Filled::bytes).thenComparing(Filled::site));
    private long all;

    private record Filled(long bytes, String site) {}

    void add(String site, Open one) {
        waiting.add(site, one);
        weigh(site, one.bytes());
    }

    void remove(String site, Open one) {
        if (waiting.remove(site, one)) {
            weigh(site, -one.bytes());
        }
    }

    int size(String site) {
        return waiting.size(site);
    }

    Optional<Open> oldest(String site) {
        return waiting.last(site);
    }

    /// The site of which the most waits.
    Optional<String> fullest() {
        return byBytes.isEmpty() ? Optional.empty() : Optional.of(byBytes.last().site());
    }

    /// Of all sites.
    long bytes() {
        return all;
    }

    private void weigh(String site, long more) {
        var before = bytes.getOrDefault(site, 0L);
        byBytes.remove(new Filled(before, site));
        all += more;
        if (before + more == 0) {
            bytes.remove(site);
        } else {
            bytes.put(site, before + more);
            byBytes.add(new Filled(before + more, site));
        }
    }
}

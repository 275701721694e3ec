package dev.newsvane.ingest.crawl;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The fetches under way, and whether there is room for more. A slow host must not stall the others: a fetch that
/// takes longer than [Pace#SLOW] gives its slot to another and goes on beside them, as many so as there are slots;
/// and hosts known as slow are asked, half as many at a time as there are slots.
final class Slots {
    private final int concurrency;
    private final Map<String, Flight> flights = new HashMap<>();
    /// Those that were within their time at the last look, in the order of their start.
    private final ArrayDeque<Flight> early = new ArrayDeque<>();
    private final Set<String> late = new HashSet<>();
    private final Set<String> slow = new HashSet<>();

    Slots(int concurrency) {
        this.concurrency = concurrency;
    }

    private record Flight(Open open, Instant since) {}

    /// Looks which fetches have become late.
    void look(Instant now) {
        while (!early.isEmpty() && !early.getFirst().since().plus(Pace.SLOW).isAfter(now)) {
            var flight = early.removeFirst();
            if (flight.equals(flights.get(flight.open().key()))) {
                late.add(flight.open().key());
            }
        }
    }

    /// The clock was set back: who was within its time has it once more.
    void setBack(Instant now) {
        early.clear();
        flights.replaceAll((_, flight) -> new Flight(flight.open(), now));
        flights.values().stream()
                .filter(flight -> !late.contains(flight.open().key()))
                .forEach(early::addLast);
    }

    /// Whether another fetch may start.
    boolean room() {
        return flights.size() - Math.min(late.size(), concurrency) < concurrency;
    }

    /// Whether another fetch of a slow host may.
    boolean roomForSlow() {
        return slow.size() < Math.max(1, concurrency / 2);
    }

    void start(Open open, boolean known, Instant now) {
        var flight = new Flight(open, now);
        flights.put(open.key(), flight);
        early.addLast(flight);
        if (known) {
            slow.add(open.key());
        }
    }

    /// Nobody is asked any more; it goes on beside the others like one that is late.
    void answered(Open open) {
        late.add(open.key());
        slow.remove(open.key());
    }

    void end(Open open) {
        flights.remove(open.key());
        late.remove(open.key());
        slow.remove(open.key());
    }

    boolean holds(String key) {
        return flights.containsKey(key);
    }

    Collection<Open> open() {
        return Collections.unmodifiableCollection(
                flights.values().stream().map(Flight::open).toList());
    }

    int size() {
        return flights.size();
    }
}

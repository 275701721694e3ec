package dev.newsvane.alerts.deliver;

import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.DeliveryState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// What is open at this instance, in lines: one for each endpoint and story, in the order of the articles. Of a line
/// only the first is ever tried; lines never wait for each other, but for a free place at their endpoint.
///
/// The book follows the channel alone: what we write ourselves counts once it is read back, and its line rests until
/// then. Not for several threads at once.
final class Book {
    /// A delivery as it stands in its channel.
    record Entry(int partition, String key, Delivery delivery) {
        /// Digests of a watch are a line of their own: a story may be in several. So is what a watch with quiet hours
        /// tells of a story: no other watch is to wait for its morning.
        Line line() {
            var alert = delivery.alert();
            if (Gathering.isDigest(delivery)) {
                return new Line(delivery.endpoint(), "digests of " + alert.watch());
            }
            return new Line(
                    delivery.endpoint(),
                    alert.telling().quiet().isPresent() ? alert.story() + " of " + alert.watch() : alert.story());
        }
    }

    record Line(String endpoint, String story) {}

    private record Wake(Instant at, Line line) {}

    /// Of whom a line is busy with: what the channel says of that one meanwhile does not end it.
    private record Flight(int partition, Line line) {}

    static final Comparator<Entry> ORDER = Comparator.<Entry>comparingLong(
                    entry -> entry.delivery.alert().evidence().offset())
            .thenComparing(entry -> entry.delivery.made())
            .thenComparing(Entry::key);

    /// Of what an endpoint has answered so many times its places may wait to be recorded: whoever is killed meanwhile
    /// asks for that again.
    private static final int UNRECORDED = 10;

    private final int perEndpoint;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Gathering gathering = new Gathering();
    private final Map<Line, NavigableSet<Entry>> lines = new HashMap<>();
    private final PriorityQueue<Wake> wakes = new PriorityQueue<>(Comparator.comparing(Wake::at));
    private final PriorityQueue<Entry> dead = new PriorityQueue<>(Comparator.comparing(entry -> entry.delivery.due()));
    private final Set<Line> busy = new HashSet<>();
    private final Map<String, Flight> flights = new HashMap<>();
    private final Map<String, Optional<Delivery>> written = new HashMap<>();
    /// How many tries of each endpoint have not ended.
    private final Map<String, Integer> flying = new HashMap<>();
    /// How many of each have not ended, or are not recorded.
    private final Map<String, Integer> unrecorded = new HashMap<>();
    /// How many lines each has.
    private final Map<String, Integer> endpoints = new TreeMap<>();

    private final Map<String, Set<Line>> waiting = new HashMap<>();

    Book(int perEndpoint) {
        this.perEndpoint = perEndpoint;
    }

    /// The channel says so.
    void changed(int partition, String key, Optional<Delivery> value) {
        Optional.ofNullable(entries.remove(key)).ifPresent(this::takeOut);
        value.map(delivery -> new Entry(partition, key, delivery)).ifPresent(this::putIn);
        if (value.equals(written.get(key))) {
            written.remove(key);
            Optional.ofNullable(flights.remove(key)).map(Flight::line).ifPresent(this::release);
        }
    }

    private void putIn(Entry entry) {
        entries.put(entry.key, entry);
        gathering.putIn(entry);
        if (Gathering.waits(entry.delivery)) {
            return;
        }
        switch (entry.delivery.state()) {
            case PENDING -> {
                lines.computeIfAbsent(entry.line(), this::begin).add(entry);
                wake(entry.line());
            }
            case DEAD -> dead.add(entry);
        }
    }

    private NavigableSet<Entry> begin(Line line) {
        endpoints.merge(line.endpoint, 1, Integer::sum);
        return new TreeSet<>(ORDER);
    }

    private void takeOut(Entry entry) {
        gathering.takeOut(entry);
        var line = lines.getOrDefault(entry.line(), new TreeSet<>(ORDER));
        if (line.remove(entry) && line.isEmpty()) {
            lines.remove(entry.line());
            endpoints.computeIfPresent(entry.line().endpoint, (_, count) -> count > 1 ? count - 1 : null);
        }
    }

    private void release(Line line) {
        busy.remove(line);
        wake(line);
    }

    private void wake(Line line) {
        Optional.ofNullable(lines.get(line))
                .ifPresent(
                        entries -> wakes.add(new Wake(entries.first().delivery.due(), line)));
    }

    /// Those to try now, but for those that rest until something about their endpoint changes. They are under way until
    /// [#landed] and [#recorded], and their lines rest until what came of it is read back.
    ///
    /// @param rests until when one rests at the longest, where it does
    List<Entry> take(Instant now, Function<Delivery, Optional<Instant>> rests) {
        var taken = new ArrayList<Entry>();
        while (!wakes.isEmpty() && !wakes.peek().at.isAfter(now)) {
            var line = wakes.remove().line;
            if (busy.contains(line) || !lines.containsKey(line)) {
                next(line.endpoint);
                continue;
            }
            var first = lines.get(line).first();
            if (first.delivery.due().isAfter(now)) {
                next(line.endpoint); // it has a wake of its own
                continue;
            }
            var rest = rests.apply(first.delivery).filter(now::isBefore);
            if (rest.isPresent() || !free(line.endpoint)) {
                rest.filter(Instant.MAX::isAfter).ifPresent(until -> wakes.add(new Wake(until, line)));
                waiting.computeIfAbsent(line.endpoint, endpoint -> new LinkedHashSet<>())
                        .add(line);
                continue;
            }
            busy.add(line);
            flights.put(first.key, new Flight(first.partition, line));
            flying.merge(line.endpoint, 1, Integer::sum);
            unrecorded.merge(line.endpoint, 1, Integer::sum);
            taken.add(first);
        }
        return taken;
    }

    private boolean free(String endpoint) {
        return flying.getOrDefault(endpoint, 0) < perEndpoint
                && unrecorded.getOrDefault(endpoint, 0) < UNRECORDED * perEndpoint;
    }

    /// Digests to be written now: of what waited for them, each once.
    List<Delivery> digests(Instant now) {
        return gathering.due(now);
    }

    /// What is about to be written of an entry.
    void writes(String key, Optional<Delivery> value) {
        written.put(key, value);
    }

    /// The try is over: its place at the endpoint is free.
    void landed(Entry entry) {
        less(flying, entry.line().endpoint);
    }

    /// What came of the try is written.
    void recorded(Entry entry) {
        less(unrecorded, entry.line().endpoint);
    }

    private void less(Map<String, Integer> counts, String endpoint) {
        counts.computeIfPresent(endpoint, (_, count) -> count > 1 ? count - 1 : null);
        if (free(endpoint)) { // else whoever was woken would come behind all that wait
            next(endpoint);
        }
    }

    /// The free place goes to the first line that waits and can take it: one that is gone, or under way by now, would
    /// keep it from the others for ever.
    private void next(String endpoint) {
        var waiters = waiting.getOrDefault(endpoint, Set.of()).iterator();
        while (waiters.hasNext()) {
            var line = waiters.next();
            waiters.remove();
            if (lines.containsKey(line) && !busy.contains(line)) {
                wake(line);
                return;
            }
        }
    }

    /// Something about the endpoint changed: all that waits for it is looked at again.
    void unblock(String endpoint) {
        Optional.ofNullable(waiting.remove(endpoint)).ifPresent(lines -> lines.forEach(this::wake));
    }

    /// Dead ones that were kept long enough; each is told once.
    List<String> expired(Instant now) {
        var expired = new ArrayList<String>();
        while (!dead.isEmpty() && !dead.peek().delivery.due().isAfter(now)) {
            var entry = dead.remove();
            if (entry.equals(entries.get(entry.key))) {
                expired.add(entry.key);
            }
        }
        return expired;
    }

    /// These are no longer ours; nothing of theirs is under way.
    void drop(Set<Integer> partitions) {
        var gone = new HashSet<Entry>();
        entries.values().stream()
                .filter(entry -> partitions.contains(entry.partition))
                .forEach(gone::add);
        gone.forEach(entry -> {
            entries.remove(entry.key);
            takeOut(entry);
            written.remove(entry.key);
        });
        dead.removeIf(entry -> partitions.contains(entry.partition));
        flights.values().removeIf(flight -> partitions.contains(flight.partition) && busy.remove(flight.line));
    }

    /// Endpoints that something pending is meant for, as they are at any time.
    Set<String> endpoints() {
        return Collections.unmodifiableSet(endpoints.keySet());
    }

    int count(DeliveryState state) {
        return (int) entries.values().stream()
                .filter(entry -> entry.delivery.state() == state)
                .count();
    }

    int flying() {
        return flying.values().stream().mapToInt(Integer::intValue).sum();
    }
}

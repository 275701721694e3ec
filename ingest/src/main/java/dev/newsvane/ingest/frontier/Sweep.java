package dev.newsvane.ingest.frontier;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/// Forgets URLs that were not seen for long: a hand that goes round the store, a bounded stretch at a time, so that no
/// step holds up the stream. It begins anew after a restart.
final class Sweep {
    private static final int STRETCH = 1_000;

    private final KeyValueStore<String, Seen> seen;
    private final Duration remember;
    private Optional<String> hand = Optional.empty();

    Sweep(KeyValueStore<String, Seen> seen, Duration remember) {
        this.seen = seen;
        this.remember = remember;
    }

    /// One stretch, at a stream time in milliseconds.
    void step(long now) {
        var before = Instant.ofEpochMilli(now).minus(remember);
        try (var entries = hand.map(key -> seen.range(key, null)).orElseGet(seen::all)) {
            for (var i = 0; i < STRETCH && entries.hasNext(); i++) {
                var entry = entries.next();
                if (entry.value.last().isBefore(before)) {
                    seen.delete(entry.key);
                }
            }
            hand = entries.hasNext() ? Optional.of(entries.peekNextKey()) : Optional.empty();
        }
    }
}

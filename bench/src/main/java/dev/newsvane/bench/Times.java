package dev.newsvane.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// How long each of many things took, the shortest first.
record Times(List<Duration> sorted) {
    static Times of(List<Duration> times) {
        if (times.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        return new Times(times.stream().sorted().toList());
    }

    /// The shortest time within which so large a share was done (nearest rank).
    ///
    /// @param share above 0, at most 1
    Duration within(double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %d ms, p99 %d ms, longest %d ms of %d",
                within(0.5).toMillis(),
                within(0.99).toMillis(),
                within(1).toMillis(),
                sorted.size());
    }
}

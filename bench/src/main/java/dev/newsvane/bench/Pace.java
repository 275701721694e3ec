package dev.newsvane.bench;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// How fast feeds were asked.
///
/// @param busy processor time of the process that asked
record Pace(int feeds, Duration took, Duration busy) {
    static Pace median(List<Pace> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Pace::perSecond))
                .toList()
                .get(rounds.size() / 2);
    }

    double perSecond() {
        return feeds / (took.toNanos() / 1e9);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%6d feeds in %6.1f s: %7.1f/s, %.3f ms of processor time each",
                feeds,
                took.toMillis() / 1e3,
                perSecond(),
                busy.toNanos() / 1e6 / feeds);
    }
}

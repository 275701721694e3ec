package dev.newsvane.bench;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// How fast something was asked for.
///
/// @param what was asked for
/// @param busy processor time of the process that asked
record Pace(String what, int count, Duration took, Duration busy) {
    static Pace median(List<Pace> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Pace::perSecond))
                .toList()
                .get(rounds.size() / 2);
    }

    /// Of a round in this process.
    static Pace of(String what, int count, Runnable round) {
        var busy = processorTime();
        var began = System.nanoTime();
        round.run();
        return new Pace(
                what,
                count,
                Duration.ofNanos(System.nanoTime() - began),
                processorTime().minus(busy));
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    double perSecond() {
        return count / (took.toNanos() / 1e9);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%6d %s in %6.1f s: %7.1f/s, %.3f ms of processor time each",
                count,
                what,
                took.toMillis() / 1e3,
                perSecond(),
                busy.toNanos() / 1e6 / count);
    }
}

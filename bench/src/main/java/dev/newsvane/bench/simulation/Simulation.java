package dev.newsvane.bench.simulation;

import dev.newsvane.ingest.poll.PollSettings;
import dev.newsvane.ingest.schedule.BackOff;
import dev.newsvane.ingest.schedule.Rhythm;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Thirty days of ten thousand sources, polled by the rules of others and by ours, which is given as many
/// requests as each of them made: its one knob, the interval of a source with one item a day, is set so. Always
/// the same month, for the same seed.
public final class Simulation {
    private static final int SOURCES = 10_000;
    private static final long SEED = 20_261_125;
    private static final int PARTS = 16;
    private static final double NEAR = 0.005;
    private static final int TRIES = 12;

    private final List<Outlet> outlets;
    private final PollSettings shipped = PollSettings.defaults();

    private Simulation(List<Outlet> outlets) {
        this.outlets = outlets;
    }

    /// Prints a line for each rule and for ours beside it.
    ///
    /// @param arguments the seed, and how many sources
    public static void main(String... arguments) {
        var seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : SEED;
        var sources = arguments.length > 1 ? Integer.parseInt(arguments[1]) : SOURCES;
        var began = System.nanoTime();
        var week = Week.ofHeadlines();
        var outlets = IntStream.range(0, sources)
                .parallel()
                .mapToObj(i -> Outlet.random(week, new SplittableRandom(seed + i)))
                .toList();
        new Simulation(outlets).compare();
        System.out.printf(
                Locale.ROOT,
                "seed %d, %d sources, %d days, in %.0f s%n",
                seed,
                sources,
                Outlet.DAYS,
                (System.nanoTime() - began) / 1e9);
    }

    private void compare() {
        System.out.println("rule | missed | median | p95 | mean delay | requests | an item");
        beside("hourly", Rule::hourly);
        beside("miniflux", Rule::miniflux);
        beside("CommaFeed", Rule::commafeed);
        tell("ours as shipped", all(() -> ours(shipped.oneADay())));
        tell("every minute", all(() -> _ -> 60));
    }

    private void beside(String name, Supplier<Rule> rule) {
        var theirs = all(rule);
        tell(name, theirs);
        var knob = shipped.oneADay();
        var ours = all(() -> ours(shipped.oneADay()));
        for (var tries = 0; tries < TRIES && off(ours, theirs) > NEAR; tries++) {
            var ratio = (double) ours.requests() / theirs.requests();
            knob = Duration.ofMillis((long) (knob.toMillis() * Math.pow(ratio, 1.3)));
            var next = knob;
            ours = all(() -> ours(next));
        }
        tell("ours, as many requests (one-a-day: " + knob.toMinutes() + "m)", ours);
    }

    private static double off(Tally ours, Tally theirs) {
        return Math.abs(1 - (double) ours.requests() / theirs.requests());
    }

    private Rule ours(Duration oneADay) {
        return new Ours(
                new Rhythm(oneADay, shipped.shortest(), shipped.longest(), shipped.least()),
                new BackOff(shipped.longest(), shipped.dead(), shipped.deadAfter()),
                shipped.initial());
    }

    /// Each source is first asked within the first half hour.
    private Tally all(Supplier<Rule> rule) {
        var total = new Tally();
        IntStream.range(0, PARTS).parallel().forEach(part -> {
            var tally = new Tally();
            for (var i = part; i < outlets.size(); i += PARTS) {
                tally.follow(outlets.get(i), rule.get(), (int) (i * 1_009L % 1_800));
            }
            total.add(tally);
        });
        return total;
    }

    private static void tell(String name, Tally tally) {
        System.out.printf(
                Locale.ROOT,
                "%s | %.2f %% | %.1f min | %.1f min | %.1f min | %d | %.2f%n",
                name,
                100 * tally.missedShare(),
                tally.minutes(0.5),
                tally.minutes(0.95),
                tally.meanMinutes(),
                tally.requests(),
                tally.requestsPerItem());
    }
}

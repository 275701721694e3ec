package dev.newsvane.alerts.flow;

import dev.newsvane.schemas.Copy;
import dev.newsvane.schemas.CopyKind;
import dev.newsvane.schemas.Evidence;
import dev.newsvane.schemas.Spike;
import dev.newsvane.schemas.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/// Series of matches, and what the rule says of them, looked at all the while.
final class Series {
    static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    private final Spike spike;
    private final Looked looked = new Looked(T0, T0.plus(Duration.ofDays(4000)), T0, List.of(), List.of());
    private Rhythm rhythm = Rhythm.begun("w", "q", T0);
    final List<Tally> spikes = new ArrayList<>();
    private int number;

    Series(Spike spike) {
        this.spike = spike;
    }

    /// Matches at hours since [#T0], each of a publisher of its own.
    static List<Tally> spikes(List<Double> hours) {
        var series = new Series(Spike.USUAL);
        hours.forEach(hour -> series.at(moment(hour)));
        return series.spikes;
    }

    static Instant moment(double hour) {
        return T0.plusMillis((long) (hour * 3_600_000));
    }

    void at(Instant placed) {
        add(match("w", number, "site" + number + ".example", "story" + number, placed, Optional.empty()));
        number++;
    }

    void add(Held match) {
        var counted = Spikes.counted(rhythm, match, spike, looked);
        rhythm = counted.after();
        counted.tally().ifPresent(spikes::add);
    }

    static Held match(String watch, int number, String site, String story, Instant placed, Optional<CopyKind> copy) {
        var evidence = new Evidence(
                "article" + number,
                "r1",
                "https://" + site + "/" + number,
                site,
                Optional.empty(),
                "Title",
                Optional.empty(),
                List.of(),
                copy.map(kind -> new Copy("original", "https://example.org/", "example.org", kind, 1, 1, List.of())),
                Optional.empty(),
                placed,
                placed,
                placed,
                number,
                Optional.empty(),
                Optional.empty());
        return new Held(watch, "alert of " + story, story, "Headline", evidence, 1, 1, 0);
    }

    /// A Poisson process with a rate an hour that changes with time, by thinning (Lewis and Shedler
    /// 1979).
    static List<Double> poisson(Random random, double most, double days, DoubleUnaryOperator rate) {
        var hours = new ArrayList<Double>();
        for (var at = wait(random, most); at < days * 24; at += wait(random, most)) {
            if (random.nextDouble() * most < rate.applyAsDouble(at)) {
                hours.add(at);
            }
        }
        return hours;
    }

    private static double wait(Random random, double rate) {
        return -Math.log(1 - random.nextDouble()) / rate;
    }
}

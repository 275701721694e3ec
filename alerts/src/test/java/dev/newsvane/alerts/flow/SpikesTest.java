package dev.newsvane.alerts.flow;

import static dev.newsvane.alerts.flow.Series.T0;
import static dev.newsvane.alerts.flow.Series.moment;
import static dev.newsvane.alerts.flow.Series.poisson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.schemas.CopyKind;
import dev.newsvane.schemas.Spike;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Generated series, the same in every run unless `-Dnewsvane.seed` says otherwise.
class SpikesTest {
    private final Random random = new Random(Long.getLong("newsvane.seed", 20261126L));

    /// One in ten watches a year may be wrong.
    @ParameterizedTest
    @CsvSource({"0.02, 60", "0.1, 40", "0.5, 20", "2, 4"})
    void steadyNewsIsSilentAtTheStatedRate(double rate, int years) {
        var spikes = 0;
        for (var year = 0; year < years; year++) {
            spikes += Series.spikes(poisson(random, rate, 365, _ -> rate)).size();
        }
        assertThat(spikes).isLessThanOrEqualTo(Math.max(1, years / 10));
    }

    @ParameterizedTest
    @CsvSource({"0.02, 8", "0.5, 10", "2, 20"})
    void aStepIsFoundWithinTwoHoursAndSaidOnce(double before, double after) {
        for (var round = 0; round < 10; round++) {
            var hours = poisson(random, after, 31, at -> at < 30 * 24 + 5 ? before : after);
            var spikes = Series.spikes(hours);
            assertThat(spikes).hasSize(1).allSatisfy(tally -> {
                assertThat(tally.until()).isBetween(moment(30 * 24 + 5), moment(30 * 24 + 7));
                assertThat(tally.seen()).isGreaterThanOrEqualTo(Spike.USUAL.least());
                assertThat(tally.chance().orElseThrow()).isLessThanOrEqualTo(Spikes.LEVEL);
                assertThat(tally.expected().orElseThrow()).isLessThan(before * 2 + 0.1);
            });
        }
    }

    @Test
    void aRampIsFoundBeforeItsTop() {
        for (var round = 0; round < 10; round++) {
            var hours = poisson(random, 64, 20 + 6 / 24.0, at -> Math.pow(2, Math.max(0, at - 20 * 24)));
            assertThat(Series.spikes(hours)).hasSize(1);
        }
    }

    /// Six an hour at noon, none at midnight; less on Saturdays and Sundays.
    @Test
    void aDailyRhythmIsNoSpike() {
        var spikes = 0;
        for (var round = 0; round < 4; round++) {
            spikes += Series.spikes(poisson(random, 6, 120, SpikesTest::rhythm)).size();
        }
        assertThat(spikes).isLessThanOrEqualTo(1);
    }

    private static double rhythm(double at) {
        var week = (int) (at / 24) % 7 < 5 ? 1 : 0.4;
        return week * 6 * Math.pow(Math.sin(Math.PI * at / 24), 2);
    }

    @Test
    void whatIsMuchForTheNightIsFoundThough() {
        var hours = new ArrayList<>(poisson(random, 6, 40, SpikesTest::rhythm));
        DoubleStream.iterate(0, i -> i < 12, i -> i + 1).forEach(i -> hours.add(35 * 24 + 1 + i / 15));
        hours.sort(null);
        assertThat(Series.spikes(hours))
                .singleElement()
                .satisfies(tally -> assertThat(tally.until()).isBefore(moment(35 * 24 + 2)));
    }

    /// Every eighth hour is busy, the others are empty: one spike a year is bearable.
    @Test
    void whatBurstsOftenIsNoSpike() {
        var spikes = 0;
        for (var round = 0; round < 6; round++) {
            var busy = new boolean[180 * 24];
            for (var hour = 0; hour < busy.length; hour++) {
                busy[hour] = random.nextInt(8) == 0;
            }
            spikes += Series.spikes(poisson(random, 8, 180, at -> busy[(int) at] ? 8 : 0))
                    .size();
        }
        assertThat(spikes).isLessThanOrEqualTo(3);
    }

    @Test
    void copiesAndAPublisherThatGoesOnAndOnAreNoSpike() {
        var series = new Series(Spike.USUAL);
        poisson(random, 0.3, 20, _ -> 0.3).forEach(hour -> series.at(moment(hour)));
        for (var i = 0; i < 40; i++) {
            var at = moment(20 * 24 + i / 60.0);
            series.add(Series.match("w", i, "copier" + i, "story", at, Optional.of(CopyKind.SYNDICATED)));
            series.add(Series.match("w", i, "one.example", "story", at, Optional.empty()));
        }
        assertThat(series.spikes).isEmpty();
        for (var i = 0; i < 6; i++) {
            var at = moment(20 * 24 + 0.8 + i / 60.0);
            series.add(Series.match("w", i, "other" + i + ".example", "story", at, Optional.empty()));
        }
        assertThat(series.spikes).hasSize(1);
    }

    @Test
    void aSpikeNamesTheLatestOfTheArticlesThatItCounts() {
        var series = new Series(new Spike(60));
        var before = poisson(random, 0.3, 20, _ -> 0.3);
        before.forEach(hour -> series.at(moment(hour)));
        for (var i = 1; i <= 60; i++) {
            series.at(moment(20 * 24 + 2 + i / 70.0));
        }
        assertThat(series.spikes).singleElement().satisfies(tally -> {
            assertThat(tally.seen()).isEqualTo(60);
            assertThat(tally.articles())
                    .isEqualTo(IntStream.range(0, 50)
                            .mapToObj(i -> "article" + (before.size() + 59 - i))
                            .toList());
        });
    }

    @Test
    void aShortPastTellsNothing() {
        var series = new Series(Spike.USUAL);
        for (var i = 0; i < 50; i++) {
            series.at(T0.plus(Duration.ofDays(6)).plusSeconds(i * 60L));
        }
        assertThat(series.spikes).isEmpty();
    }

    @Test
    void fromOneToThreeIsNoSpikeWhateverThePast() {
        var series = new Series(new Spike(Spike.FEWEST));
        for (var i = 0; i < 3; i++) {
            series.at(moment(60 * 24 + i / 10.0));
        }
        assertThat(series.spikes).isEmpty();
    }

    @Test
    void thereIsNoSecondSpikeUntilItHasCalmed() {
        var series = new Series(Spike.USUAL);
        for (var hour = 0; hour < 24; hour++) {
            burst(series, 20 * 24 + hour);
        }
        assertThat(series.spikes).hasSize(1);
        burst(series, 22 * 24 + 12);
        assertThat(series.spikes).as("at another time of day, a day later").hasSizeLessThanOrEqualTo(2);
        burst(series, 50 * 24);
        assertThat(series.spikes.getLast().until()).isAfter(moment(50 * 24 - 1));
    }

    private static void burst(Series series, int hour) {
        for (var i = 0; i < 10; i++) {
            series.at(moment(hour + i / 10.0));
        }
    }
}

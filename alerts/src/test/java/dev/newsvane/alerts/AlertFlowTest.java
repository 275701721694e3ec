package dev.newsvane.alerts;

import static dev.newsvane.alerts.Articles.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.alerts.flow.Rhythm;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Coverage;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Spike;
import dev.newsvane.schemas.When;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Spikes and silence, through the very topology.
class AlertFlowTest extends AlertScenario {
    @Test
    void nothingForADayIsSaidOnceAndAgainOnlyAfterSomethingCame() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk"))
                .speaking(new When(0, Optional.empty(), Optional.of(Duration.ofDays(1)))));
        look(Duration.ZERO, Duration.ofDays(2));
        assertThat(alerts).as("nothing matched ever").isEmpty();
        article(llama("a").in("s", 1).placed(Duration.ofDays(2)));
        look(Duration.ofDays(2), Duration.ofDays(3));
        article(other("b").in("t", 1).placed(Duration.ofDays(3)));
        assertThat(alerts).as("not yet").isEmpty();
        look(Duration.ofDays(3), Duration.ofDays(6));
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.SILENT);
            assertThat(alert.alert()).isEqualTo(AlertIds.alert("w", "s"));
            assertThat(alert.evidence().article()).isEqualTo("a");
            var tally = alert.tally().orElseThrow();
            assertThat(tally.since()).isEqualTo(T0.plus(Duration.ofDays(2)));
            assertThat(tally.until())
                    .isBetween(
                            T0.plus(Duration.ofDays(3)),
                            T0.plus(Duration.ofDays(3)).plusSeconds(120));
        });
        assertThat(deliveries).hasSize(1);
        article(llama("c").in("s", 2).placed(Duration.ofDays(6)));
        look(Duration.ofDays(6), Duration.ofDays(8));
        assertThat(alerts)
                .extracting(Alert::milestone)
                .containsExactly(
                        "silent:a:" + T0.plus(Duration.ofDays(2)).toEpochMilli(),
                        "silent:c:" + T0.plus(Duration.ofDays(6)).toEpochMilli());
    }

    @Test
    void whatNobodyLookedAtIsNotSilent() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60))
                .speaking(new When(0, Optional.empty(), Optional.of(Duration.ofDays(1)))));
        look(Duration.ZERO, Duration.ofHours(1));
        article(llama("a").in("s", 1).placed(Duration.ofHours(1)));
        look(Duration.ofHours(1), Duration.ofHours(13));
        // off for two days, and without a network for another
        for (var at = Duration.ofHours(61); at.compareTo(Duration.ofHours(85)) < 0; at = at.plusSeconds(30)) {
            coverage(new Coverage("i", T0.plus(at), T0.plus(at), 10, 0, 9));
        }
        look(Duration.ofHours(85), Duration.ofHours(96));
        assertThat(alerts).isEmpty();
        look(Duration.ofHours(96), Duration.ofHours(98));
        assertThat(alerts).hasSize(1);
    }

    @Test
    void moreThanIsLikelyIsASpikeOfTheStoryThatMadeItOne() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk"))
                .speaking(new When(0, Optional.of(new Spike(5)), Optional.empty())));
        for (var day = 0; day < 9; day++) {
            var morning = Duration.ofDays(day).plusHours(8);
            look(Duration.ofDays(day), morning);
            article(llama("day" + day).in("s" + day, 1).placed(morning));
            look(morning, Duration.ofDays(day + 1));
        }
        look(Duration.ofDays(9), Duration.ofDays(9).plusHours(2));
        for (var i = 0; i < 8; i++) {
            var at = Duration.ofDays(9).plusHours(2).plusMinutes(i);
            article(llama("more" + i).in("of" + i, 1).placed(at));
        }
        assertThat(alerts).as("its time is not over").isEmpty();
        restart();
        look(Duration.ofDays(9).plusHours(2), Duration.ofDays(10));
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.SPIKED);
            assertThat(alert.milestone()).startsWith("spiked:more4:");
            assertThat(alert.alert()).isEqualTo(AlertIds.alert("w", "of4"));
            assertThat(alert.tally().orElseThrow().seen()).isEqualTo(5);
            assertThat(alert.tally().orElseThrow().articles())
                    .as("what was counted")
                    .containsExactly("more4", "more3", "more2", "more1", "more0");
        });
        assertThat(deliveries).hasSize(1);
    }

    /// What is known of a watch of which much comes in is 16 kB.
    @Test
    void aHeapThatWaitedIsCountedWholeAndItsWatchWrittenOnce() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk"))
                .speaking(new When(0, Optional.of(new Spike(5)), Optional.empty())));
        look(Duration.ZERO, Duration.ofHours(1));
        for (var i = 0; i < 300; i++) {
            var at = Duration.ofHours(1).plusSeconds(i);
            article(llama("a" + i).in("s" + i, 1).placed(at));
        }
        assertThat(written(AlertTopology.HELD)).isEqualTo(300);
        assertThat(written(AlertTopology.RHYTHMS)).isZero();
        coverage(T0.plus(Duration.ofHours(2)));
        assertThat(written(AlertTopology.RHYTHMS)).isEqualTo(1);
        var known =
                driver.<String, Rhythm>getKeyValueStore(AlertTopology.RHYTHMS).get("w");
        assertThat(known.hours().stream().mapToInt(Integer::intValue).sum()).isEqualTo(300);
        assertThat(known.last().orElseThrow().story()).isEqualTo("s299");
    }

    @Test
    void whatPagesNobodyIsNoNoiseAndNoSignOfLife() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk"))
                .speaking(new When(0, Optional.of(new Spike(5)), Optional.of(Duration.ofHours(1)))));
        look(Duration.ZERO, Duration.ofDays(9));
        for (var i = 0; i < 9; i++) {
            var at = Duration.ofDays(9).plusSeconds(i);
            article(llama("quiet" + i).quiet().in("s", i + 1).placed(at));
            article(llama("import" + i).lane(Lanes.history("h")).in("t", i + 1).placed(at));
        }
        look(Duration.ofDays(9), Duration.ofDays(10));
        assertThat(alerts).isEmpty();
    }

    @Test
    void aWatchSpeaksOfStoriesTooIfItSaysSo() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk"))
                .speaking(new When(1, Optional.empty(), Optional.of(Duration.ofHours(1)))));
        look(Duration.ZERO, Duration.ofHours(1));
        article(llama("a").in("s", 1).placed(Duration.ofHours(1)));
        look(Duration.ofHours(1), Duration.ofHours(3));
        assertThat(alerts)
                .extracting(Alert::milestone)
                .containsExactly(
                        "raised", "silent:a:" + T0.plus(Duration.ofHours(1)).toEpochMilli());
        assertThat(alerts.stream().map(Alert::alert).distinct())
                .as("one per watch and story")
                .hasSize(1);
    }

    /// What is remembered is enough.
    private void restart() {
        matching.close();
        matching = new Matching(maps, settings);
    }
}

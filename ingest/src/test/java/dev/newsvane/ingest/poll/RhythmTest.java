package dev.newsvane.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.schemas.Baseline;
import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {
    private static final Instant T = Instant.parse("2026-03-14T12:00:00Z");
    private static final PollSettings SETTINGS = PollSettings.defaults();

    @ParameterizedTest
    @CsvSource({
        "30, 0.70, 1, 40",
        "30, 1.00, 40, 90",
        "30, 0.50, 1, 30",
        "30, 0.10, 1, 10",
        "120, 0.10, 1, 60",
        "1435, 1.00, 40, 1440",
        "10, 0.00, 1, 10"
    })
    void theRhythmFollowsTheOverlap(int before, double overlap, int daysSinceNews, int after) {
        var memory = memory(Duration.ofMinutes(before), T.minus(Duration.ofDays(daysSinceNews)));
        assertThat(Rhythm.after(source(Optional.empty()), memory, Optional.of(overlap), T, SETTINGS))
                .isEqualTo(Duration.ofMinutes(after));
    }

    @Test
    void whatTheSourceAsksForIsGrantedUpToADay() {
        var free = source(Optional.empty());
        var rhythm = Duration.ofMinutes(30);
        var due = Rhythm.due(free, rhythm, Optional.of(Duration.ofHours(3)), T, SETTINGS);
        assertThat(due).isBetween(T.plus(Duration.ofHours(3)), T.plus(Duration.ofMinutes(183)));
        assertThat(Rhythm.due(free, rhythm, Optional.of(Duration.ofDays(300)), T, SETTINGS))
                .isBefore(T.plus(Duration.ofHours(25)));
        assertThat(Rhythm.due(free, rhythm, Optional.empty(), T, SETTINGS))
                .isEqualTo(Rhythm.due(free, rhythm, Optional.empty(), T, SETTINGS));
    }

    @Test
    void backOffGrowsLinearlyUntilTheSourceCountsAsDead() {
        var rhythm = Duration.ofMinutes(30);
        assertThat(after(rhythm, 1)).isEqualTo(Duration.ofHours(1));
        assertThat(after(rhythm, 3)).isEqualTo(Duration.ofHours(2));
        assertThat(after(rhythm, 59)).isEqualTo(Duration.ofHours(24));
        assertThat(after(rhythm, 60)).isEqualTo(Duration.ofDays(30));
    }

    private static Duration after(Duration rhythm, double failures) {
        return Duration.between(T, Rhythm.dueAfterFailure(rhythm, failures, Optional.empty(), T, SETTINGS));
    }

    private static Poll memory(Duration rhythm, Instant changed) {
        return Draft.of(Memory.fresh(source(Optional.empty()), T, SETTINGS))
                .first(Optional.of(changed))
                .succeeded(Optional.of(changed))
                .changed(Optional.of(changed))
                .rhythm(rhythm)
                .poll();
    }

    private static Source source(Optional<Duration> every) {
        return new Source(
                "ledger",
                "http://ledger.example/feed.xml",
                SourceKind.FEED,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                every,
                Baseline.QUIET,
                false,
                "cli",
                Optional.empty());
    }
}

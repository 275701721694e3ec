package dev.newsvane.app.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.status.SourceState.Standing;
import dev.newsvane.ingest.poll.Draft;
import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceStateTest {
    private static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");

    @Test
    void aSourceThatWasNeverPolledWaits() {
        assertThat(SourceState.of(source(false), Optional.empty(), NOW).standing())
                .isEqualTo(Standing.WAITING);
    }

    @Test
    void aPausedSourceIsNeverLate() {
        assertThat(standing(true, poll(Duration.ofHours(-5), Duration.ZERO, Optional.empty())))
                .isEqualTo(Standing.PAUSED);
    }

    @Test
    void troubleWinsOverBeingLate() {
        assertThat(standing(false, poll(Duration.ofHours(-5), Duration.ZERO, Optional.of("status 503"))))
                .isEqualTo(Standing.FAILING);
    }

    @Test
    void aPollOnItsWayIsNotLateYet() {
        assertThat(standing(false, poll(Duration.ofSeconds(-90), Duration.ZERO, Optional.empty())))
                .isEqualTo(Standing.POLLED);
        assertThat(standing(false, poll(Duration.ofSeconds(-130), Duration.ZERO, Optional.empty())))
                .isEqualTo(Standing.LATE);
    }

    @Test
    void nothingNewAgainstItsOwnRhythmIsSilence() {
        var now = Instant.parse("2026-03-18T12:00:00Z");
        var brisk = Draft.of(poll(Duration.ofDays(5), Duration.ZERO, Optional.empty()))
                .first(Optional.of(now.minus(Duration.ofDays(32))))
                .items(320)
                .baseline(20);
        var lately = brisk.changed(Optional.of(now.minus(Duration.ofHours(20)))).poll();
        assertThat(SourceState.of(source(false), Optional.of(lately), now).standing())
                .isEqualTo(Standing.POLLED);
        var before = brisk.changed(Optional.of(now.minus(Duration.ofHours(40)))).poll();
        var state = SourceState.of(source(false), Optional.of(before), now);
        assertThat(state.standing()).isEqualTo(Standing.SILENT);
        assertThat(state.trouble()).contains("Nothing new since 2026-03-16T20:00:00Z, which is not its rhythm.");
    }

    @Test
    void aGapIsAWarningForAMonth() {
        var gone = Draft.of(poll(Duration.ofHours(1), Duration.ZERO, Optional.empty()))
                .gaps(1)
                .gap(Optional.of(NOW.minus(Duration.ofDays(20))))
                .poll();
        assertThat(SourceState.of(source(false), Optional.of(gone), NOW).warnings())
                .singleElement()
                .asString()
                .startsWith("1 poll overlapped with nothing that was known, the last at 2026-02-22T12:00:00Z");
        assertThat(SourceState.of(source(false), Optional.of(gone), NOW.plus(Duration.ofDays(11)))
                        .warnings())
                .isEmpty();
    }

    private static Standing standing(boolean paused, Poll poll) {
        return SourceState.of(source(paused), Optional.of(poll), NOW).standing();
    }

    private static Source source(boolean paused) {
        return Source.of("s", "https://example.org/feed", SourceKind.FEED, "test")
                .paused(paused);
    }

    private static Poll poll(Duration dueIn, Duration unchangedFor, Optional<String> trouble) {
        return new Poll(
                "s",
                "https://example.org/feed",
                "https://example.org/feed",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOW.plus(dueIn),
                Optional.of(NOW.minus(Duration.ofDays(30))),
                Optional.of(NOW),
                Optional.of(NOW.minus(unchangedFor)),
                0,
                trouble,
                Duration.ofHours(1),
                Optional.empty(),
                7,
                List.of(),
                Optional.empty(),
                0,
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }
}

package dev.newsvane.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.schemas.Baseline;
import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChargesTest {
    private static final Instant T = Instant.parse("2026-03-14T12:00:00Z");

    private static final Source SOURCE = new Source(
            "a",
            "http://a.example/",
            SourceKind.FEED,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Baseline.QUIET,
            false,
            "test",
            Optional.empty());

    private final Charges charges = new Charges();

    @Test
    void whatWasChargedBeforeWeKnewThatWeAreCutOffIsTakenBack() {
        assertThat(weight("a", 1.5, true)).isEqualTo(1.5);
        assertThat(weight("a", 2, true)).isEqualTo(2);
        assertThat(weight("a", 2.5, false)).isEqualTo(1.5);
        assertThat(weight("a", 1.5, false)).isEqualTo(1.5);
        assertThat(weight("b", 7, false)).as("not charged by us").isEqualTo(7);
    }

    @Test
    void whatWasChargedWhileOthersAnsweredStays() {
        assertThat(weight("a", 1.5, true)).isEqualTo(1.5);
        charges.answered();
        assertThat(weight("a", 2, true)).isEqualTo(2);
        assertThat(weight("a", 2.5, false)).isEqualTo(2);
    }

    private double weight(String key, double failures, boolean reached) {
        return charges.silent(key, memory(failures), reached).failures();
    }

    private static Poll memory(double failures) {
        return Draft.of(Memory.fresh(SOURCE, T, PollSettings.defaults()))
                .failures(failures)
                .poll();
    }
}

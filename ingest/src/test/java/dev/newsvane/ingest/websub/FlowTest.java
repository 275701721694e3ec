package dev.newsvane.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlowTest {
    private static final Instant T = Instant.parse("2026-03-14T12:00:00Z");
    private static final long LARGEST = 6_000;

    @Test
    void fourOfTheLargestAreTakenAtOnceAndThenOneAMinute() {
        assertThat(taken(T, 10, Flow.NONE)).isEqualTo(4);
        var full = full();
        assertThat(taken(T.plusSeconds(59), 10, full)).isZero();
        assertThat(taken(T.plusSeconds(60), 10, full)).isOne();
        assertThat(taken(T.plusSeconds(600), 10, full)).isEqualTo(4);
    }

    @Test
    void whoComesOftenIsForgottenAsMuchAsWhoComesSeldom() {
        var often = full();
        for (var tenths = 0; tenths <= 600; tenths++) {
            often = often.at(T.plusMillis(100L * tenths), LARGEST);
        }
        assertThat(often.with(LARGEST, LARGEST)).isPresent();
    }

    @Test
    void aClockThatIsSetBackIsGoneBy() {
        var ahead = full().at(T, LARGEST);
        var back = ahead.at(T.minusSeconds(86_400), LARGEST);
        assertThat(back.at(T.minusSeconds(86_340), LARGEST).with(LARGEST, LARGEST))
                .isPresent();
    }

    private static Flow full() {
        return new Flow(4 * LARGEST, T);
    }

    private static long taken(Instant at, int tries, Flow flow) {
        var now = new Flow[] {flow.at(at, LARGEST)};
        return IntStream.range(0, tries)
                .filter(_ -> {
                    var more = now[0].with(LARGEST, LARGEST);
                    now[0] = more.orElse(now[0]);
                    return more.isPresent();
                })
                .count();
    }
}

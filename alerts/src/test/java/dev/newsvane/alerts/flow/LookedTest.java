package dev.newsvane.alerts.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.schemas.Coverage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LookedTest {
    private static final Instant T0 = Instant.parse("2026-06-01T00:00:00Z");

    private Looked looked = Looked.NEVER;

    @Test
    void aSmallInstanceWhoseOnlySourceFailsBlindsNobody() {
        for (var second = 0; second < 3600; second += 10) {
            looked = looked.heard(coverage("large", second, 5, 0)).heard(coverage("small", second, 1, 1));
        }
        assertThat(lookedAt(0, 3590)).isEqualTo(Duration.ofSeconds(3590));
    }

    @Test
    void whereMostSourcesOfAllFailNobodyLooks() {
        for (var second = 0; second < 3600; second += 10) {
            looked = looked.heard(coverage("large", second, 5, 4)).heard(coverage("small", second, 1, 0));
        }
        assertThat(lookedAt(60, 3590)).isZero();
    }

    @Test
    void oneSourceThatWaitsBlindsNobody() {
        for (var second = 0; second < 3600; second += 10) {
            var now = T0.plusSeconds(second);
            looked = looked.heard(new Coverage("i", now, now.minus(Duration.ofHours(2)), 1000, 1, 0));
        }
        assertThat(lookedAt(0, 3590)).isEqualTo(Duration.ofSeconds(3590));
    }

    @Test
    void whoLooksForAMomentNowAndThenHasNotLooked() {
        for (var second = 0; second < 36_000; second += 10) {
            looked = looked.heard(coverage("i", second, 3, second % 20 == 0 ? 3 : 0));
        }
        assertThat(looked.offs()).hasSize(1);
        assertThat(lookedAt(0, 36_000)).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void aClockThatRanAheadAndWasSetBackTakesTheTimeWithIt() {
        look(0, 600);
        looked = looked.heard(coverage("i", Duration.ofDays(30).toSeconds(), 3, 0));
        looked = looked.decided();
        look(610, 1200);
        assertThat(looked.until()).isEqualTo(T0.plusSeconds(1190));
        assertThat(looked.settled()).isBefore(looked.until());
        assertThat(lookedAt(0, 1190)).isGreaterThan(Duration.ofSeconds(1100));
    }

    private void look(int from, int to) {
        for (var second = from; second < to; second += 10) {
            looked = looked.heard(coverage("i", second, 3, 0));
            looked = looked.due() ? looked.decided() : looked;
        }
        looked = looked.heard(coverage("i", to - 10, 3, 0));
    }

    private Duration lookedAt(long from, long to) {
        return looked.between(T0.plusSeconds(from), T0.plusSeconds(to));
    }

    private static Coverage coverage(String instance, long second, int sources, int failing) {
        var now = T0.plusSeconds(second);
        return new Coverage(instance, now, now, sources, 0, failing);
    }
}

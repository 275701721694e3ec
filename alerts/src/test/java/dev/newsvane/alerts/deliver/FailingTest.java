package dev.newsvane.alerts.deliver;

import static dev.newsvane.alerts.Articles.T0;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailingTest {
    private static final List<String> DESK = List.of("desk");

    private final Failing failing = new Failing(Duration.ofDays(1));

    @Test
    void eachMarkIsToldOnce() {
        failing.failed("desk", T0);
        failing.failed("desk", T0.plusSeconds(60));
        assertThat(marks(11)).isEmpty();
        assertThat(marks(12)).isEqualTo(Map.of("desk", 50));
        assertThat(marks(13)).isEmpty();
        assertThat(marks(17)).isEqualTo(Map.of("desk", 70));
        assertThat(marks(22)).isEqualTo(Map.of("desk", 90));
        assertThat(marks(23)).isEmpty();
        assertThat(marks(24)).isEqualTo(Map.of("desk", 100));
        assertThat(marks(48)).isEmpty();
        assertThat(failing.why("desk"))
                .hasValueSatisfying(why -> assertThat(why).contains("100 %"));
    }

    @Test
    void whatWasMissedIsToldByItsGreatestMark() {
        failing.failed("desk", T0);
        assertThat(marks(30)).isEqualTo(Map.of("desk", 100));
    }

    @Test
    void whoTakesSomethingBeginsAnew() {
        failing.failed("desk", T0);
        marks(12);
        failing.forget("desk");
        assertThat(failing.any()).isFalse();
        assertThat(failing.why("desk")).isEmpty();
        failing.failed("desk", T0.plus(Duration.ofHours(20)));
        assertThat(marks(24)).isEmpty();
    }

    @Test
    void nobodyIsDisabledForWhatWasGivenUp() {
        failing.failed("desk", T0);
        assertThat(failing.marks(List.of("press"), T0.plus(Duration.ofDays(2)))).isEmpty();
    }

    private Map<String, Integer> marks(int hours) {
        return failing.marks(DESK, T0.plus(Duration.ofHours(hours)));
    }
}

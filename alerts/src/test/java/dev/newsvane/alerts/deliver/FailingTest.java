package dev.newsvane.alerts.deliver;

import static dev.newsvane.alerts.Articles.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.schemas.Attempt;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.schemas.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FailingTest {
    private static final Set<String> DESK = Set.of("desk");
    private static final Duration DAY = Duration.ofDays(1);

    private final Outages outages = new Outages(DeliverSettings.DEFAULT);
    private final Failing failing = new Failing(outages, DAY, T0);
    private Endpoint desk =
            Endpoint.webhook("desk", "http://desk.example/", List.of(), "test", T0.minus(DAY.multipliedBy(30)));

    @Test
    void eachMarkIsToldOnce() {
        tried(Outcome.RETRY, 0);
        tried(Outcome.RETRY, 1);
        assertThat(marks(11)).isEmpty();
        assertThat(marks(12)).isEqualTo(Map.of("desk", 50));
        assertThat(marks(13)).isEmpty();
        tried(Outcome.RETRY, 13);
        assertThat(marks(17)).isEqualTo(Map.of("desk", 70));
        assertThat(marks(22)).isEqualTo(Map.of("desk", 90));
        assertThat(marks(23)).isEmpty();
        assertThat(marks(24)).isEqualTo(Map.of("desk", 100));
        assertThat(marks(26)).isEmpty();
        assertThat(failing.why("desk"))
                .hasValueSatisfying(why -> assertThat(why).contains("100 %"));
    }

    @Test
    void whatWasMissedIsToldByItsGreatestMark() {
        tried(Outcome.RETRY, 0);
        tried(Outcome.RETRY, 12);
        tried(Outcome.RETRY, 24);
        assertThat(marks(30)).isEqualTo(Map.of("desk", 100));
    }

    @Test
    void whoTakesSomethingBeginsAnew() {
        tried(Outcome.RETRY, 0);
        marks(12);
        tried(Outcome.DELIVERED, 13);
        assertThat(outages.any()).isFalse();
        assertThat(failing.why("desk")).isEmpty();
        tried(Outcome.GAVE_UP, 20);
        assertThat(failing.why("desk")).isEmpty();
        assertThat(marks(24)).isEmpty();
        assertThat(marks(32)).isEqualTo(Map.of("desk", 50));
    }

    @Test
    void nobodyIsDisabledForWhatWasGivenUp() {
        tried(Outcome.GAVE_UP, 0);
        assertThat(failing.marks(Set.of("press"), at(48))).isEmpty();
    }

    @Test
    void whatFailedBeforeARestartCountsOnceItFailsAgain() {
        tried(Outcome.RETRY, -20);
        tried(Outcome.RETRY, -9);
        assertThat(marks(1)).isEmpty();
        tried(Outcome.RETRY, 2);
        assertThat(marks(2)).isEqualTo(Map.of("desk", 90));
        assertThat(marks(4)).isEqualTo(Map.of("desk", 100));
    }

    @Test
    void whereNothingWasTriedForLongerThanWeWaitAnotherOutageBegins() {
        tried(Outcome.RETRY, -42);
        tried(Outcome.RETRY, 0);
        assertThat(marks(11)).isEmpty();
        assertThat(outages.of("desk"))
                .hasValueSatisfying(outage -> assertThat(outage.since()).isEqualTo(T0));
    }

    @Test
    void nobodyIsDisabledBeforeHeIsTriedAgain() {
        tried(Outcome.RETRY, 0);
        tried(Outcome.GAVE_UP, 1);
        assertThat(marks(30)).isEmpty();
    }

    @Test
    void whatWasTriedBeforeAChangeSaysNothingOfTheEndpoint() {
        tried(Outcome.RETRY, 0);
        desk = desk.enabled(at(10));
        outages.forget("desk");
        tried(Outcome.RETRY, 9);
        assertThat(outages.any()).isFalse();
        tried(Outcome.RETRY, 10);
        assertThat(marks(21)).isEmpty();
        assertThat(marks(22)).isEqualTo(Map.of("desk", 50));
    }

    private void tried(Outcome outcome, int hours) {
        outages.saw(
                new Attempt("id", "desk", 1, at(hours), Duration.ZERO, outcome, Optional.empty(), "status 500"),
                Optional.of(desk));
    }

    private Map<String, Integer> marks(int hours) {
        return failing.marks(DESK, at(hours));
    }

    private static Instant at(int hours) {
        return T0.plus(Duration.ofHours(hours));
    }
}

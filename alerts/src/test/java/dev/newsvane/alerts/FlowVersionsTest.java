package dev.newsvane.alerts;

import static dev.newsvane.alerts.Articles.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Coverage;
import dev.newsvane.schemas.Spike;
import dev.newsvane.schemas.Watch;
import dev.newsvane.schemas.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Spikes and silence of a watch that is changed: what it brought in before it asked so tells nothing.
class FlowVersionsTest {
    private static final When SILENT = new When(0, Optional.empty(), Optional.of(Duration.ofDays(2)));
    private static final When BOTH = new When(0, Optional.of(new Spike(5)), Optional.of(Duration.ofDays(2)));

    private final Matching matching = new Matching(Memory.inMaps(), AlertSettings.DEFAULT);
    private final List<Alert> alerts = new ArrayList<>();
    private long offset;

    @AfterEach
    void close() {
        matching.close();
    }

    @Test
    void hoursInWhichNobodyCountedAreNotEmpty() {
        write(1, 0, "llama", SILENT);
        daily(0, 20);
        write(2, 20, "llama", BOTH);
        look(20, 21);
        for (var i = 0; i < 9; i++) {
            match(Duration.ofDays(21).plusMinutes(i), "burst" + i);
        }
        look(21, 22);
        assertThat(alerts).isEmpty();
    }

    @Test
    void silenceThatIsAskedForAgainBeginsAnew() {
        write(1, 0, "llama", SILENT);
        daily(0, 3);
        write(2, 3, "llama", When.AT_FIRST);
        look(3, 13);
        write(3, 13, "llama", SILENT);
        look(13, 16);
        assertThat(flow()).isEmpty();
        match(Duration.ofDays(16), "again");
        look(16, 19);
        assertThat(flow()).singleElement().extracting(Alert::kind).isEqualTo(AlertKind.SILENT);
    }

    @Test
    void aQueryThatNeverMatchedIsNotSilent() {
        write(1, 0, "llama", SILENT);
        daily(0, 3);
        write(2, 3, "llama AND alpaca", SILENT);
        look(3, 9);
        assertThat(alerts).isEmpty();
    }

    @Test
    void anotherWatchOfTheSameNameIsAnotherWatch() {
        write(1, 0, "llama", SILENT);
        daily(0, 2);
        matching.watch(watch(2, 2, "llama", SILENT).as(2, true, T0.plus(Duration.ofDays(2))));
        look(2, 3);
        write(3, 3, "llama", SILENT);
        look(3, 9);
        assertThat(alerts).isEmpty();
    }

    @Test
    void aNewTitleChangesNothing() {
        write(1, 0, "llama", SILENT);
        daily(0, 2);
        write(2, 2, "llama", SILENT);
        look(2, 5);
        assertThat(alerts).extracting(Alert::kind).containsExactly(AlertKind.SILENT);
    }

    private List<Alert> flow() {
        return alerts.stream().filter(alert -> alert.tally().isPresent()).toList();
    }

    private static Watch watch(int version, int day, String query, When when) {
        return Articles.watch("w", version, query, T0.plus(Duration.ofDays(day)).minusSeconds(60))
                .speaking(when);
    }

    private void write(int version, int day, String query, When when) {
        matching.watch(watch(version, day, query, when));
    }

    private void daily(int from, int to) {
        for (var day = from; day < to; day++) {
            match(Duration.ofDays(day).plusMinutes(1), "day" + day);
            look(day, day + 1);
        }
    }

    private void match(Duration at, String id) {
        var article = Articles.of("Llama " + id, "")
                .id(id)
                .in("s" + id, 1)
                .placed(at)
                .fetched(at)
                .article();
        alerts.addAll(matching.article(article, offset++, T0));
    }

    private void look(int from, int to) {
        var end = T0.plus(Duration.ofDays(to));
        for (var at = T0.plus(Duration.ofDays(from)); at.isBefore(end); at = at.plusSeconds(30)) {
            alerts.addAll(matching.coverage(new Coverage("i", at, at, 3, 0, 0), T0));
        }
    }
}

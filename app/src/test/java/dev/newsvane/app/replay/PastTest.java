package dev.newsvane.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.alerts.AlertSettings;
import dev.newsvane.alerts.Matching;
import dev.newsvane.alerts.Memory;
import dev.newsvane.app.CommandedSystem;
import dev.newsvane.schemas.Alert;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The recorded past gives what the live code said, with the same ids, over random histories, ranges and watches that
/// changed meanwhile.
class PastTest {
    private static final AlertSettings.Replaying SETTINGS = new AlertSettings(
                    List.of(3, 5), Duration.ofDays(2), Duration.ofMinutes(10), Duration.ofDays(60))
            .replaying("again");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-06-01T00:00:00Z"));

    @Test
    void whatIsPassedOverWouldHaveSaidNothing() {
        var seed = Long.getLong("newsvane.seed", 20261126L);
        var said = 0;
        for (var round = 0; round < Integer.getInteger("newsvane.rounds", 1); round++) {
            try (var system = CommandedSystem.start()) {
                var history = History.random(seed + round, 250);
                history.record(system);
                var past = new Past(system.cluster(), system.channels(), SETTINGS, CLOCK, Pace.FULL);
                var random = new Random(seed + round);
                for (var i = 0; i < 5; i++) {
                    var range = i == 0 ? whole() : range(random);
                    var alerts = new ArrayList<Alert>();
                    past.through(range, history.watches(), (_, _, spoken) -> alerts.addAll(spoken));
                    assertThat(alerts).as("seed %d, %s", seed + round, range).isEqualTo(plainly(history, range));
                    assertThat(alerts).extracting(Alert::event).doesNotHaveDuplicates();
                    said += alerts.size();
                }
            }
        }
        assertThat(said).as("alerts compared").isGreaterThan(40);
    }

    /// Every article through the code that matches live, one after the other.
    private static List<Alert> plainly(History history, Past.Range range) {
        var memory = Memory.inMaps();
        history.watches().forEach(memory::keep);
        var alerts = new ArrayList<Alert>();
        try (var matching = new Matching(memory, SETTINGS)) {
            for (var i = 0; i < history.articles().size(); i++) {
                var article = history.articles().get(i);
                var when = Past.time(article);
                var learnt = !article.fetched()
                        .isBefore(range.from().minus(SETTINGS.settings().memory()));
                if (learnt
                        && when.isBefore(range.to())
                        && range.source().map(article.source()::equals).orElse(true)) {
                    var said = matching.article(article, i, CLOCK.instant());
                    alerts.addAll(when.isBefore(range.from()) ? List.of() : said);
                }
            }
        }
        return alerts;
    }

    private static Past.Range whole() {
        return new Past.Range(Instant.EPOCH.plus(Duration.ofDays(365)), CLOCK.instant(), Optional.empty());
    }

    private static Past.Range range(Random random) {
        var from = History.BEGIN.plus(Duration.ofDays(random.nextInt(80)));
        return new Past.Range(
                from,
                from.plus(Duration.ofDays(5 + random.nextInt(50))),
                random.nextInt(3) == 0 ? Optional.of("source1") : Optional.empty());
    }
}

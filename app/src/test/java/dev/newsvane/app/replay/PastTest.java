package dev.newsvane.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.alerts.AlertSettings;
import dev.newsvane.alerts.Matching;
import dev.newsvane.alerts.Memory;
import dev.newsvane.app.CommandedSystem;
import dev.newsvane.base.Sender;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Correction;
import dev.newsvane.schemas.CorrectionKind;
import dev.newsvane.schemas.Coverage;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.Spike;
import dev.newsvane.schemas.When;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
        var corrected = EnumSet.noneOf(CorrectionKind.class);
        for (var round = 0; round < Integer.getInteger("newsvane.rounds", 1); round++) {
            try (var system = CommandedSystem.start()) {
                var history = History.random(seed + round, 250);
                history.record(system);
                var past = new Past(system.cluster(), system.channels(), SETTINGS, CLOCK, Pace.FULL);
                var random = new Random(seed + round);
                for (var i = 0; i < 5; i++) {
                    var range = i == 0 ? whole() : range(random);
                    var alerts = said(past, range, history);
                    assertThat(alerts).as("seed %d, %s", seed + round, range).isEqualTo(plainly(history, range));
                    assertThat(alerts).extracting(Alert::event).doesNotHaveDuplicates();
                    said += alerts.size();
                    alerts.forEach(
                            alert -> alert.correction().map(Correction::kind).ifPresent(corrected::add));
                }
            }
        }
        assertThat(said).as("alerts compared").isGreaterThan(40);
        assertThat(corrected).contains(CorrectionKind.EDITED, CorrectionKind.WITHDRAWN);
    }

    /// A subject that is told of every eight hours, then by eight publishers within minutes, then by nobody.
    @Test
    void whatWasSaidAsTimePassedIsSaidAgainWhateverTheRange() {
        try (var system = CommandedSystem.start()) {
            var moments = new ArrayList<Instant>();
            for (var hour = 1; hour < 9 * 24; hour += 8) {
                moments.add(History.BEGIN.plus(Duration.ofHours(hour)));
            }
            for (var minute = 0; minute < 8; minute++) {
                moments.add(History.BEGIN.plus(Duration.ofHours(9 * 24 + 5)).plus(Duration.ofMinutes(minute)));
            }
            var watch = History.watch("a", 1, "quay", false, History.BEGIN)
                    .speaking(new When(0, Optional.of(Spike.USUAL), Optional.of(Duration.ofDays(1))));
            var history = new History(telling(moments), List.of(watch));
            history.record(system);
            var time = time(Duration.ofDays(12));
            record(system, time);
            var live = live(history, time);
            assertThat(live).extracting(Alert::kind).containsExactly(AlertKind.SPIKED, AlertKind.SILENT);
            var past = new Past(system.cluster(), system.channels(), SETTINGS, CLOCK, Pace.FULL);
            assertThat(said(past, new Past.Range(History.BEGIN, CLOCK.instant(), Set.of()), history))
                    .isEqualTo(live);
            var tenth = History.BEGIN.plus(Duration.ofDays(10));
            assertThat(said(past, new Past.Range(tenth, CLOCK.instant(), Set.of()), history))
                    .isEqualTo(live.subList(1, 2));
            assertThat(said(past, new Past.Range(History.BEGIN, tenth, Set.of()), history))
                    .isEqualTo(live.subList(0, 1));
        }
    }

    private static List<Article> telling(List<Instant> moments) {
        var articles = new ArrayList<Article>();
        for (var at : moments) {
            var number = articles.size();
            var story = Placement.of("story" + number, 1, at, List.of());
            articles.add(History.article(
                    number, "The quay", "Of the quay.", Lanes.LIVE, false, at, at.minusSeconds(9), story));
        }
        return articles;
    }

    private static List<Coverage> time(Duration length) {
        var time = new ArrayList<Coverage>();
        for (var at = Duration.ZERO; at.compareTo(length) < 0; at = at.plusSeconds(50)) {
            var now = History.BEGIN.plus(at);
            time.add(new Coverage("i", now, now, 3, 0, 0));
        }
        return time;
    }

    private static void record(CommandedSystem system, List<Coverage> time) {
        try (var sender = new Sender(system.cluster(), "time")) {
            var sent = new ArrayList<CompletableFuture<?>>();
            time.forEach(each -> sent.add(sender.send(system.channels().coverage(), "i", each, each.now())));
            sent.forEach(Sender::await);
        }
    }

    private static List<Alert> live(History history, List<Coverage> time) {
        var memory = Memory.inMaps();
        history.watches().forEach(memory::keep);
        var alerts = new ArrayList<Alert>();
        try (var matching = new Matching(memory, SETTINGS)) {
            var next = 0;
            for (var each : time) {
                while (next < history.articles().size()
                        && history.articles().get(next).event().isBefore(each.now())) {
                    alerts.addAll(matching.article(history.articles().get(next), next, CLOCK.instant()));
                    next++;
                }
                alerts.addAll(matching.coverage(each, CLOCK.instant()));
            }
        }
        return alerts;
    }

    private static List<Alert> said(Past past, Past.Range range, History history) {
        var alerts = new ArrayList<Alert>();
        past.through(range, history.watches(), (alert, _, _) -> alerts.add(alert));
        return alerts;
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
                        && (range.sources().isEmpty() || range.sources().contains(article.source()))) {
                    var said = matching.article(article, i, CLOCK.instant());
                    alerts.addAll(when.isBefore(range.from()) ? List.of() : said);
                }
            }
        }
        return alerts;
    }

    private static Past.Range whole() {
        return new Past.Range(Instant.EPOCH.plus(Duration.ofDays(365)), CLOCK.instant(), Set.of());
    }

    private static Past.Range range(Random random) {
        var from = History.BEGIN.plus(Duration.ofDays(random.nextInt(80)));
        return new Past.Range(
                from,
                from.plus(Duration.ofDays(5 + random.nextInt(50))),
                List.of(Set.<String>of(), Set.of("source1"), Set.of("source0", "source1"))
                        .get(random.nextInt(3)));
    }
}

package dev.newsvane.e2e;

import static dev.newsvane.e2e.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newsvane.alerts.match.Versions;
import dev.newsvane.app.config.Apply;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.demo.DemoConfig;
import dev.newsvane.app.replay.Replay;
import dev.newsvane.app.run.Pipeline;
import dev.newsvane.app.run.StageName;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Watch;
import dev.newsvane.testkit.Newsroom;
import dev.newsvane.testkit.OpenNewsroom;
import dev.newsvane.testkit.Receiver;
import dev.newsvane.testkit.RecordedWeb;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;

/// The recorded past gives the alerts of the live run again, under the same ids: with several partitions of `pages` and
/// two instances of the stages before the spine, whose interleaving is another one in each run; with a watch that is
/// changed in the middle of it; and for a range that begins in the middle as for the whole.
class ReplayTest {
    private static final String CHANGED = "open-model-licensing";

    @TempDir
    private Path folder = Path.of("");

    @OnEachBroker(embedded = 2)
    void theRecordedPastGivesTheSameAlertsUnderTheSameIds(BrokerKind broker) {
        var clock = InstantSource.system();
        var newsroom = Newsroom.load("first");
        try (var web = RecordedWeb.start();
                var receiver = Receiver.start(DemoConfig.SECRET, clock);
                var system = new RunningSystem(folder, broker)) {
            var outlets = newsroom.serve(web, clock);
            outlets.open(0);
            var config = DemoConfig.config(newsroom, receiver.url());
            // written early enough to be in force from the first page on
            Apply.to(
                    system.cluster(), system.channels(), config, clock.instant().minus(Versions.SETTLING));
            var settings = DemoConfig.settings(web.settings("newsvane-test"));
            system.start("one", StageName.all(), settings).start("two", StageName.beforeTheSpine(), settings);
            publish(outlets, newsroom.waves(), system, changed(config));
            var partitions = system.all(system.channels().articles()).stream()
                    .map(Article::pagePartition)
                    .collect(Collectors.toSet());
            assertThat(partitions).as("partitions of pages that were used").hasSizeGreaterThan(1);
            assertThat(system.working("newsvane-enrich")).containsExactlyInAnyOrder("one", "two");
            var live = system.all(system.channels().alerts());
            assertThat(live.stream().filter(Alert::pages)).isNotEmpty();
            assertThat(live.stream()
                            .filter(alert -> alert.watch().equals(CHANGED))
                            .map(Alert::version))
                    .as("versions of the changed watch that spoke")
                    .contains(1, 2);
            assertThat(same(replayed(system, Instant.EPOCH))).isEqualTo(same(live));
            var middle = outlets.openings().get(newsroom.waves() / 2);
            var later = live.stream()
                    .filter(alert -> !alert.evidence().fetched().isBefore(middle))
                    .toList();
            assertThat(later).isNotEmpty().hasSizeLessThan(live.size());
            assertThat(same(replayed(system, middle))).isEqualTo(same(later));
        }
    }

    /// Opens wave after wave; the other configuration is applied in the middle, and is in force at the last.
    private static void publish(OpenNewsroom outlets, int waves, RunningSystem system, Config other) {
        var clock = InstantSource.system();
        var applied = Instant.EPOCH;
        try (var quiet = system.quiet()) {
            for (var wave = 0; wave < waves; wave++) {
                if (wave == waves / 2) {
                    applied = clock.instant();
                    Apply.to(system.cluster(), system.channels(), other, applied);
                }
                if (wave == waves - 1) {
                    var inForce = applied.plus(Versions.SETTLING);
                    await().until(() -> clock.instant().isAfter(inForce));
                }
                if (wave > 0) {
                    outlets.open(wave);
                }
                var opened = outlets.openings().getLast();
                patiently().pollInterval(Duration.ofMillis(100)).until(() -> quiet.since(opened));
            }
        }
    }

    /// The same, with one watch that from now on also asks for something common.
    private static Config changed(Config config) {
        var watches = config.watches().stream()
                .map(watch -> watch.name().equals(CHANGED) ? asking(watch, "(" + watch.query() + ") OR judge") : watch)
                .toList();
        return config.with(config.sources(), watches, config.endpoints());
    }

    private static Watch asking(Watch watch, String query) {
        return new Watch(
                watch.name(),
                watch.version(),
                watch.title(),
                query,
                watch.languages(),
                watch.sources(),
                watch.milestones(),
                watch.endpoints(),
                watch.examples(),
                watch.removed(),
                watch.origin(),
                watch.written(),
                watch.filter(),
                watch.when(),
                Optional.empty(),
                watch.telling());
    }

    private static List<Alert> replayed(RunningSystem system, Instant from) {
        List<Alert> alerts = new ArrayList<>();
        var range = Replay.Range.since(from, "again");
        var settings = Pipeline.Settings.of(Config.defaults("nothing"));
        new Replay(system.cluster(), system.channels(), settings.alerts(), InstantSource.system())
                .run(range, alerts::add);
        assertThat(alerts).allMatch(alert -> alert.replay().equals(Optional.of("again")));
        assertThat(same(system.all(system.channels().replay("again").alerts()))).isEqualTo(same(alerts));
        return alerts;
    }

    /// What makes two alerts the same: id, watch, version, story, articles, passages; not the times of stages.
    private static List<List<Object>> same(List<Alert> alerts) {
        return alerts.stream()
                .map(alert -> List.<Object>of(
                        alert.event(),
                        alert.alert(),
                        alert.watch(),
                        alert.version(),
                        alert.story(),
                        alert.evidence().article(),
                        alert.evidence().revision(),
                        alert.evidence().passages(),
                        alert.articles(),
                        alert.independent(),
                        alert.pages()))
                .toList();
    }
}

package dev.newsvane.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newsvane.app.config.Apply;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.demo.DemoConfig;
import dev.newsvane.app.replay.Replay;
import dev.newsvane.app.run.Pipeline;
import dev.newsvane.app.run.StageName;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Article;
import dev.newsvane.testkit.Newsroom;
import dev.newsvane.testkit.Receiver;
import dev.newsvane.testkit.RecordedWeb;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/// The recorded past gives the alerts of the live run again, under the same ids: with several partitions of `pages` and
/// two instances of the stages before the spine, whose interleaving is another one in each run.
class ReplayTest {
    @TempDir
    private Path folder = Path.of("");

    @RepeatedTest(10)
    void theRecordedPastGivesTheSameAlertsUnderTheSameIds() {
        var clock = InstantSource.system();
        var newsroom = Newsroom.load("first");
        try (var web = RecordedWeb.start();
                var receiver = Receiver.start(DemoConfig.SECRET, clock);
                var system = new RunningSystem(folder)) {
            var outlets = newsroom.serve(web, clock);
            outlets.open(0);
            Apply.to(system.cluster(), system.channels(), DemoConfig.config(newsroom, receiver.url()), clock.instant());
            var settings = DemoConfig.settings(web.settings("newsvane-test"));
            system.start("one", StageName.all(), settings).start("two", StageName.beforeTheSpine(), settings);
            try (var quiet = system.quiet()) {
                for (var wave = 0; wave < newsroom.waves(); wave++) {
                    if (wave > 0) {
                        outlets.open(wave);
                    }
                    await().atMost(120, TimeUnit.SECONDS)
                            .pollInterval(Duration.ofMillis(100))
                            .until(() -> quiet.since(outlets.openings().getLast()));
                }
            }
            var partitions = system.all(system.channels().articles()).stream()
                    .map(Article::pagePartition)
                    .collect(Collectors.toSet());
            assertThat(partitions).as("partitions of pages that were used").hasSizeGreaterThan(1);
            assertThat(system.working("newsvane-enrich")).containsExactlyInAnyOrder("one", "two");
            var live = system.all(system.channels().alerts());
            assertThat(live.stream().filter(Alert::pages)).isNotEmpty();
            assertThat(same(replayed(system))).isEqualTo(same(live));
        }
    }

    private static List<Alert> replayed(RunningSystem system) {
        List<Alert> alerts = new ArrayList<>();
        var range = new Replay.Range("again", Instant.EPOCH, Instant.MAX, Optional.empty(), Optional.empty(), false);
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

package dev.newsvane.alerts;

import static dev.newsvane.alerts.Articles.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.base.StreamsStage;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Channels;
import dev.newsvane.testkit.TestBroker;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The topology over a real broker: what its index and its memory are after a restart.
class MatchStageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aRestartWithOrWithoutLocalStateKnowsWatchesAndWhatWasSaid() {
        try (var broker = TestBroker.start();
                var sender = new Sender(broker.cluster(), "test")) {
            var channels = Channels.of(broker.cluster());
            channels.create(broker.cluster(), 2, (short) 1, T0);
            var watch = Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk"));
            Sender.await(sender.send(channels.watches(), "w@1", watch, watch.written()));
            run(broker, channels, "state", () -> article(sender, channels, "a", "s", 1));
            assertThat(said(broker, channels)).containsExactly("s raised");
            run(broker, channels, "state", () -> article(sender, channels, "b", "t", 1));
            assertThat(said(broker, channels)).containsExactlyInAnyOrder("s raised", "t raised");
            // as on another machine: from the changelogs alone
            run(broker, channels, "elsewhere", () -> {
                article(sender, channels, "c", "s", 2);
                article(sender, channels, "d", "s", 3);
            });
            assertThat(said(broker, channels)).containsExactlyInAnyOrder("s raised", "t raised", "s grown:3");
            assertThat(Snapshot.of(broker.cluster(), channels.deliveries())).hasSize(3);
        }
    }

    private static void run(TestBroker broker, Channels channels, String state, Runnable work) {
        var before = said(broker, channels).size();
        var runner = new StreamsStage.Runner(
                broker.cluster(), broker.scratch(state), "test", 1, Duration.ofMillis(50), (short) 1);
        try (var stage = new StreamsStage("match", AlertTopology.build(channels, AlertSettings.DEFAULT), runner)) {
            stage.start();
            work.run();
            await().atMost(PATIENCE).until(() -> said(broker, channels).size() == before + 1);
        }
    }

    private static void article(Sender sender, Channels channels, String id, String story, int independent) {
        var article =
                Articles.of("Llama " + id, "").id(id).in(story, independent).article();
        Sender.await(sender.send(channels.articles(), id + "#r1", article, T0));
    }

    private static Set<String> said(TestBroker broker, Channels channels) {
        return Snapshot.of(broker.cluster(), channels.alerts()).values().stream()
                .map((Alert alert) -> alert.story() + " " + alert.milestone())
                .collect(Collectors.toSet());
    }
}

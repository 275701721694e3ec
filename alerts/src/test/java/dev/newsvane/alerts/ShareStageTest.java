package dev.newsvane.alerts;

import static dev.newsvane.alerts.Articles.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newsvane.alerts.share.Division;
import dev.newsvane.alerts.share.Share;
import dev.newsvane.alerts.share.ShareStage;
import dev.newsvane.base.Health;
import dev.newsvane.base.Log;
import dev.newsvane.base.Sender;
import dev.newsvane.base.StreamsStage;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Channels;
import dev.newsvane.testkit.TestBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Shares of the watches over a real broker: who takes over from whom says nothing twice and leaves nothing out.
class ShareStageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Share FIRST = new Share(1, 2);
    private static final Share SECOND = new Share(2, 2);
    private static final List<String> WATCHES = List.of("one", "two", "three", "four", "five");

    private final TestBroker broker = TestBroker.start();
    private final Channels channels = Channels.of(broker.cluster());
    private final Sender sender = new Sender(broker.cluster(), "test");
    private final List<String> expected = new ArrayList<>();

    @BeforeEach
    void watches() {
        channels.create(broker.cluster(), 2, (short) 1, T0);
        for (var name : WATCHES) {
            var watch = Articles.watch(name, 1, "llama", T0.minusSeconds(60));
            Sender.await(sender.send(channels.watches(), name + "@1", watch, watch.written()));
        }
        assertThat(WATCHES).anyMatch(FIRST::holds).anyMatch(SECOND::holds);
    }

    @AfterEach
    void close() {
        sender.close();
        broker.close();
    }

    @Test
    void theWholeIsTakenOverByTwoSharesAndTheyByTheWhole() {
        try (var _ = started(Share.WHOLE)) {
            article("a", "s", 1);
            awaitSaid(WATCHES, "s raised");
            assertThat(takeOver(FIRST))
                    .singleElement()
                    .asString()
                    .startsWith("match 1 of 2 may not begin beside match: its watches would speak twice.");
        }
        try (var _ = started(FIRST)) {
            try (var _ = started(SECOND)) {
                article("b", "s", 3);
                awaitSaid(WATCHES, "s grown:3");
                article("c", "t", 1);
                awaitSaid(WATCHES, "t raised");
            }
            article("d", "t", 3);
            awaitSaid(WATCHES.stream().filter(FIRST::holds).toList(), "t grown:3");
            assertThat(takeOver(Share.WHOLE)).singleElement().asString().contains("beside match 1 of 2:");
            assertThat(now()).isEqualTo(new Division(2, List.of(SECOND), List.of()));
            try (var former = stage(Share.WHOLE)) {
                await().atMost(PATIENCE).until(() -> former.health() instanceof Health.Failed);
                assertThat(former.health())
                        .asString()
                        .contains("the watches of match were handed over to match in 2 shares");
                article("e", "u", 1);
                awaitSaid(WATCHES.stream().filter(FIRST::holds).toList(), "u raised");
            }
        }
        // one that stopped by itself is missed as one that was killed
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(takeOver(Share.WHOLE))
                        .singleElement()
                        .asString()
                        .contains("have not all read equally far"));
        try (var _ = started(SECOND)) {
            awaitSaid(WATCHES.stream().filter(SECOND::holds).toList(), "t grown:3", "u raised");
        }
        try (var _ = started(Share.WHOLE)) {
            article("f", "t", 5);
            awaitSaid(WATCHES, "t grown:5");
        }
    }

    private List<String> takeOver(Share share) {
        return AlertTopology.takeOver(broker.cluster(), channels, (short) 1).by(share).stream()
                .toList();
    }

    private Division now() {
        return Division.now(broker.cluster());
    }

    private ShareStage started(Share share) {
        assertThat(takeOver(share)).isEmpty();
        return stage(share);
    }

    private ShareStage stage(Share share) {
        var runner = new StreamsStage.Runner(
                broker.cluster(),
                broker.scratch(share.stage()),
                "test-" + share.stage(),
                1,
                Duration.ofMillis(50),
                (short) 1);
        var topology = AlertTopology.build(channels, AlertSettings.DEFAULT, share);
        var stage = new ShareStage(broker.cluster(), share, topology, runner);
        stage.start();
        return stage;
    }

    private void article(String id, String story, int independent) {
        var article =
                Articles.of("Llama " + id, "").id(id).in(story, independent).article();
        Sender.await(sender.send(channels.articles(), article.key(), article, T0));
    }

    /// Waits until these watches have said this, and holds all that was ever said against what was to be.
    private void awaitSaid(List<String> watches, String... what) {
        watches.forEach(watch -> Stream.of(what).forEach(one -> expected.add(watch + ' ' + one)));
        await().atMost(PATIENCE).until(() -> said().size() >= expected.size());
        assertThat(said()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private List<String> said() {
        var said = new ArrayList<String>();
        try (var log = new Log<>(broker.cluster(), channels.alerts(), Instant.EPOCH)) {
            log.forEachRemaining(seen -> seen.value()
                    .map((Alert alert) -> alert.watch() + ' ' + alert.story() + ' ' + alert.milestone())
                    .ifPresent(said::add));
        }
        return said;
    }
}

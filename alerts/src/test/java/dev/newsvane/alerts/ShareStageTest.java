package dev.newsvane.alerts;

import static dev.newsvane.alerts.Articles.T0;
import static dev.newsvane.alerts.MatchCluster.FIRST;
import static dev.newsvane.alerts.MatchCluster.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newsvane.alerts.match.Throwing;
import dev.newsvane.alerts.share.Division;
import dev.newsvane.alerts.share.Share;
import dev.newsvane.base.Health;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Shares of the watches over a real broker: who takes over from whom says nothing twice and leaves nothing out.
class ShareStageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> WATCHES = List.of("one", "two", "three", "four", "five");

    private final MatchCluster cluster = new MatchCluster();
    private final List<String> expected = new ArrayList<>();

    @BeforeEach
    void watches() {
        WATCHES.forEach(name -> cluster.send(Articles.watch(name, 1, "llama", T0.minusSeconds(60))));
        assertThat(WATCHES).anyMatch(FIRST::holds).anyMatch(SECOND::holds);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void aStageAilsWhileAQueryIsPassedOver() {
        try (var sound = cluster.started(FIRST);
                var ailing = cluster.stage(SECOND, Throwing.passedOver())) {
            await().atMost(PATIENCE).until(() -> ailing.health() instanceof Health.Ailing);
            assertThat(ailing.health()).asString().contains("bad@1 once (");
            await().atMost(PATIENCE).until(() -> sound.health() instanceof Health.Running);
        }
    }

    @Test
    void theWholeIsTakenOverByTwoSharesAndTheyByTheWhole() {
        try (var _ = cluster.started(Share.WHOLE)) {
            article("a", "s", 1);
            awaitSaid(WATCHES, "s raised");
            assertThat(cluster.takeOver(FIRST))
                    .hasValueSatisfying(why -> assertThat(why)
                            .startsWith("match 1 of 2 may not begin beside match: its watches would speak twice."));
        }
        try (var _ = cluster.started(FIRST)) {
            try (var _ = cluster.started(SECOND)) {
                article("b", "s", 3);
                awaitSaid(WATCHES, "s grown:3");
                article("c", "t", 1);
                awaitSaid(WATCHES, "t raised");
            }
            article("d", "t", 3);
            awaitSaid(WATCHES.stream().filter(FIRST::holds).toList(), "t grown:3");
            assertThat(cluster.takeOver(Share.WHOLE))
                    .hasValueSatisfying(why -> assertThat(why).contains("beside match 1 of 2:"));
            assertThat(Division.now(cluster.broker.cluster())).isEqualTo(new Division(2, List.of(SECOND), List.of()));
            try (var former = cluster.stage(Share.WHOLE)) {
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
                .untilAsserted(() -> assertThat(cluster.takeOver(Share.WHOLE))
                        .hasValueSatisfying(why -> assertThat(why).contains("have not all read equally far")));
        try (var _ = cluster.started(SECOND)) {
            awaitSaid(WATCHES.stream().filter(SECOND::holds).toList(), "t grown:3", "u raised");
        }
        try (var _ = cluster.started(Share.WHOLE)) {
            article("f", "t", 5);
            awaitSaid(WATCHES, "t grown:5");
        }
    }

    private void article(String id, String story, int independent) {
        cluster.send(
                Articles.of("Llama " + id, "").id(id).in(story, independent).article());
    }

    /// Waits until these watches have said this, and holds all that was ever said against what was to be.
    private void awaitSaid(List<String> watches, String... what) {
        watches.forEach(watch -> Stream.of(what).forEach(one -> expected.add(watch + ' ' + one)));
        await().atMost(PATIENCE).until(() -> said().size() >= expected.size());
        assertThat(said()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private List<String> said() {
        return cluster.said().stream()
                .map(alert -> alert.watch() + ' ' + alert.story() + ' ' + alert.milestone())
                .toList();
    }
}

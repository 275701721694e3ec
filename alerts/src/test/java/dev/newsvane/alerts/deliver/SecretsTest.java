package dev.newsvane.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newsvane.schemas.Attempt;
import dev.newsvane.schemas.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// With which secrets a message is signed.
class SecretsTest extends DeliverTest {
    @Test
    void twoSecretsAreTwoSignatures() {
        var old = receiver(OLD_SECRET);
        var fresh = receiver();
        endpoint("old", old, SECRET, OLD_SECRET);
        endpoint("fresh", fresh, SECRET, OLD_SECRET);
        stage("one", QUICK);
        send(1, 1, "old");
        send(1, 1, "fresh");
        await().atMost(PATIENCE)
                .until(() -> old.accepted().size() == 1 && fresh.accepted().size() == 1);
    }

    @Test
    void aRotatedSecretSignsBesideTheOldOneAndThenAlone() {
        var old = receiver(OLD_SECRET);
        var fresh = receiver(SECRET);
        var now = CLOCK.instant();
        var later = now.plus(Duration.ofHours(1));
        put(endpoint("old", old, OLD_SECRET).rotated(SECRET, later, now));
        put(endpoint("fresh", fresh, OLD_SECRET).rotated(SECRET, later, now));
        put(endpoint("late", fresh, OLD_SECRET).rotated(SECRET, now, now));
        put(endpoint("never", old, OLD_SECRET).rotated(SECRET, now, now));
        stage("one", ONCE);
        for (var endpoint : List.of("old", "fresh", "late", "never")) {
            send(1, 1, endpoint);
        }
        await().atMost(PATIENCE).until(() -> attempts().size() == 4);
        assertThat(attempts().stream()
                        .filter(attempt -> attempt.outcome() == Outcome.DELIVERED)
                        .map(Attempt::endpoint))
                .containsExactlyInAnyOrder("old", "fresh", "late");
    }

    @Test
    void whatABadSecretHoldsUpGoesOutWhenItHasRotatedOut() {
        var receiver = receiver();
        var now = CLOCK.instant();
        put(endpoint("desk", receiver, "no secret").rotated(SECRET, now.plusSeconds(3), now));
        stage("one", QUICK);
        send(1, 1, "desk");
        await().atMost(PATIENCE)
                .until(() -> pending().stream()
                        .anyMatch(delivery -> delivery.last().equals(Optional.of(Blocked.BAD_SECRET))));
        assertThat(receiver.receipts()).isEmpty();
        await().atMost(PATIENCE).until(() -> receiver.accepted().size() == 1);
    }

    @Test
    void anEndpointNeverShowsItsSecrets() {
        assertThat(endpoint("desk", receiver(), SECRET).toString()).doesNotContain("MfKQ");
    }
}

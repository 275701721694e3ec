package dev.newsvane.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newsvane.alerts.Deliveries;
import dev.newsvane.base.Health;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.DeliveryState;
import dev.newsvane.schemas.Digest;
import dev.newsvane.schemas.Telling;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Deliveries to an endpoint that was removed, or that there never was.
class MissingEndpointTest extends DeliverTest {
    private static final Optional<String> MISSING = Optional.of("there is no endpoint named desk");
    private static final Duration DAY = Duration.ofDays(1);

    /// So that a receiver, which goes by the real clock, believes what is sent at the end.
    private final Instant began =
            CLOCK.instant().truncatedTo(ChronoUnit.MILLIS).minus(DAY).minusSeconds(60);
    private final AtomicReference<Instant> now = new AtomicReference<>(began);

    @Test
    void whatIsMeantForAnUnknownEndpointWaitsAndSaysSo() {
        var receiver = receiver();
        stage("one", QUICK);
        due("s", 1, CLOCK.instant());
        await().atMost(PATIENCE)
                .until(() ->
                        pending().stream().anyMatch(delivery -> delivery.last().equals(MISSING)));
        endpoint("desk", receiver, SECRET);
        await().atMost(PATIENCE).until(() -> receiver.accepted().size() == 1);
        assertThat(attempts()).hasSize(1);
    }

    @Test
    void whatWaitedForADayIsGivenUpAndSentByHandOnceTheEndpointIsBack() {
        var receiver = receiver();
        var desk = endpoint("desk", receiver, SECRET);
        Sender.await(sender.erase(channels.endpoints(), "desk", now.get()));
        var stage = stage("one", QUICK, now::get);
        var first = due("s", 1, began);
        var second = due("s", 2, began.plusSeconds(60));
        var other = due("t", 3, began.plusSeconds(60));
        now.set(began.plusSeconds(60));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stage.health())
                        .isInstanceOfSatisfying(
                                Health.Ailing.class,
                                ailing -> assertThat(ailing.detail()).contains(MISSING.orElseThrow())));
        now.set(began.plus(DAY).minusMillis(1));
        await().atMost(PATIENCE)
                .until(() -> pending().stream()
                                .map(Delivery::last)
                                .filter(MISSING::equals)
                                .count()
                        == 2);
        assertThat(stage.counts().dead()).isZero();
        now.set(began.plus(DAY));
        await().atMost(PATIENCE).until(() -> stage.counts().dead() == 1);
        assertThat(dead()).singleElement().satisfies(delivery -> {
            assertThat(delivery.id()).isEqualTo(first.id());
            assertThat(delivery.last()).hasValue(MISSING.orElseThrow() + ", given up: it was due at " + began);
        });
        now.set(began.plus(DAY).plusSeconds(60));
        await().atMost(PATIENCE).until(() -> stage.counts().dead() == 3);
        assertThat(stage.health()).isInstanceOf(Health.Running.class);
        assertThat(attempts()).isEmpty();
        put(desk);
        try (var redeliver = new Redeliver(broker.cluster(), channels, now::get)) {
            assertThat(redeliver.all())
                    .extracting(Delivery::id)
                    .containsExactlyInAnyOrder(first.id(), second.id(), other.id());
        }
        await().atMost(PATIENCE)
                .until(() -> receiver.accepted().size() == 3 && pending().isEmpty());
    }

    @Test
    void aDigestThatIsGivenUpLeavesNothingThatIsGatheredAgain() {
        var telling = new Telling(Optional.empty(), Optional.of(new Digest(Optional.empty(), "UTC")));
        for (var number = 1; number <= 2; number++) {
            var told = Alerts.telling(Alerts.raised("s" + number, number, "desk"), telling, "w", began);
            write(Deliveries.to("desk", told));
        }
        now.set(began.plus(DAY).plus(Duration.ofHours(2)));
        var stage = stage("one", QUICK, now::get);
        await().atMost(PATIENCE).until(() -> stage.counts().dead() == 1);
        assertThat(dead())
                .singleElement()
                .satisfies(digest -> assertThat(digest.alerts()).hasSize(2));
        assertThat(pending()).isEmpty();
    }

    private Delivery due(String story, long offset, Instant at) {
        var delivery = Alerts.delivery(story, offset, "desk").then(DeliveryState.PENDING, 0, at, Optional.empty());
        return write(delivery);
    }

    private Delivery write(Delivery delivery) {
        Sender.await(sender.send(channels.deliveries(), Deliveries.key(delivery), delivery, CLOCK.instant()));
        return delivery;
    }

    private List<Delivery> dead() {
        return Snapshot.of(broker.cluster(), channels.deliveries()).values().stream()
                .filter(delivery -> delivery.state() == DeliveryState.DEAD)
                .toList();
    }
}

package dev.newsvane.alerts.deliver;

import static dev.newsvane.alerts.Articles.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.newsvane.alerts.Deliveries;
import dev.newsvane.base.Follow;
import dev.newsvane.base.Health;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Change;
import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.DeliveryState;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.schemas.Telling;
import dev.newsvane.testkit.Receiver;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Dead deliveries and disabled endpoints.
class GivingUpTest extends DeliverTest {
    @Test
    void theDeadAreKeptAndSentAgainByHandWithTheirId() {
        var receiver = receiver();
        endpoint("desk", receiver, SECRET);
        receiver.behave(new Receiver.Mood.Answers(500, Map.of()));
        var stage = stage("one", ONCE);
        var sent = send(3, 3, "desk");
        var raised = Alerts.raised("later", 3, "desk");
        var later = Deliveries.to("desk", Alerts.telling(raised, Telling.AT_ONCE, "w3", T0.plusSeconds(1)));
        Sender.await(sender.send(channels.deliveries(), Deliveries.key(later), later, CLOCK.instant()));
        await().atMost(PATIENCE).until(() -> stage.counts().dead() == 4);
        try (var redeliver = new Redeliver(broker.cluster(), channels, CLOCK)) {
            assertThat(redeliver.list()).hasSize(4).allSatisfy(delivery -> {
                assertThat(delivery.state()).isEqualTo(DeliveryState.DEAD);
                assertThat(delivery.last()).hasValue("status 500");
            });
            receiver.behave(new Receiver.Mood.Well());
            assertThat(redeliver.one(sent.getFirst().id())).isPresent();
            await().atMost(PATIENCE).until(() -> receiver.accepted().size() == 1);
            assertThat(redeliver.since(Instant.MAX)).isEmpty();
            assertThat(redeliver.since(later.made()))
                    .extracting(Delivery::id)
                    .as("what was made then, and nothing from before")
                    .containsExactly(later.id());
            await().atMost(PATIENCE).until(() -> receiver.accepted().size() == 2);
            assertThat(redeliver.all()).hasSize(2);
            await().atMost(PATIENCE)
                    .until(() -> receiver.accepted().size() == 4 && pending().isEmpty());
            // and one that was delivered long ago, from its alert
            Alert alert = sent.getFirst().alert();
            Sender.await(sender.send(channels.alerts(), alert.event(), alert, CLOCK.instant()));
            var id = sent.getFirst().id();
            var before = receiver.arrivals().getOrDefault(id, 0L);
            assertThat(redeliver.one(id)).isPresent();
            await().atMost(PATIENCE).until(() -> receiver.arrivals().getOrDefault(id, 0L) == before + 1);
            assertThat(redeliver.one("unknown")).isEmpty();
        }
    }

    @Test
    void anEndpointThatIsGoneIsDisabledAndOthersWaitUntilItIsEnabled() {
        var receiver = receiver();
        var desk = endpoint("desk", receiver, SECRET);
        receiver.behave(new Receiver.Mood.Answers(410, Map.of()));
        var stage = stage("one", QUICK);
        send(3, 1, "desk");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stage.health())
                        .isInstanceOfSatisfying(
                                Health.Ailing.class,
                                ailing -> assertThat(ailing.detail())
                                        .contains("desk: the endpoint is disabled: status 410")));
        assertThat(Snapshot.of(broker.cluster(), channels.endpoints()).get("desk"))
                .satisfies(endpoint -> assertThat(endpoint.disabled()).isTrue());
        assertDisabledOnce();
        await().atMost(PATIENCE)
                .until(() -> pending().stream()
                        .anyMatch(delivery -> delivery.last()
                                .filter(last -> last.contains("disabled"))
                                .isPresent()));
        assertThat(receiver.receipts()).hasSize(1);
        receiver.behave(new Receiver.Mood.Well());
        var now = CLOCK.instant();
        Sender.await(sender.send(channels.endpoints(), "desk", desk.enabled(now), now));
        await().atMost(PATIENCE).until(() -> receiver.accepted().size() == 2);
        assertThat(stage.counts().dead()).isEqualTo(1);
    }

    @Test
    void anEndpointThatFailsForADayIsDisabledAndNothingIsLost() {
        var receiver = receiver();
        endpoint("desk", receiver, SECRET);
        receiver.behave(new Receiver.Mood.Answers(500, Map.of()));
        var now = new AtomicReference<>(CLOCK.instant());
        var began = now.get();
        var stage = stage("one", DeliverSettings.DEFAULT, now::get);
        send(1, 1, "desk");
        var told = new ArrayList<>(List.of(50, 70, 90));
        for (var tries = 1; ; tries++) {
            var made = tries;
            await().atMost(PATIENCE).until(() -> pending().getFirst().tries() == made);
            var delivery = pending().getFirst();
            var wait = Duration.between(now.get(), delivery.due()).toMillis();
            var planned = DeliverSettings.DEFAULT.retries().get(tries - 1).toMillis();
            assertThat(wait).as("after try %d", tries).isBetween(planned * 8 / 10, planned * 12 / 10 + 1);
            assertThat(Outages.of(broker.cluster(), channels, DeliverSettings.DEFAULT, now.get()))
                    .hasEntrySatisfying(
                            "desk",
                            outage -> assertThat(outage.since()).isEqualTo(began.truncatedTo(ChronoUnit.MILLIS)));
            while (!told.isEmpty() && delivery.due().isAfter(began.plus(day(told.getFirst())))) {
                now.set(began.plus(day(told.getFirst() + 1)));
                awaitTold(stage, told.removeFirst());
            }
            if (delivery.due().isAfter(began.plus(day(100)))) {
                break;
            }
            if (tries == 5) { // a restart forgets nothing
                stage.close();
                stage = stage("two", DeliverSettings.DEFAULT, now::get);
            }
            now.set(delivery.due());
        }
        now.set(began.plus(day(101)));
        await().atMost(PATIENCE)
                .until(() -> Optional.ofNullable(Snapshot.of(broker.cluster(), channels.endpoints())
                                .get("desk"))
                        .filter(Endpoint::disabled)
                        .isPresent());
        assertThat(told).isEmpty();
        assertDisabledOnce();
        assertThat(pending()).hasSize(1);
        assertThat(Outages.of(broker.cluster(), channels, DeliverSettings.DEFAULT, now.get()))
                .as("an endpoint that is disabled is another")
                .isEmpty();
        assertThat(receiver.arrivals().values())
                .containsExactly((long) attempts().getFirst().number());
    }

    private void assertDisabledOnce() {
        var changes = new ArrayList<Change>();
        try (var follow = new Follow(broker.cluster(), "changes")) {
            follow.channel(channels.changes(), seen -> seen.value().ifPresent(changes::add))
                    .runToEnd();
        }
        assertThat(changes)
                .extracting(Change::key, Change::by, Change::through, Change::fields)
                .containsExactly(tuple("endpoint desk", "newsvane", "deliver", List.of("disabled", "why")));
    }

    private static Duration day(int percent) {
        return Duration.ofDays(1).multipliedBy(percent).dividedBy(100);
    }

    private static void awaitTold(DeliverStage stage, int percent) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stage.health())
                        .isInstanceOfSatisfying(
                                Health.Ailing.class,
                                ailing -> assertThat(ailing.detail())
                                        .contains("desk: it has taken nothing since", percent + " %")));
    }
}

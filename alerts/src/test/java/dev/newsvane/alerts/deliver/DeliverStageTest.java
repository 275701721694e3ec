package dev.newsvane.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newsvane.alerts.Deliveries;
import dev.newsvane.base.Health;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.base.http.Web;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Attempt;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.DeliveryState;
import dev.newsvane.schemas.Digest;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.schemas.EndpointFormat;
import dev.newsvane.schemas.EndpointKind;
import dev.newsvane.schemas.Outcome;
import dev.newsvane.schemas.Quiet;
import dev.newsvane.schemas.Telling;
import dev.newsvane.testkit.Receiver;
import dev.newsvane.testkit.TestBroker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Over a real broker and real HTTP; what arrives is verified by the Standard Webhooks project's own library.
class DeliverStageTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OLD_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final DeliverSettings QUICK = new DeliverSettings(
            Collections.nCopies(40, Duration.ofMillis(100)),
            Duration.ofSeconds(15),
            4,
            Duration.ofDays(30),
            Duration.ofDays(1),
            true);
    private static final DeliverSettings ONCE =
            new DeliverSettings(List.of(), Duration.ofSeconds(15), 4, Duration.ofDays(30), Duration.ofDays(1), true);

    private final TestBroker broker = TestBroker.start();
    private final Channels channels = Channels.of(broker.cluster());
    private final Web web = new Web(new Web.Settings("newsvane-test", true, Map.of(), Optional.empty()));
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Sender sender = new Sender(broker.cluster(), "test");

    @BeforeEach
    void channels() {
        channels.create(broker.cluster(), 4, (short) 1, CLOCK.instant());
    }

    @AfterEach
    void close() throws Exception {
        for (var each : open.reversed()) {
            each.close();
        }
        sender.close();
        web.close();
        broker.close();
    }

    @Test
    void aReceiverThatWasDownGetsEverythingOnceItReturnsInOrder() {
        var receiver = receiver();
        endpoint("desk", receiver, SECRET);
        receiver.behave(new Receiver.Mood.Drops());
        var stage = stage("one", QUICK);
        var sent = send(12, 3, "desk");
        await().atMost(PATIENCE).until(() -> receiver.receipts().size() > 6);
        receiver.behave(new Receiver.Mood.Well());
        await().atMost(PATIENCE)
                .until(() -> receiver.accepted().size() == 12 && pending().isEmpty());
        assertThat(receiver.receipts())
                .allSatisfy(receipt -> assertThat(receipt.verified()).isTrue());
        assertThat(receiver.accepted())
                .extracting(Receiver.Receipt::id)
                .containsExactlyInAnyOrderElementsOf(
                        sent.stream().map(Delivery::id).toList());
        for (var story = 0; story < 3; story++) {
            var name = "s" + story;
            assertThat(receiver.accepted().stream()
                            .filter(receipt -> receipt.payload()
                                    .at("/data/story/id")
                                    .asString()
                                    .equals(name))
                            .map(receipt -> receipt.payload()
                                    .at("/data/evidence/offset")
                                    .asLong()))
                    .isSorted();
        }
        assertThat(stage.counts()).isEqualTo(new DeliverStage.Counts(0, 0, 0, 12));
        assertThat(attempts()).anyMatch(attempt -> attempt.number() > 1);
    }

    @Test
    void aDeadAndASlowEndpointHoldUpNobody() {
        var dead = receiver();
        var slow = receiver();
        var well = receiver();
        dead.behave(new Receiver.Mood.Drops());
        slow.behave(new Receiver.Mood.Slow(Duration.ofSeconds(1)));
        endpoint("dead", dead, SECRET);
        endpoint("slow", slow, SECRET);
        endpoint("well", well, SECRET);
        stage("one", QUICK);
        send(10, 10, "dead");
        send(10, 10, "slow");
        send(10, 10, "well");
        await().atMost(PATIENCE).until(() -> well.accepted().size() == 10);
        assertThat(slow.accepted()).hasSizeLessThan(10);
        await().atMost(PATIENCE).until(() -> slow.accepted().size() == 10);
    }

    @Test
    void quietHoursHoldWhatIsToldUntilTheyEndByTheClockThere() {
        var clock = new Shifted();
        var receiver = receiver();
        endpoint("desk", receiver, SECRET);
        var at = clock.instant().atZone(ZoneOffset.UTC).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
        var quiet = new Quiet(at.minusHours(1).toString(), at.plusMinutes(2).toString(), "UTC");
        var night = new Telling(Optional.of(quiet), Optional.empty());
        var held = told(Alerts.raised("s", 1, "desk"), night, clock.instant());
        // was said before they began, and could not be told then
        var late = told(Alerts.raised("t", 2, "desk"), night, clock.instant().minus(Duration.ofHours(2)));
        stage("one", QUICK, clock);
        await().atMost(PATIENCE)
                .until(() -> pending().stream()
                        .filter(delivery -> delivery.id().equals(late.id()))
                        .anyMatch(delivery -> delivery.last().isPresent()));
        assertThat(pending())
                .allSatisfy(delivery -> assertThat(delivery.due()).isEqualTo(held.due()))
                .hasSize(2);
        assertThat(receiver.receipts()).isEmpty();
        clock.shift(Duration.ofMinutes(3));
        await().atMost(PATIENCE).until(() -> receiver.accepted().size() == 2);
    }

    @Test
    void aDigestIsOneMessageWithAllThatWasSaidUntilItsHour() {
        var clock = new Shifted();
        var receiver = receiver();
        endpoint("desk", receiver, SECRET);
        var soon = clock.instant().atZone(ZoneOffset.UTC).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
        var daily = new Telling(
                Optional.empty(),
                Optional.of(new Digest(Optional.of(soon.plusMinutes(2).toString()), "UTC")));
        var hour = daily.due(clock.instant());
        var events = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            events.add(told(Alerts.raised("s" + i, i, "desk"), daily, hour.minusSeconds(60 - i))
                    .alert()
                    .event());
        }
        told(Alerts.raised("t", 9, "desk"), daily, hour.plusSeconds(1));
        receiver.behave(new Receiver.Mood.Drops());
        stage("one", QUICK, clock);
        clock.shift(Duration.between(clock.instant(), hour).plusSeconds(1));
        await().atMost(PATIENCE).until(() -> receiver.receipts().size() > 2);
        receiver.behave(new Receiver.Mood.Well());
        await().atMost(PATIENCE).until(() -> pending().size() == 1);
        assertThat(receiver.accepted()).singleElement().satisfies(receipt -> {
            assertThat(receipt.verified()).isTrue();
            assertThat(receipt.payload().path("type").asString()).isEqualTo("newsvane.digest");
            assertThat(receipt.payload()
                            .at("/data/alerts")
                            .valueStream()
                            .map(alert -> alert.path("event").asString()))
                    .containsExactlyElementsOf(events);
        });
        assertThat(receiver.receipts())
                .extracting(Receiver.Receipt::id)
                .containsOnly(receiver.accepted().getFirst().id());
    }

    private Delivery told(Alert alert, Telling telling, Instant at) {
        var delivery = Deliveries.of(Alerts.telling(alert, telling, "w", at.truncatedTo(ChronoUnit.MILLIS)))
                .getFirst();
        Sender.await(sender.send(channels.deliveries(), Deliveries.key(delivery), delivery, CLOCK.instant()));
        return delivery;
    }

    /// The system's clock, put forward.
    private static final class Shifted implements InstantSource {
        private final AtomicReference<Duration> by = new AtomicReference<>(Duration.ZERO);

        void shift(Duration more) {
            by.updateAndGet(more::plus);
        }

        @Override
        public Instant instant() {
            return CLOCK.instant().plus(by.get());
        }
    }

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
    void theDeadAreKeptAndSentAgainByHandWithTheirId() {
        var receiver = receiver();
        endpoint("desk", receiver, SECRET);
        receiver.behave(new Receiver.Mood.Answers(500, Map.of()));
        var stage = stage("one", ONCE);
        var sent = send(3, 3, "desk");
        await().atMost(PATIENCE).until(() -> stage.counts().dead() == 3);
        try (var redeliver = new Redeliver(broker.cluster(), channels, CLOCK)) {
            assertThat(redeliver.list()).hasSize(3).allSatisfy(delivery -> {
                assertThat(delivery.state()).isEqualTo(DeliveryState.DEAD);
                assertThat(delivery.last()).hasValue("status 500");
            });
            receiver.behave(new Receiver.Mood.Well());
            assertThat(redeliver.one(sent.getFirst().id())).isPresent();
            await().atMost(PATIENCE).until(() -> receiver.accepted().size() == 1);
            assertThat(redeliver.since(Instant.MAX)).isEmpty();
            assertThat(redeliver.all()).hasSize(2);
            await().atMost(PATIENCE)
                    .until(() -> receiver.accepted().size() == 3 && pending().isEmpty());
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
        assertThat(pending()).hasSize(1);
        assertThat(Outages.of(broker.cluster(), channels, DeliverSettings.DEFAULT, now.get()))
                .as("an endpoint that is disabled is another")
                .isEmpty();
        assertThat(receiver.arrivals().values())
                .containsExactly((long) attempts().getFirst().number());
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
    void whatIsMeantForAnUnknownEndpointWaitsAndSaysSo() {
        var receiver = receiver();
        stage("one", QUICK);
        send(1, 1, "desk");
        await().atMost(PATIENCE)
                .until(() -> pending().stream()
                        .anyMatch(delivery -> delivery.last().equals(Optional.of("there is no endpoint named desk"))));
        endpoint("desk", receiver, SECRET);
        await().atMost(PATIENCE).until(() -> receiver.accepted().size() == 1);
        assertThat(attempts()).hasSize(1);
    }

    @Test
    void aStageThatIsClosedLeavesTheRestToTheNext() {
        var receiver = receiver();
        endpoint("desk", receiver, SECRET);
        receiver.behave(new Receiver.Mood.Slow(Duration.ofMillis(300)));
        var first = stage("one", QUICK);
        send(20, 20, "desk");
        await().atMost(PATIENCE).until(() -> receiver.accepted().size() >= 4);
        first.close();
        var until = receiver.receipts().size();
        assertThat(until).isLessThan(20);
        stage("two", QUICK);
        await().atMost(PATIENCE)
                .until(() -> receiver.accepted().size() == 20 && pending().isEmpty());
        assertThat(receiver.arrivals().values()).allMatch(times -> times == 1);
    }

    @Test
    void anEndpointCanBeTriedOut() {
        var receiver = receiver();
        var attempt =
                EndpointTest.send(new Ways(web, Optional.empty()), endpoint("desk", receiver, SECRET), QUICK, CLOCK);
        assertThat(attempt.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(receiver.accepted())
                .singleElement()
                .satisfies(receipt ->
                        assertThat(receipt.payload().get("type").asString()).isEqualTo("newsvane.test"));
        var wrong = EndpointTest.send(
                new Ways(web, Optional.empty()), endpoint("desk", receiver, "whsec_not base64!"), QUICK, CLOCK);
        assertThat(wrong.detail()).contains("base64").doesNotContain("not base64!");
    }

    @Test
    void aWebhookMayBeToldInCloudEventsAndAChatIsToldUnsigned() {
        var event = receiver();
        var chat = receiver();
        chat.behave(new Receiver.Mood.Answers(200, Map.of()));
        var hook = endpoint("hook", event, SECRET);
        put(new Endpoint(
                "hook",
                EndpointKind.WEBHOOK,
                hook.url(),
                hook.secrets(),
                false,
                Optional.empty(),
                "test",
                hook.written(),
                EndpointFormat.CLOUDEVENTS,
                List.of(),
                List.of(),
                Optional.empty()));
        put(new Endpoint(
                "chat",
                EndpointKind.SLACK,
                chat.url().toString(),
                List.of(),
                false,
                Optional.empty(),
                "test",
                hook.written(),
                EndpointFormat.JSON,
                List.of(),
                List.of(),
                Optional.empty()));
        stage("one", QUICK);
        send(1, 1, "hook");
        send(1, 1, "chat");
        await().atMost(PATIENCE)
                .until(() -> event.accepted().size() == 1
                        && chat.receipts().size() == 1
                        && pending().isEmpty());
        assertThat(event.accepted().getFirst().payload().path("specversion").asString())
                .isEqualTo("1.0");
        var told = chat.receipts().getFirst();
        assertThat(told.payload().path("blocks").isArray()).isTrue();
        assertThat(told.id()).isEmpty();
    }

    @Test
    void anEndpointNeverShowsItsSecrets() {
        assertThat(endpoint("desk", receiver(), SECRET).toString()).doesNotContain("MfKQ");
    }

    private Receiver receiver() {
        return receiver(SECRET);
    }

    private Receiver receiver(String secret) {
        var receiver = Receiver.start(secret, CLOCK);
        open.add(receiver);
        return receiver;
    }

    private DeliverStage stage(String instance, DeliverSettings settings) {
        return stage(instance, settings, CLOCK);
    }

    private DeliverStage stage(String instance, DeliverSettings settings, InstantSource clock) {
        var stage = new DeliverStage(
                broker.cluster(), channels, new Ways(web, Optional.empty()), settings, instance, clock);
        open.add(stage);
        stage.start();
        return stage;
    }

    private Endpoint endpoint(String name, Receiver receiver, String... secrets) {
        var endpoint = Endpoint.webhook(name, receiver.url().toString(), List.of(secrets), "test", CLOCK.instant());
        return put(endpoint);
    }

    private Endpoint put(Endpoint endpoint) {
        Sender.await(sender.send(channels.endpoints(), endpoint.name(), endpoint, CLOCK.instant()));
        return endpoint;
    }

    /// So many, in turn for so many stories.
    private List<Delivery> send(int count, int stories, String endpoint) {
        var sent = new ArrayList<Delivery>();
        for (var i = 0; i < count; i++) {
            var delivery = Alerts.delivery("s" + i % stories, i, endpoint);
            Sender.await(sender.send(channels.deliveries(), Deliveries.key(delivery), delivery, CLOCK.instant()));
            sent.add(delivery);
        }
        return sent;
    }

    private List<Delivery> pending() {
        return Snapshot.of(broker.cluster(), channels.deliveries()).values().stream()
                .filter(delivery -> delivery.state() == DeliveryState.PENDING)
                .toList();
    }

    private List<Attempt> attempts() {
        return List.copyOf(Snapshot.of(broker.cluster(), channels.attempts()).values());
    }
}

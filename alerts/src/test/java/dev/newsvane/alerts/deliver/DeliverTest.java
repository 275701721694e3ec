package dev.newsvane.alerts.deliver;

import dev.newsvane.alerts.Deliveries;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.base.http.Web;
import dev.newsvane.schemas.Attempt;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.DeliveryState;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.testkit.Receiver;
import dev.newsvane.testkit.TestBroker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What tests of the stage share: a real broker and real receivers; what arrives is verified by the Standard Webhooks
/// project's own library.
abstract class DeliverTest {
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final String OLD_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    static final InstantSource CLOCK = InstantSource.system();
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final DeliverSettings QUICK = new DeliverSettings(
            Collections.nCopies(40, Duration.ofMillis(100)),
            Duration.ofSeconds(15),
            4,
            Duration.ofDays(30),
            Duration.ofDays(1),
            true);
    static final DeliverSettings ONCE =
            new DeliverSettings(List.of(), Duration.ofSeconds(15), 4, Duration.ofDays(30), Duration.ofDays(1), true);

    final TestBroker broker = TestBroker.start();
    final Channels channels = Channels.of(broker.cluster());
    final Web web = new Web(new Web.Settings("newsvane-test", true, Map.of(), Optional.empty()));
    final List<AutoCloseable> open = new ArrayList<>();
    final Sender sender = new Sender(broker.cluster(), "test");

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

    Receiver receiver() {
        return receiver(SECRET);
    }

    Receiver receiver(String secret) {
        var receiver = Receiver.start(secret, CLOCK);
        open.add(receiver);
        return receiver;
    }

    DeliverStage stage(String instance, DeliverSettings settings) {
        return stage(instance, settings, CLOCK);
    }

    DeliverStage stage(String instance, DeliverSettings settings, InstantSource clock) {
        var stage = new DeliverStage(
                broker.cluster(), channels, new Ways(web, Optional.empty()), settings, instance, clock);
        open.add(stage);
        stage.start();
        return stage;
    }

    Endpoint endpoint(String name, Receiver receiver, String... secrets) {
        var endpoint = Endpoint.webhook(name, receiver.url().toString(), List.of(secrets), "test", CLOCK.instant());
        return put(endpoint);
    }

    Endpoint put(Endpoint endpoint) {
        Sender.await(sender.send(channels.endpoints(), endpoint.name(), endpoint, CLOCK.instant()));
        return endpoint;
    }

    /// So many, in turn for so many stories.
    List<Delivery> send(int count, int stories, String endpoint) {
        var sent = new ArrayList<Delivery>();
        for (var i = 0; i < count; i++) {
            var delivery = Alerts.delivery("s" + i % stories, i, endpoint);
            Sender.await(sender.send(channels.deliveries(), Deliveries.key(delivery), delivery, CLOCK.instant()));
            sent.add(delivery);
        }
        return sent;
    }

    List<Delivery> pending() {
        return Snapshot.of(broker.cluster(), channels.deliveries()).values().stream()
                .filter(delivery -> delivery.state() == DeliveryState.PENDING)
                .toList();
    }

    List<Attempt> attempts() {
        return List.copyOf(Snapshot.of(broker.cluster(), channels.attempts()).values());
    }
}

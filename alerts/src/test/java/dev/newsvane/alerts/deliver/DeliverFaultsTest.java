package dev.newsvane.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.newsvane.alerts.Deliveries;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.base.http.Web;
import dev.newsvane.schemas.Attempt;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.schemas.Outcome;
import dev.newsvane.testkit.Faults;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Reply;
import dev.newsvane.testkit.TestBroker;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every fault of a receiver at once, each at an endpoint of its own: over real sockets, through one stage.
class DeliverFaultsTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration DRIP = Duration.ofMillis(50);

    /// Retried long after the test, so that each is tried once; in time for a slow machine to shake hands.
    private static final DeliverSettings SETTINGS = new DeliverSettings(
            List.of(Duration.ofMinutes(30)), Duration.ofSeconds(8), 4, Duration.ofDays(30), Duration.ofDays(1), false);

    private final TestBroker broker = TestBroker.start();
    private final Channels channels = Channels.of(broker.cluster());
    private final RecordedWeb recorded = RecordedWeb.start();
    private final RecordedWeb foreign = RecordedWeb.start();
    private final Sender sender = new Sender(broker.cluster(), "test");
    private final List<Delivery> sent = new ArrayList<>();

    @BeforeEach
    void channels() {
        channels.create(broker.cluster(), 4, (short) 1, CLOCK.instant());
    }

    @AfterEach
    void close() {
        sender.close();
        foreign.close();
        recorded.close();
        broker.close();
    }

    @Test
    void eachFaultHasItsCauseAndItsNextTimeAndHoldsUpNobody() {
        var asked = CLOCK.instant().plus(Duration.ofHours(5)).truncatedTo(ChronoUnit.SECONDS);
        recorded.refuses("refuses.example");
        recorded.site("resets.example", Faults.resets());
        recorded.site("hangs.example", Faults.hangs());
        recorded.connected("mute.example", Faults.mute());
        recorded.connected("drips.example", Faults.drippingHead(DRIP));
        recorded.connected("handshake.example", Faults.drippingHandshake(DRIP));
        recorded.site("fails.example", ask -> Reply.status(500));
        recorded.site("busy.example", ask -> Faults.busy("7200"));
        recorded.site("dated.example", ask -> Faults.busy(Reply.httpDate(asked)));
        recorded.site("moves.example", ask -> Reply.redirect(307, "http://victim.example/"));
        recorded.site("victim.example", ask -> Reply.status(204));
        recorded.misnamed("misnamed.example", ask -> Reply.status(204));
        foreign.site("unknown.example", ask -> Reply.status(204));
        recorded.site("slow.example", Faults.drips(DRIP));
        recorded.site("endless.example", Faults.endlessBody());
        recorded.site("well.example", ask -> Reply.status(204));

        send("refuses", "http://refuses.example/");
        send("resets", "http://resets.example/");
        send("hangs", "http://hangs.example/");
        send("mute", "http://mute.example/");
        send("drips", "http://drips.example/");
        send("handshake", "https://handshake.example/");
        send("fails", "http://fails.example/");
        send("busy", "http://busy.example/");
        send("dated", "http://dated.example/");
        send("moves", "http://moves.example/");
        send("misnamed", "https://misnamed.example/");
        send("unknown", "https://unknown.example/");
        send("slow", "http://slow.example/");
        send("endless", "http://endless.example/");
        send("well", "https://well.example/");

        try (var web = new Web(web());
                var stage = new DeliverStage(
                        broker.cluster(), channels, new Ways(web, Optional.empty()), SETTINGS, "one", CLOCK)) {
            stage.start();
            await().atMost(PATIENCE)
                    .until(() -> attempts().size() == sent.size() && pending().size() == 12);
        }
        assertThat(said())
                .containsEntry("well", "DELIVERED status 204")
                .containsEntry("slow", "DELIVERED status 200")
                .containsEntry("endless", "DELIVERED status 200")
                .containsEntry("fails", "RETRY status 500")
                .containsEntry("busy", "RETRY status 429")
                .containsEntry("dated", "RETRY status 429")
                .containsEntry("moves", "RETRY status 307: redirects are not followed")
                .hasEntrySatisfying("refuses", said -> assertThat(said).startsWith("RETRY connect: "))
                .hasEntrySatisfying("resets", said -> assertThat(said).startsWith("RETRY broken: "))
                .hasEntrySatisfying("misnamed", said -> assertThat(said).startsWith("RETRY tls: "))
                .hasEntrySatisfying("unknown", said -> assertThat(said).startsWith("RETRY tls: "));
        for (var late : List.of("hangs", "mute", "drips", "handshake")) {
            assertThat(said().get(late)).startsWith("RETRY timeout: ");
        }
        assertThat(recorded.visits("victim.example")).isEmpty();
        assertThat(recorded.visits("misnamed.example")).isEmpty();
        assertThat(foreign.visits()).isEmpty();
        for (var delivery : pending()) {
            assertThat(delivery.tries()).isOne();
            switch (delivery.endpoint()) {
                case "busy" -> assertWait(delivery, Duration.ofHours(2), Duration.ofHours(2));
                case "dated" -> assertThat(delivery.due()).isEqualTo(asked);
                default -> assertWait(delivery, Duration.ofMinutes(24), Duration.ofMinutes(36));
            }
        }
    }

    /// It would hold a place for as long as a try may take, which is longer here than the test is patient.
    @Test
    void theBodyOfAnAnswerIsNotWaitedFor() {
        var patient = new DeliverSettings(
                List.of(), Duration.ofMinutes(10), 4, Duration.ofDays(30), Duration.ofDays(1), false);
        recorded.site("slow.example", Faults.drips(DRIP));
        recorded.site("stuck.example", Faults.drips(Duration.ofMinutes(10)));
        recorded.site("endless.example", Faults.endlessBody());
        try (var web = new Web(web())) {
            for (var host : List.of("slow.example", "stuck.example", "endless.example")) {
                var endpoint = endpoint("one", "http://" + host + "/");
                var attempt = assertTimeoutPreemptively(
                        PATIENCE, () -> EndpointTest.send(new Ways(web, Optional.empty()), endpoint, patient, CLOCK));
                assertThat(attempt.outcome()).as(host).isEqualTo(Outcome.DELIVERED);
            }
        }
    }

    /// Nor does one that moves there: [RebindingTest].
    @Test
    void noEndpointLiesInAPrivateNetwork() {
        var inside = endpoint("inside", "http://127.0.0.1:" + recorded.address().getPort() + "/");
        recorded.site("127.0.0.1", ask -> Reply.status(204));
        recorded.site("inside.example", ask -> Reply.status(204));
        var named = endpoint("named", "http://inside.example/");
        try (var guarded = new Web(new Web.Settings("test", false, recorded.hosts(), Optional.empty()))) {
            for (var endpoint : List.of(inside, named)) {
                var attempt = EndpointTest.send(new Ways(guarded, Optional.empty()), endpoint, SETTINGS, CLOCK);
                assertThat(attempt.outcome()).isEqualTo(Outcome.GAVE_UP);
                assertThat(attempt.detail()).startsWith("refused address: ");
            }
        }
        assertThat(recorded.visits()).isEmpty();
    }

    private Web.Settings web() {
        Map<String, InetSocketAddress> hosts = new HashMap<>(recorded.hosts());
        hosts.putAll(foreign.hosts());
        return new Web.Settings("newsvane-test", true, hosts, Optional.of(recorded.trust()));
    }

    private void send(String name, String url) {
        Sender.await(sender.send(channels.endpoints(), name, endpoint(name, url), CLOCK.instant()));
        var delivery = Alerts.delivery("s", 1, name);
        Sender.await(sender.send(channels.deliveries(), Deliveries.key(delivery), delivery, CLOCK.instant()));
        sent.add(delivery);
    }

    private static Endpoint endpoint(String name, String url) {
        return Endpoint.webhook(name, url, List.of(), "test", CLOCK.instant());
    }

    private List<Delivery> pending() {
        return Snapshot.of(broker.cluster(), channels.deliveries()).values().stream()
                .filter(delivery -> delivery.tries() > 0)
                .toList();
    }

    private List<Attempt> attempts() {
        return List.copyOf(Snapshot.of(broker.cluster(), channels.attempts()).values());
    }

    private Map<String, String> said() {
        return attempts().stream()
                .collect(Collectors.toMap(Attempt::endpoint, each -> each.outcome() + " " + each.detail()));
    }

    /// Counted from some moment of the try.
    private void assertWait(Delivery delivery, Duration least, Duration most) {
        var attempt = attempts().stream()
                .filter(each -> each.delivery().equals(delivery.id()))
                .findFirst()
                .orElseThrow();
        assertThat(delivery.due())
                .as(delivery.endpoint())
                .isBetween(
                        attempt.at().plus(least),
                        attempt.at().plus(attempt.took()).plus(most));
    }
}

package dev.newsvane.e2e;

import static dev.newsvane.e2e.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.alerts.Deliveries;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.schemas.Evidence;
import dev.newsvane.schemas.Telling;
import dev.newsvane.testkit.Receiver;
import dev.newsvane.testkit.TestBroker;
import dev.newsvane.testkit.cluster.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of the deliver stage when an answer was given and not recorded yet: the receiver has that message a second
/// time, under the id that it knows, and every other once.
class DeliveryKillTest {
    private static final String SECRET = "whsec_bmV3c3ZhbmUtdGVzdC1ndWFyZHMtbm90aGluZy0wMDA=";
    private static final int MESSAGES = 6;
    private static final int FATAL = 3;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void anAnswerThatWasNotRecordedIsAskedForAgainUnderTheSameId() throws IOException {
        var stage = new AtomicReference<Optional<JavaProcess>>(Optional.empty());
        try (var broker = TestBroker.start();
                var receiver = Receiver.start(SECRET, InstantSource.system(), receipt -> {
                    if (receipt.payload().at("/data/evidence/offset").asInt() == FATAL) {
                        stage.getAndSet(Optional.empty())
                                .ifPresent(JavaProcess::pause); // it sleeps when it is answered
                    }
                })) {
            var channels = Channels.of(broker.cluster());
            channels.create(broker.cluster(), 1, (short) 1, now);
            write(broker.cluster(), channels, receiver);
            try (var first = deliver(broker.cluster())) {
                stage.set(Optional.of(first));
                patiently()
                        .until(() -> receiver.accepted().size() == FATAL
                                && stage.get().isEmpty());
                first.kill();
            }
            try (var second = deliver(broker.cluster())) {
                patiently()
                        .until(() -> Snapshot.of(broker.cluster(), channels.deliveries())
                                .isEmpty());
                assertThat(second.stop()).isZero();
            }
            assertThat(receiver.receipts()).allMatch(Receiver.Receipt::verified);
            assertThat(receiver.arrivals())
                    .isEqualTo(alerts().collect(Collectors.toMap(
                            alert -> Deliveries.of(alert).getFirst().id(),
                            alert -> alert.evidence().offset() == FATAL ? 2L : 1L)));
        }
    }

    private JavaProcess deliver(Cluster cluster) throws IOException {
        var config = Files.writeString(
                folder.resolve("newsvane.yaml"), "fetch:\n  dangerously-allow-private-addresses: true\n");
        return JavaProcess.newsvane(
                List.of(),
                "run",
                "deliver",
                "--config",
                config.toString(),
                "--kafka",
                cluster.bootstrap(),
                "--data",
                folder.resolve("data").toString());
    }

    private void write(Cluster cluster, Channels channels, Receiver receiver) {
        var endpoint = Endpoint.webhook("desk", receiver.url().toString(), List.of(SECRET), "test", now);
        try (var sender = new Sender(cluster, "test")) {
            Sender.await(sender.send(channels.endpoints(), endpoint.name(), endpoint, now));
            alerts().flatMap(alert -> Deliveries.of(alert).stream())
                    .map(delivery -> sender.send(channels.deliveries(), Deliveries.key(delivery), delivery, now))
                    .toList()
                    .forEach(Sender::await);
        }
    }

    /// All of one story, so that they arrive one after the other.
    private Stream<Alert> alerts() {
        return IntStream.rangeClosed(1, MESSAGES).mapToObj(this::alert);
    }

    private Alert alert(int offset) {
        var evidence = new Evidence(
                "article",
                "revision",
                "https://news.example/" + offset,
                "news.example",
                Optional.empty(),
                "Title " + offset,
                Optional.of("en"),
                List.of(),
                Optional.empty(),
                Optional.of(now),
                now,
                now,
                now,
                offset,
                Optional.empty(),
                Optional.empty());
        return new Alert(
                "event" + offset,
                "alert",
                AlertKind.GROWN,
                "grown:" + offset,
                "watch",
                1,
                "A watch",
                "story",
                "Headline",
                evidence,
                offset,
                offset,
                0,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("desk"),
                now,
                Optional.empty(),
                Telling.AT_ONCE,
                Optional.empty(),
                Optional.empty());
    }
}

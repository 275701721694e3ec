package dev.newsvane.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.Channel;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
    private static final Instant T = Instant.parse("2026-03-14T09:00:00Z");
    private static final Channel<String> BOOK =
            new Channel<>("book", "", "", "", Serdes.String(), Channel.Spread.MANY, new Channel.Keep.Latest());
    private static final Channel<byte[]> PAGES = new Channel<>(
            "pages",
            "",
            "",
            "",
            Serdes.ByteArray(),
            Channel.Spread.ONE,
            new Channel.Keep.For(Duration.ofDays(30), Optional.of(1L << 30)));

    @TempDir
    private Path temp;

    @Test
    void whatWasAcknowledgedIsThereAfterARestart() throws Exception {
        var folder = temp.resolve("not yet there");
        try (var broker = EmbeddedBroker.start(folder)) {
            create(broker.cluster());
            send(broker.cluster(), BOOK, "a", "1");
        }
        assertThat(Files.exists(folder.resolve("meta.properties"))).isTrue();
        try (var broker = EmbeddedBroker.start(folder)) {
            assertThat(Snapshot.of(broker.cluster(), BOOK)).isEqualTo(Map.of("a", "1"));
            send(broker.cluster(), BOOK, "b", "2");
            assertThat(Snapshot.of(broker.cluster(), BOOK)).isEqualTo(Map.of("a", "1", "b", "2"));
        }
    }

    @Test
    void aPageOfTenMegabytesFits() throws Exception {
        var page = new byte[10 * 1024 * 1024];
        new java.util.Random(7).nextBytes(page); // so that compression does not help
        try (var broker = EmbeddedBroker.start(temp.resolve("data"))) {
            create(broker.cluster());
            send(broker.cluster(), PAGES, "big", page);
            assertThat(Snapshot.of(broker.cluster(), PAGES).get("big")).isEqualTo(page);
        }
    }

    @Test
    void aClockThatStoodStillOrRanAheadStopsNobody() throws Exception {
        try (var broker = EmbeddedBroker.start(temp.resolve("data"));
                var sender = new Sender(broker.cluster(), "test")) {
            create(broker.cluster());
            Sender.await(sender.send(BOOK, "ahead", "x", Instant.parse("2126-01-01T00:00:00Z")));
            Sender.await(sender.send(BOOK, "behind", "x", Instant.parse("1996-01-01T00:00:00Z")));
            assertThat(Snapshot.of(broker.cluster(), BOOK)).containsOnlyKeys("ahead", "behind");
        }
    }

    private static void create(Cluster cluster) throws InterruptedException, ExecutionException {
        try (var admin = cluster.admin()) {
            admin.createTopics(List.of(BOOK.topic(4, (short) 1), PAGES.topic(4, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static <V> void send(Cluster cluster, Channel<V> channel, String key, V value) {
        try (var sender = new Sender(cluster, "test")) {
            Sender.await(sender.send(channel, key, value, T));
        }
    }
}

package dev.newsvane.e2e;

import static dev.newsvane.e2e.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.Channel;
import dev.newsvane.base.Follow;
import dev.newsvane.base.Sender;
import dev.newsvane.schemas.Channels;
import dev.newsvane.testkit.TestBroker;
import dev.newsvane.testkit.cluster.JavaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;

/// One instance of a stage in processes that are killed, over a broker of this process with one partition of each
/// channel.
final class KilledStage implements AutoCloseable {
    private final TestBroker broker;
    private final String stage;
    private final Path data;
    private final Channels channels;
    private final Consumer<String, byte[]> progress;

    KilledStage(TestBroker broker, String stage, Path data) {
        this.broker = broker;
        this.stage = stage;
        this.data = data;
        this.channels = Channels.of(broker.cluster());
        this.progress = broker.cluster()
                .consumer("progress", Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted"));
        broker.create(channels.all(), 1);
        channels.publishSchemas(broker.cluster(), Instant.now());
    }

    Channels channels() {
        return channels;
    }

    <V> void publish(Channel<V> channel, List<V> values, Function<V, String> key, Function<V, Instant> at) {
        try (var sender = new Sender(broker.cluster(), "test")) {
            values.stream()
                    .map(value -> sender.send(channel, key.apply(value), value, at.apply(value)))
                    .toList()
                    .forEach(Sender::await);
        }
    }

    /// One life, until it has written some records more to a channel: at least one, at most so many, or until it has
    /// ended by itself.
    void killed(Random random, Channel<?> written, int most) {
        var target = written(written) + 1 + random.nextInt(most);
        try (var life = life()) {
            patiently()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> written(written) >= target || life.ended());
            life.kill();
        }
    }

    /// A life that is left alone until it is done.
    void finish(Callable<Boolean> done) {
        try (var life = life().awaitReady()) {
            patiently().until(done);
            assertThat(life.stop()).isZero();
        }
    }

    private JavaProcess life() {
        return JavaProcess.newsvane(
                List.of(), "run", stage, "--kafka", broker.cluster().bootstrap(), "--data", data.toString());
    }

    /// Records in a channel, those of transactions that are open or broke off too.
    private long written(Channel<?> channel) {
        var partition = new TopicPartition(channel.name(), 0);
        return progress.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    /// What stands in a channel, in its order.
    <V> List<V> all(Channel<V> channel) {
        var all = new ArrayList<V>();
        new Follow(broker.cluster(), "outcome")
                .channel(channel, seen -> seen.value().ifPresent(all::add))
                .runToEnd();
        return all;
    }

    @Override
    public void close() {
        progress.close();
    }
}

package dev.newsvane.base;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/// Reads channels from their beginning and then as they grow, one record after the other, until it is closed. It
/// belongs to no group and disturbs nobody.
public final class Follow implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(50);

    private final Consumer<String, byte[]> consumer;
    private final Map<String, Reading<?>> readings = new HashMap<>();
    private Instant start = Instant.EPOCH;
    private volatile boolean closing;
    private volatile boolean caughtUp;

    /// What the broker may wait for when nobody is in a hurry: for so much, or for so long.
    private static final Map<String, Object> IN_BATCHES =
            Map.of(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 64 * 1024, ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);

    public Follow(Cluster cluster, String clientId) {
        this(cluster, clientId, Map.of());
    }

    private Follow(Cluster cluster, String clientId, Map<String, Object> more) {
        this.consumer = cluster.consumer(clientId, more);
    }

    /// One that may learn of a record half a second late, and asks for many at once.
    public static Follow unhurried(Cluster cluster, String clientId) {
        return new Follow(cluster, clientId, IN_BATCHES);
    }

    /// One record as it stands in its channel.
    ///
    /// @param value empty where the record removes its key
    public record Seen<V>(String key, Optional<V> value, Instant at, int partition, long offset) {
        static <V> Seen<V> of(Channel<V> channel, ConsumerRecord<String, byte[]> record) {
            return new Seen<>(
                    record.key(),
                    Snapshot.value(channel, record),
                    Instant.ofEpochMilli(record.timestamp()),
                    record.partition(),
                    record.offset());
        }
    }

    /// Who is told; called from the one thread that calls [#run].
    public interface Listener<V> {
        void seen(Seen<V> record);
    }

    private record Reading<V>(Channel<V> channel, Listener<V> listener) {
        void take(ConsumerRecord<String, byte[]> record) {
            listener.seen(Seen.of(channel, record));
        }
    }

    /// Adds a channel; before [#run].
    public <V> Follow channel(Channel<V> channel, Listener<V> listener) {
        readings.put(channel.name(), new Reading<>(channel, listener));
        return this;
    }

    /// Begins with the records of that time on our clock instead of with the first; before [#run] or [#runToEnd].
    public Follow from(Instant time) {
        start = time;
        return this;
    }

    /// Reads until [#close].
    public void run() {
        try (consumer) {
            var partitions = partitions();
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            Snapshot.seek(consumer, partitions, start, ends);
            while (!closing) {
                for (var record : consumer.poll(TICK)) {
                    take(record);
                }
                caughtUp = caughtUp
                        || ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            }
        } catch (WakeupException e) {
            if (!closing) {
                throw e;
            }
        }
    }

    /// Whether [#run] has told all that stood in the channels when it began.
    public boolean caughtUp() {
        return caughtUp;
    }

    /// Reads what stands in the channels now, and returns.
    public void runToEnd() {
        try (consumer) {
            Snapshot.read(consumer, partitions(), start, this::take);
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        Optional.ofNullable(readings.get(record.topic())).ifPresent(reading -> reading.take(record));
    }

    private List<TopicPartition> partitions() {
        var partitions = new ArrayList<TopicPartition>();
        for (var topic : readings.keySet()) {
            consumer.partitionsFor(topic).forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        return partitions;
    }

    /// Ends [#run] from any thread.
    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
    }
}

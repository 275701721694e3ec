package dev.newsvane.base;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Reads a channel up to the end it had when asked: by position, never by waiting for a record that may not come.
public final class Snapshot {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    /// At the end of a channel the broker answers at once: closing a consumer waits for the answer it has asked for.
    public static final Map<String, Object> NO_WAITING = Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);

    private Snapshot() {}

    /// The latest value of every key; removed keys are absent.
    public static <V> Map<String, V> of(Cluster cluster, Channel<V> channel) {
        try (var consumer = cluster.consumer("snapshot-" + channel.name(), NO_WAITING)) {
            return latest(consumer, channel, partitions(consumer, channel));
        }
    }

    /// The same, of each value only a part: for a channel whose values are large, or many.
    public static <V, W> Map<String, W> of(Cluster cluster, Channel<V> channel, BiFunction<String, V, W> part) {
        try (var consumer = cluster.consumer("snapshot-" + channel.name(), NO_WAITING)) {
            var parts = new LinkedHashMap<String, W>();
            read(consumer, partitions(consumer, channel), record -> {
                parts.remove(record.key());
                value(channel, record).ifPresent(value -> parts.put(record.key(), part.apply(record.key(), value)));
            });
            return parts;
        }
    }

    /// The latest value of every key of one partition.
    public static <V> Map<String, V> of(Cluster cluster, Channel<V> channel, int partition) {
        try (var consumer = cluster.consumer("snapshot-" + channel.name(), NO_WAITING)) {
            return latest(consumer, channel, List.of(new TopicPartition(channel.name(), partition)));
        }
    }

    /// Hands every record that stands in the partitions now to `each`, in offset order within a partition.
    public static void read(
            org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer,
            Collection<TopicPartition> partitions,
            Consumer<ConsumerRecord<String, byte[]>> each) {
        read(consumer, partitions, Instant.EPOCH, each);
    }

    /// The same from the records of a time on.
    static void read(
            org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer,
            Collection<TopicPartition> partitions,
            Instant from,
            Consumer<ConsumerRecord<String, byte[]>> each) {
        consumer.assign(partitions);
        var ends = consumer.endOffsets(partitions);
        seek(consumer, partitions, from, ends);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (var record : consumer.poll(PATIENCE)) {
                var at = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.getOrDefault(at, 0L)) {
                    each.accept(record);
                }
            }
        }
    }

    /// Goes to the first records of a time on.
    ///
    /// @param ends where to go in partitions that hold none
    static void seek(
            org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer,
            Collection<TopicPartition> partitions,
            Instant from,
            Map<TopicPartition, Long> ends) {
        consumer.seekToBeginning(partitions);
        if (from.isAfter(Instant.EPOCH)) {
            var wanted = partitions.stream().collect(Collectors.toMap(at -> at, _ -> from.toEpochMilli()));
            consumer.offsetsForTimes(wanted)
                    .forEach((at, found) ->
                            consumer.seek(at, found == null ? ends.getOrDefault(at, 0L) : found.offset()));
        }
    }

    /// A record's value, or empty where it removes its key.
    static <V> Optional<V> value(Channel<V> channel, ConsumerRecord<String, byte[]> record) {
        return Optional.ofNullable(record.value())
                .map(bytes -> channel.values().deserializer().deserialize(channel.name(), bytes));
    }

    private static List<TopicPartition> partitions(
            org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer, Channel<?> channel) {
        return consumer.partitionsFor(channel.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static <V> Map<String, V> latest(
            org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer,
            Channel<V> channel,
            List<TopicPartition> partitions) {
        var latest = new LinkedHashMap<String, byte[]>();
        read(consumer, partitions, record -> {
            latest.remove(record.key());
            if (record.value() != null) {
                latest.put(record.key(), record.value());
            }
        });
        var values = new LinkedHashMap<String, V>();
        latest.forEach(
                (key, bytes) -> values.put(key, channel.values().deserializer().deserialize(channel.name(), bytes)));
        return values;
    }
}

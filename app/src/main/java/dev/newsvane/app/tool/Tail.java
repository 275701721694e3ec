package dev.newsvane.app.tool;

import dev.newsvane.app.UserMistake;
import dev.newsvane.base.Channel;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The records of a channel, decoded, as JSON. It belongs to no group and disturbs nobody.
public final class Tail {
    private static final Duration TICK = Duration.ofMillis(200);

    /// Where nothing came for so many ticks, whoever waits makes sure that somebody is there to send it.
    private static final int QUIET_TICKS = 50;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Tail() {}

    /// Where to begin.
    public sealed interface From {
        record Earliest() implements From {}

        record Latest() implements From {}

        /// Records of that time on our clock, or later.
        record At(Instant instant) implements From {}
    }

    /// Hands records to `each`, in offset order within a partition.
    ///
    /// @param limit how many at most
    /// @param follow whether to wait for more at the end, until the limit or an interrupt
    /// @throws UserMistake where the system has no such channel
    public static <V> void read(
            Cluster cluster, Channel<V> channel, From from, long limit, boolean follow, Consumer<ObjectNode> each) {
        try (var consumer = cluster.consumer("tail-" + channel.name(), Map.of())) {
            var partitions = consumer.partitionsFor(channel.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new UserMistake("this system has no channel " + channel.name());
            }
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            start(consumer, partitions, from, ends);
            var left = limit;
            var quiet = 0;
            while (left > 0 && !Thread.currentThread().isInterrupted() && (follow || unread(consumer, ends))) {
                var polled = consumer.poll(TICK);
                quiet = polled.isEmpty() ? quiet + 1 : 0;
                if (quiet == QUIET_TICKS) {
                    refuseSilence(consumer, partitions);
                    quiet = 0;
                }
                for (var record : polled) {
                    if (left > 0 && (follow || record.offset() < end(ends, record))) {
                        each.accept(json(channel, record));
                        left--;
                    }
                }
            }
        }
    }

    private static void refuseSilence(
            org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        try {
            consumer.endOffsets(partitions, PATIENCE);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the system answers no more", e);
        }
    }

    private static void start(
            org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer,
            List<TopicPartition> partitions,
            From from,
            Map<TopicPartition, Long> ends) {
        switch (from) {
            case From.Earliest() -> consumer.seekToBeginning(partitions);
            case From.Latest() -> ends.forEach(consumer::seek);
            case From.At(Instant instant) -> {
                var wanted = new HashMap<TopicPartition, Long>();
                partitions.forEach(partition -> wanted.put(partition, instant.toEpochMilli()));
                var found = consumer.offsetsForTimes(wanted);
                partitions.forEach(partition -> {
                    var at = found.get(partition);
                    consumer.seek(partition, at == null ? ends.getOrDefault(partition, 0L) : at.offset());
                });
            }
        }
    }

    private static boolean unread(
            org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private static long end(Map<TopicPartition, Long> ends, ConsumerRecord<String, byte[]> record) {
        return ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
    }

    private static <V> ObjectNode json(Channel<V> channel, ConsumerRecord<String, byte[]> record) {
        var line = Json.object()
                .put("channel", channel.name())
                .put("partition", record.partition())
                .put("offset", record.offset())
                .put("time", Instant.ofEpochMilli(record.timestamp()).toString())
                .put("key", record.key());
        var value = Optional.ofNullable(record.value())
                .map(bytes -> channel.values().deserializer().deserialize(channel.name(), bytes));
        value.ifPresentOrElse(present -> line.set("value", value(present)), () -> line.put("removed", true));
        return line;
    }

    private static JsonNode value(Object value) {
        return value instanceof Record record ? RecordJson.of(record) : parsed(String.valueOf(value));
    }

    private static JsonNode parsed(String text) {
        try {
            return Json.parse(text);
        } catch (JacksonException _) {
            return Json.object().stringNode(text);
        }
    }
}

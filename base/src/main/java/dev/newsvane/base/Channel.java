package dev.newsvane.base;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;

/// One Kafka topic with the type of its values, how it is spread and how long it is kept. Keys are text; [Routing] says
/// which partition a key belongs to.
///
/// @param name the topic's name
/// @param purpose one sentence for the reference
/// @param keys what a key looks like, for the reference
/// @param holds the name of what a value is, for the reference
public record Channel<V>(
        String name, String purpose, String keys, String holds, Serde<V> values, Spread spread, Keep keep) {
    /// Larger than Kafka's default of 1 MB: a page of 10 MB must fit.
    public static final int MAX_RECORD_BYTES = 12 * 1024 * 1024;

    /// One partition (a recorded order of everything) or as many as the system works in parallel.
    public enum Spread {
        ONE,
        MANY
    }

    /// How long records stay.
    public sealed interface Keep {
        /// For the reference.
        default String inWords() {
            return switch (this) {
                case Latest() -> "the latest of each key, for ever";
                case For(Duration time, Optional<Long> bytes) ->
                    time.toDays() + " days"
                            + bytes.map(most -> ", at most " + (most >> 30) + " GiB a partition")
                                    .orElse("");
                case All() -> "for ever";
            };
        }

        /// The latest record of each key, for ever; a key that was removed is forgotten after a week.
        record Latest() implements Keep {}

        /// Every record, for a time and at most so many bytes a partition.
        record For(Duration time, Optional<Long> bytes) implements Keep {}

        /// Every record, for ever.
        record All() implements Keep {}
    }

    /// The same with its values as they lie, for who decodes them elsewhere.
    public Channel<byte[]> raw() {
        return new Channel<>(name, purpose, keys, holds, Serdes.ByteArray(), spread, keep);
    }

    public int partitions(int many) {
        return spread == Spread.ONE ? 1 : many;
    }

    public KStream<String, V> from(StreamsBuilder builder) {
        return builder.stream(name, Consumed.with(Serdes.String(), values).withName(name));
    }

    public void to(KStream<String, V> stream) {
        stream.to(name, produced("to-" + name));
    }

    /// Several streams may end in one channel; each end has a name of its own in the topology.
    public void to(KStream<String, V> stream, String as) {
        stream.to(name, produced(as));
    }

    private Produced<String, V> produced(String as) {
        return Produced.with(
                        Serdes.String(),
                        values,
                        (topic, key, value, partitions) ->
                                Optional.of(java.util.Set.of(Routing.partition(key, partitions))))
                .withName(as);
    }

    /// What Kafka is to create for this channel.
    public NewTopic topic(int many, short replication) {
        return new NewTopic(name, partitions(many), replication).configs(settings(replication));
    }

    /// How many copies must hold a record before it is acknowledged: of three, one may be down.
    public static int inSync(int replication) {
        return replication < 3 ? 1 : 2;
    }

    /// The topic's configuration: retention, size, and tolerance of clocks that step.
    public Map<String, String> settings(int replication) {
        var settings = new HashMap<String, String>();
        settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(inSync(replication)));
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_RECORD_BYTES));
        switch (keep) {
            case Keep.Latest() -> {
                settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
                settings.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, millis(Duration.ofDays(7)));
                settings.put(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.3");
                settings.put(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(32 * 1024 * 1024));
            }
            case Keep.For(Duration time, Optional<Long> bytes) -> {
                settings.put(TopicConfig.RETENTION_MS_CONFIG, millis(time));
                settings.put(TopicConfig.RETENTION_BYTES_CONFIG, Long.toString(bytes.orElse(-1L)));
            }
            case Keep.All() -> settings.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
        }
        return settings;
    }

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }
}

package dev.newsvane.base;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// Which partition a key belongs to: the text before its first space decides, hashed as Kafka hashes keys.
/// So `example.org 3f2a…` lands with everything else of example.org, and a tombstone finds its record.
public final class Routing implements Partitioner {
    public static int partition(String key, int partitions) {
        var space = key.indexOf(' ');
        var place = space < 0 ? key : key.substring(0, space);
        return Utils.toPositive(Utils.murmur2(place.getBytes(UTF_8))) % partitions;
    }

    /// A key that is routed by `place` and told apart by `name`.
    public static String key(String place, String name) {
        if (place.isEmpty() || place.indexOf(' ') >= 0) {
            throw new IllegalArgumentException("a place is one word: \"" + place + "\"");
        }
        return place + ' ' + name;
    }

    /// The part of a key that routes it.
    public static String place(String key) {
        var space = key.indexOf(' ');
        return space < 0 ? key : key.substring(0, space);
    }

    /// The part of a key that names the record: what stands behind the first space, or the whole.
    public static String name(String key) {
        return key.substring(key.indexOf(' ') + 1);
    }

    @Override
    public int partition(
            String topic,
            @Nullable Object key,
            byte @Nullable [] keyBytes,
            @Nullable Object value,
            byte @Nullable [] valueBytes,
            Cluster cluster) {
        var text = key instanceof byte[] bytes ? new String(bytes, UTF_8) : String.valueOf(key);
        return partition(text, cluster.partitionsForTopic(topic).size());
    }

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public void close() {}
}

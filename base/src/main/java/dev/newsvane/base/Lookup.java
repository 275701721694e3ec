package dev.newsvane.base;

import dev.newsvane.base.Follow.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;

/// Records of a channel of one partition by their offsets, for any thread. It holds a consumer, whose fetches are
/// small,
/// and no records.
public final class Lookup<V> implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// What it asks for is there. A fetch behind the end that the consumer makes ahead would hold up the next look.
    private static final Map<String, Object> AT_ONCE = Map.of(
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 32 * 1024, ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 5);

    private final Channel<V> channel;
    private final Consumer<String, byte[]> consumer;
    private final TopicPartition partition;
    private final ReentrantLock lock = new ReentrantLock();

    public Lookup(Cluster cluster, Channel<V> channel) {
        this.channel = channel;
        this.consumer = cluster.consumer("lookup-" + channel.name(), AT_ONCE);
        this.partition = new TopicPartition(channel.name(), 0);
        consumer.assign(List.of(partition));
    }

    /// The records at these offsets; those that the log holds no longer are missing.
    ///
    /// @param offsets ascending, of records that were there once
    /// @throws IllegalStateException where the log does not answer within ten seconds
    public List<Seen<V>> at(List<Long> offsets) {
        return locked(() -> {
            var found = new ArrayList<Seen<V>>(offsets.size());
            var first = first();
            var next =
                    (int) offsets.stream().takeWhile(offset -> offset < first).count();
            while (next < offsets.size()) {
                next = read(offsets, next, found);
            }
            return found;
        });
    }

    /// The first offset that the log still holds.
    public long first() {
        return locked(() -> consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L));
    }

    /// Behind the last offset of the log.
    public long end() {
        return locked(() -> consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L));
    }

    /// Takes what one fetch brings of those from `next` on. A fetch that begins behind the wanted offset says that
    /// its record is gone.
    private int read(List<Long> offsets, int next, List<Seen<V>> found) {
        consumer.seek(partition, offsets.get(next));
        var records = consumer.poll(PATIENCE).records(partition);
        if (records.isEmpty()) {
            throw new IllegalStateException(channel.name() + " does not answer at offset " + offsets.get(next));
        }
        var at = next;
        for (var record : records) {
            while (at < offsets.size() && offsets.get(at) < record.offset()) {
                at++;
            }
            if (at < offsets.size() && offsets.get(at) == record.offset()) {
                found.add(Seen.of(channel, record));
                at++;
            }
        }
        return at;
    }

    private <T> T locked(Supplier<T> asking) {
        lock.lock();
        try {
            return asking.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        locked(() -> {
            consumer.close();
            return true;
        });
    }
}

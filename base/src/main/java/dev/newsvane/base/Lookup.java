package dev.newsvane.base;

import dev.newsvane.base.Follow.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/// Records of a channel of one partition by their offsets, for any thread. It holds a consumer, whose fetches are
/// small, and no records. Whoever asks waits for at most ten seconds, for those before and for the log together, and
/// may be interrupted.
public final class Lookup<V> implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// It has committed nothing that it could lose.
    private static final CloseOptions SOON = CloseOptions.timeout(Duration.ofSeconds(1));

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
    /// @throws TimeoutException where the log does not answer within ten seconds
    public List<Seen<V>> at(List<Long> offsets) {
        return asked(until -> {
            var found = new ArrayList<Seen<V>>(offsets.size());
            var first = first(until);
            var next =
                    (int) offsets.stream().takeWhile(offset -> offset < first).count();
            while (next < offsets.size()) {
                next = read(offsets, next, found, until);
            }
            return found;
        });
    }

    /// The first offset that the log still holds.
    public long first() {
        return asked(this::first);
    }

    /// Behind the last offset of the log.
    public long end() {
        return asked(
                until -> consumer.endOffsets(List.of(partition), left(until)).getOrDefault(partition, 0L));
    }

    private long first(long until) {
        return consumer.beginningOffsets(List.of(partition), left(until)).getOrDefault(partition, 0L);
    }

    /// Takes what one fetch brings of those from `next` on. A fetch that begins behind the wanted offset says that
    /// its record is gone.
    private int read(List<Long> offsets, int next, List<Seen<V>> found, long until) {
        consumer.seek(partition, offsets.get(next));
        var records = consumer.poll(left(until)).records(partition);
        if (records.isEmpty()) {
            throw new TimeoutException(channel.name() + " does not answer at offset " + offsets.get(next));
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

    /// Asks the log when its turn comes.
    ///
    /// @param asking is told until when, by the clock of the process
    private <T> T asked(Function<Long, T> asking) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        try {
            if (!lock.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException(channel.name() + " is still being asked by others");
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        try {
            return asking.apply(until);
        } finally {
            lock.unlock();
        }
    }

    private static Duration left(long until) {
        return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
    }

    @Override
    public void close() {
        lock.lock();
        try {
            consumer.close(SOON);
        } finally {
            lock.unlock();
        }
    }
}

package dev.newsvane.base;

import dev.newsvane.base.Follow.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// A channel of one partition as a recorded log: its records in order, from a moment to the end it had when it was
/// opened.
public final class Log<V> implements Iterator<Seen<V>>, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Channel<V> channel;
    private final Consumer<String, byte[]> consumer;
    private final TopicPartition partition;
    private final long begin;
    private final long end;
    private final Queue<Seen<V>> read = new ArrayDeque<>();

    /// Opens the log at its first record of `from` or later.
    public Log(Cluster cluster, Channel<V> channel, Instant from) {
        this.channel = channel;
        this.consumer = cluster.consumer("log-" + channel.name(), Snapshot.NO_WAITING);
        this.partition = new TopicPartition(channel.name(), 0);
        consumer.assign(List.of(partition));
        this.begin = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        this.end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        seek(from.isAfter(Instant.EPOCH) ? first(from.toEpochMilli()) : begin);
    }

    private long first(long from) {
        var found = consumer.offsetsForTimes(Map.of(partition, from)).get(partition);
        return found == null ? end : found.offset();
    }

    /// The offset of the first record that was kept when the log was opened.
    public long begin() {
        return begin;
    }

    /// The offset behind the last one then.
    public long end() {
        return end;
    }

    /// The offset from which it goes on.
    public long position() {
        return Optional.ofNullable(read.peek()).map(Seen::offset).orElseGet(() -> consumer.position(partition));
    }

    /// Goes on from this offset.
    public void seek(long offset) {
        read.clear();
        consumer.seek(partition, offset);
    }

    @Override
    public boolean hasNext() {
        while (read.isEmpty() && consumer.position(partition) < end) {
            for (var record : consumer.poll(PATIENCE)) {
                if (record.offset() < end) {
                    read.add(Seen.of(channel, record));
                }
            }
        }
        return !read.isEmpty();
    }

    @Override
    public Seen<V> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the end of " + channel.name());
        }
        return read.remove();
    }

    /// The next record without taking it.
    public Optional<Seen<V>> peek() {
        return hasNext() ? Optional.ofNullable(read.peek()) : Optional.empty();
    }

    @Override
    public void close() {
        consumer.close();
    }
}

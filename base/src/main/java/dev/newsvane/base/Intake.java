package dev.newsvane.base;

import dev.newsvane.base.Follow.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// The records of a channel's partitions that somebody else says are ours ([Owned], of a channel with the same keys),
/// each dealt with at least once: those of one key in their order, those of others meanwhile. What has been dealt
/// with, as has all before it, is committed afterwards.
public final class Intake<V> {
    private static final Duration TICK = Duration.ofMillis(50);

    /// No more is read while so much is being dealt with.
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private final Channel<V> channel;
    private final Follow.Listener<V> listener;
    private final Consumer<String, byte[]> consumer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Integer> ours = new HashSet<>();
    private final Map<Integer, Underway> underway = new HashMap<>();
    private final Map<String, CompletableFuture<Void>> lasts = new HashMap<>();
    private final Map<Integer, Long> committed = new HashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private Set<Integer> read = Set.of();
    private volatile boolean closing;

    /// Reads nothing until [#assigned].
    ///
    /// @param group the name under which offsets are committed
    /// @param listener called from several threads, but for each key from one after the other
    public Intake(Cluster cluster, Channel<V> channel, String group, Follow.Listener<V> listener) {
        this.channel = channel;
        this.listener = listener;
        this.consumer = cluster.consumer(
                group, Map.of(ConsumerConfig.GROUP_ID_CONFIG, group, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 16));
    }

    public void assigned(int partition) {
        holding(() -> ours.add(partition));
    }

    /// Gives partitions up; returns when nothing of theirs is being dealt with any more.
    public void revoked(Set<Integer> partitions) {
        holding(() -> {
            ours.removeAll(partitions);
            while (!closing && read.stream().anyMatch(partitions::contains)) {
                changed.awaitUninterruptibly();
            }
        });
    }

    /// Serves until [#close].
    public void run() {
        var threads = Thread.ofVirtual().name(channel.name() + " ", 0).factory();
        try (consumer) {
            try (var crew = Executors.newThreadPerTaskExecutor(threads)) {
                while (!closing) {
                    serve(crew);
                }
                lasts.values().forEach(CompletableFuture::join);
            }
            commit();
        } finally {
            close();
        }
    }

    /// Ends [#run] from any thread, after what is being dealt with.
    public void close() {
        holding(() -> {
            closing = true;
            changed.signalAll();
        });
    }

    private void serve(Executor crew) {
        holding(this::handOver);
        if (reads()) {
            consumer.poll(TICK).forEach(record -> begin(record, crew));
        } else {
            pause();
        }
        settle();
    }

    private void begin(ConsumerRecord<String, byte[]> record, Executor crew) {
        var seen = new Seen<>(
                record.key(),
                Snapshot.value(channel, record),
                Instant.ofEpochMilli(record.timestamp()),
                record.partition(),
                record.offset());
        bytes.addAndGet(record.serializedValueSize());
        holding(() -> of(record).begin(record.offset()));
        var last = lasts.getOrDefault(record.key(), CompletableFuture.allOf());
        var dealt = last.thenRunAsync(
                () -> {
                    listener.seen(seen);
                    end(record);
                },
                crew);
        var _ = lasts.put(record.key(), dealt);
    }

    private void end(ConsumerRecord<String, byte[]> record) {
        bytes.addAndGet(-record.serializedValueSize());
        holding(() -> of(record).end(record.offset()));
    }

    private Underway of(ConsumerRecord<String, byte[]> record) {
        return underway.computeIfAbsent(record.partition(), _ -> new Underway());
    }

    /// Forgets and commits what is over; fails where it failed.
    private void settle() {
        var over = lasts.entrySet().stream()
                .filter(each -> each.getValue().isDone())
                .map(Map.Entry::getKey)
                .toList();
        over.forEach(key -> Optional.ofNullable(lasts.remove(key)).ifPresent(CompletableFuture::join));
        commit();
    }

    private void commit() {
        var done = new HashMap<TopicPartition, OffsetAndMetadata>();
        holding(() -> underway.forEach((partition, records) -> {
            var first = records.first();
            if (!Optional.of(first).equals(Optional.ofNullable(committed.put(partition, first)))) {
                done.put(at(partition), new OffsetAndMetadata(first));
            }
        }));
        if (!done.isEmpty()) {
            consumer.commitSync(done);
        }
    }

    /// Reads from now on what is ours now, as soon as what is ours no longer has been dealt with; no more of that is
    /// read.
    private void handOver() {
        consumer.resume(consumer.paused());
        if (read.equals(ours)) {
            return;
        }
        var leaving =
                read.stream().filter(partition -> !ours.contains(partition)).toList();
        if (leaving.stream()
                .flatMap(partition -> Optional.ofNullable(underway.get(partition)).stream())
                .allMatch(Underway::isEmpty)) {
            commit();
            read = Set.copyOf(ours);
            underway.keySet().retainAll(read);
            committed.keySet().retainAll(read);
            consumer.assign(read.stream().map(this::at).toList());
            changed.signalAll();
        } else {
            consumer.pause(leaving.stream().map(this::at).toList());
        }
    }

    private TopicPartition at(int partition) {
        return new TopicPartition(channel.name(), partition);
    }

    /// A consumer without partitions may not be polled.
    private boolean reads() {
        return !read.isEmpty() && bytes.get() < MOST_BYTES;
    }

    private static void pause() {
        try {
            Thread.sleep(TICK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void holding(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}

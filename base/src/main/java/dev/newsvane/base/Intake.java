package dev.newsvane.base;

import dev.newsvane.base.Follow.Seen;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;

/// The records of a channel's partitions that somebody else says are ours ([Owned], of a channel with the same
/// keys), each dealt with at least once: what was dealt with is committed afterwards.
public final class Intake<V> {
    private static final Duration TICK = Duration.ofMillis(50);

    private final Channel<V> channel;
    private final Follow.Listener<V> listener;
    private final Consumer<String, byte[]> consumer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Integer> ours = new HashSet<>();
    private Set<Integer> read = Set.of();
    private volatile boolean closing;

    /// Reads nothing until [#assigned].
    ///
    /// @param group the name under which offsets are committed
    /// @param listener called from the one thread that calls [#run]
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
        try (consumer) {
            while (!closing) {
                if (!ours()) {
                    pause();
                    continue; // a consumer without partitions may not be polled
                }
                var records = consumer.poll(TICK);
                for (var record : records) {
                    listener.seen(Seen.of(channel, record));
                }
                if (!records.isEmpty() && !closing) { // who closes may have let go of the keys already
                    consumer.commitSync();
                }
            }
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

    /// Reads from now on what is ours now. Says whether that is anything.
    private boolean ours() {
        holding(() -> {
            if (!read.equals(ours)) {
                read = Set.copyOf(ours);
                consumer.assign(read.stream()
                        .map(partition -> new TopicPartition(channel.name(), partition))
                        .collect(Collectors.toSet()));
                changed.signalAll();
            }
        });
        return !read.isEmpty();
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

package dev.newsvane.base;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/// A compacted channel whose partitions are shared among the instances of a group by Kafka's own assignment. Each
/// instance reads the partitions it is given from their beginning, is told their state, and then every change; who
/// keeps a partition is not disturbed when others change hands. No offsets are committed: the channel itself is the
/// book of what is open.
///
/// All callbacks come from the one thread that calls [#run].
public final class Owned<V> {
    /// How long the group waits for a silent member before its partitions go to others.
    public static final Duration SESSION = Duration.ofSeconds(8);

    /// How long a member may take to hand partitions over: the group waits somewhat longer before it goes on without
    /// it.
    public static final Duration HANDOVER = Duration.ofMinutes(4);

    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration BEAT = SESSION.dividedBy(16);
    private static final Duration FRESH = SESSION.dividedBy(2);

    /// What the owner is told.
    public interface Listener<V> {
        /// A partition is ours, and this is what stands in it.
        void assigned(int partition, Map<String, V> current);

        /// A key of ours was written; empty when it was removed.
        void changed(int partition, String key, Optional<V> value);

        /// A partition is ours no longer when this returns: wait here for work in flight, [#HANDOVER] at most.
        void revoked(Set<Integer> partitions);
    }

    private final Channel<V> channel;
    private final Listener<V> listener;
    private final InstantSource clock;
    private final Consumer<String, byte[]> consumer;
    private final Map<TopicPartition, Loading<V>> loading = new HashMap<>();
    private final Heartbeats heartbeats;
    private volatile Instant heard = Instant.EPOCH;
    private volatile boolean handingOver;
    private volatile boolean settled;
    private volatile boolean closing;
    private boolean joined;

    /// A member of a group; [#run] joins it.
    ///
    /// @param group the group whose members share the channel
    /// @param instance this member's lasting name: a restart under it takes its partitions back without a rebalance
    public Owned(
            Cluster cluster,
            Channel<V> channel,
            String group,
            String instance,
            InstantSource clock,
            Listener<V> listener) {
        this.channel = channel;
        this.listener = listener;
        this.clock = clock;
        this.consumer = cluster.consumer(
                group + "-" + instance,
                Map.of(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                        instance,
                        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                        CooperativeStickyAssignor.class.getName(),
                        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                        (int) SESSION.toMillis(),
                        ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                        (int) HANDOVER.plusMinutes(1).toMillis(),
                        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                        (int) BEAT.toMillis()));
        this.heartbeats = new Heartbeats(consumer, clock.instant());
    }

    /// Whether the group will surely give our partitions to nobody else for a while: start nothing when this is false.
    public boolean fresh() {
        return heardWithin(FRESH);
    }

    /// Whether the group has surely not given our partitions to somebody else: then what was begun may be remembered.
    /// A process that was stopped and goes on does not know yet what happened meanwhile, nor does one whose clock
    /// was set back.
    public boolean holds() {
        return heardWithin(SESSION);
    }

    private boolean heardWithin(Duration span) {
        var now = clock.instant();
        if (handingOver) { // meanwhile the consumer's thread waits for work in flight, and only the heartbeats go on
            heartbeats.look(now);
            heard = heartbeats.sent();
        }
        var silent = Duration.between(heard, now);
        return !silent.isNegative() && silent.compareTo(span) < 0;
    }

    /// Whether the group has given us our share and we know what stands in it. The share may be none, where there are
    /// more members than partitions: then we stand by.
    public boolean settled() {
        return settled;
    }

    /// Serves until [#close]; leaves at once what it owns then.
    public void run() {
        try {
            consumer.subscribe(List.of(channel.name()), new Assignment());
            while (!closing) {
                hear(TICK);
                finishLoading();
            }
        } catch (WakeupException e) {
            if (!closing) {
                throw e;
            }
        } finally {
            // a named member stays in its group by default; who leaves for good hands over at once
            consumer.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        }
    }

    /// Ends [#run] from any thread.
    public void close() {
        closing = true;
        consumer.wakeup();
    }

    private void hear(Duration most) {
        heartbeats.look(clock.instant());
        var records = consumer.poll(most); // tells first if our partitions are lost
        heard = heartbeats.sent();
        for (var record : records) {
            var at = new TopicPartition(record.topic(), record.partition());
            var value = Snapshot.value(channel, record);
            var part = loading.get(at);
            if (part == null) {
                listener.changed(record.partition(), record.key(), value);
            } else {
                part.put(record.key(), value);
            }
        }
    }

    private void finishLoading() {
        for (var at : new ArrayList<>(loading.keySet())) {
            var part = loading.get(at);
            if (part != null && consumer.position(at) >= part.end) {
                loading.remove(at);
                listener.assigned(at.partition(), part.current);
                hear(Duration.ZERO); // that may have taken its time
            }
        }
        settled = joined && loading.isEmpty();
    }

    private static final class Loading<V> {
        final long end;
        final Map<String, V> current = new LinkedHashMap<>();

        Loading(long end) {
            this.end = end;
        }

        void put(String key, Optional<V> value) {
            current.remove(key);
            value.ifPresent(v -> current.put(key, v));
        }
    }

    private final class Assignment implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> given) {
            joined = true;
            heartbeats.joined();
            consumer.seekToBeginning(given);
            consumer.endOffsets(given).forEach((at, end) -> loading.put(at, new Loading<>(end)));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> taken) {
            handingOver = true;
            try {
                left(taken);
            } finally {
                handingOver = false;
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> taken) {
            heard = Instant.EPOCH; // they may be another's already
            left(taken);
        }

        private void left(Collection<TopicPartition> taken) {
            taken.forEach(loading::remove);
            listener.revoked(taken.stream().map(TopicPartition::partition).collect(toSet()));
        }
    }
}

package dev.newsvane.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newsvane.base.Channel;
import dev.newsvane.base.Owned;
import dev.newsvane.base.Routing;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How instances share a channel, over a real broker.
class SharingTest {
    private static final int PARTITIONS = 4;
    private static final Instant T = Instant.parse("2026-03-14T09:00:00Z");

    @AutoClose
    private static final TestBroker BROKER = TestBroker.start();

    private static final Channel<String> SHARED = channel("shared");
    private static final Channel<String> TAKEN = channel("taken");
    private static final Channel<String> LATEST = channel("latest");
    private static final Channel<String> CROWDED = channel("crowded");
    private static final Channel<String> SLOW = channel("slow");

    @BeforeAll
    static void create() {
        BROKER.create(List.of(SHARED, TAKEN, LATEST, CROWDED, SLOW), PARTITIONS);
    }

    @Test
    void aSnapshotHoldsTheLatestOfEachKeyAndNothingRemoved() {
        try (var sender = new Sender(BROKER.cluster(), "test")) {
            send(sender, LATEST, "a 1", "old");
            send(sender, LATEST, "a 1", "new");
            send(sender, LATEST, "b 1", "gone");
            Sender.await(sender.erase(LATEST, "b 1", T));
            send(sender, LATEST, "c 1", "there");
        }
        assertThat(Snapshot.of(BROKER.cluster(), LATEST)).isEqualTo(Map.of("a 1", "new", "c 1", "there"));
        assertThat(Snapshot.of(BROKER.cluster(), LATEST, Routing.partition("a 1", PARTITIONS)))
                .containsEntry("a 1", "new");
    }

    @Test
    void instancesShareWhatStandsAndHearWhatChanges() {
        var keys = keys(40);
        try (var sender = new Sender(BROKER.cluster(), "test")) {
            keys.forEach(key -> send(sender, SHARED, key, "first"));
            try (var one = new Member(SHARED, "sharing", "one");
                    var two = new Member(SHARED, "sharing", "two")) {
                patiently()
                        .until(() ->
                                !one.partitions.isEmpty() && !two.partitions.isEmpty() && complete(one, two, keys));
                assertThat(one.partitions).doesNotContainAnyElementsOf(two.partitions);
                assertThat(one.held.keySet()).doesNotContainAnyElementsOf(two.held.keySet());

                keys.forEach(key -> send(sender, SHARED, key, "second"));
                Sender.await(sender.erase(SHARED, keys.getFirst(), T));
                patiently()
                        .until(() -> both(one, two).size() == keys.size() - 1
                                && Set.copyOf(both(one, two).values()).equals(Set.of("second")));
                assertThat(one.owned.fresh()).isTrue();
            }
        }
    }

    @Test
    void whoIsLeftTakesOverWithTheStateAsItIs() {
        var keys = keys(40);
        try (var sender = new Sender(BROKER.cluster(), "test");
                var stays = new Member(TAKEN, "taking", "stays")) {
            keys.forEach(key -> send(sender, TAKEN, key, "first"));
            var leaves = new Member(TAKEN, "taking", "leaves");
            patiently().until(() -> !leaves.partitions.isEmpty() && complete(stays, leaves, keys));
            leaves.close();
            assertThat(leaves.partitions).isEmpty();
            keys.forEach(key -> send(sender, TAKEN, key, "second"));
            patiently()
                    .until(() -> stays.partitions.size() == PARTITIONS
                            && stays.held.keySet().equals(Set.copyOf(keys))
                            && Set.copyOf(stays.held.values()).equals(Set.of("second")));
        }
    }

    @Test
    void whoHandsOverSlowlyStillHoldsWhatItHas() {
        try (var slow = new Member(SLOW, "slow", "slow")) {
            patiently().until(() -> slow.partitions.size() == PARTITIONS);
            slow.gate = new CountDownLatch(1);
            try (var joins = new Member(SLOW, "slow", "joins")) {
                patiently().until(() -> slow.handingOver);
                var longer = Owned.SESSION.plusSeconds(1);
                patiently().during(longer).until(() -> slow.owned.fresh() && slow.owned.holds());
                assertThat(joins.partitions).isEmpty();
                slow.gate.countDown();
                patiently().until(() -> !joins.partitions.isEmpty());
            }
        }
    }

    @Test
    void whoGetsNothingStandsByAndTakesOver() {
        var members = IntStream.rangeClosed(0, PARTITIONS)
                .mapToObj(i -> new Member(CROWDED, "crowd", "member-" + i))
                .toList();
        patiently()
                .until(() -> members.stream().allMatch(member -> member.owned.settled())
                        && members.stream()
                                        .mapToInt(member -> member.partitions.size())
                                        .sum()
                                == PARTITIONS
                        && members.stream()
                                        .filter(member -> member.partitions.isEmpty())
                                        .count()
                                == 1);
        var idle = members.stream()
                .filter(member -> member.partitions.isEmpty())
                .findFirst()
                .orElseThrow();
        members.stream().filter(member -> member != idle).limit(1).forEach(Member::close);
        patiently().until(() -> idle.partitions.size() == 1);
        members.forEach(Member::close);
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(1));
    }

    private static Channel<String> channel(String name) {
        return new Channel<>(name, "", "", "", Serdes.String(), Channel.Spread.MANY, new Channel.Keep.Latest());
    }

    private static List<String> keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Routing.key("host-" + i + ".example", "x"))
                .toList();
    }

    private static void send(Sender sender, Channel<String> channel, String key, String value) {
        Sender.await(sender.send(channel, key, value, T));
    }

    private static boolean complete(Member one, Member two, List<String> keys) {
        return both(one, two).keySet().equals(Set.copyOf(keys))
                && one.partitions.size() + two.partitions.size() == PARTITIONS;
    }

    private static Map<String, String> both(Member one, Member two) {
        return java.util.stream.Stream.of(one, two)
                .flatMap(member -> member.held.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b));
    }

    /// An instance that remembers what it is told.
    private static final class Member implements Owned.Listener<String>, AutoCloseable {
        final Map<String, String> held = new ConcurrentHashMap<>();
        final Set<Integer> partitions = ConcurrentHashMap.newKeySet();
        final Owned<String> owned;
        volatile boolean handingOver;
        volatile CountDownLatch gate = new CountDownLatch(0);
        private final Thread thread;

        Member(Channel<String> channel, String group, String instance) {
            owned = new Owned<>(BROKER.cluster(), channel, group, instance, InstantSource.system(), this);
            thread = Thread.ofPlatform().daemon().start(owned::run);
        }

        @Override
        public void assigned(int partition, Map<String, String> current) {
            held.putAll(current);
            partitions.add(partition);
        }

        @Override
        public void changed(int partition, String key, Optional<String> value) {
            value.ifPresentOrElse(v -> held.put(key, v), () -> held.remove(key));
        }

        @Override
        public void revoked(Set<Integer> taken) {
            handingOver = true;
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            partitions.removeAll(taken);
            new HashSet<>(held.keySet())
                    .stream()
                            .filter(key -> taken.contains(Routing.partition(key, PARTITIONS)))
                            .forEach(held::remove);
        }

        @Override
        public void close() {
            owned.close();
            patiently().until(() -> !thread.isAlive());
        }
    }
}

package dev.newsvane.ingest.poll;

import dev.newsvane.schemas.Coverage;
import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Who is followed, who is due, who is being asked: what the threads of the poll stage share, behind one lock.
final class Desk {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PollSettings settings;
    private final Map<String, Followed> followed = new HashMap<>();
    private final TreeSet<Followed> waiting = new TreeSet<>(Followed.BY_DUE);
    private final Map<String, Followed> asking = new HashMap<>();
    private boolean loaded;
    private long changes;

    Desk(PollSettings settings) {
        this.settings = settings;
    }

    void assigned(int partition, Map<String, Source> sources, Map<String, Poll> memories, Instant now) {
        holding(() -> {
            loaded = true;
            sources.forEach(
                    (key, source) -> follow(partition, key, source, Optional.ofNullable(memories.get(key)), now));
        });
    }

    /// A source was added or changed.
    void changed(int partition, String key, Source source, Instant now) {
        holding(() -> follow(
                partition, key, source, Optional.ofNullable(followed.get(key)).map(Followed::memory), now));
    }

    void removed(String key) {
        holding(() -> forget(key));
    }

    /// Gives partitions up; returns when nothing of theirs is being asked any more.
    void revoked(Set<Integer> partitions) {
        holding(() -> List.copyOf(followed.values()).stream()
                .filter(each -> partitions.contains(each.partition()))
                .forEach(each -> forget(each.key())));
        awaitUntil(
                () -> asking.values().stream().noneMatch(each -> partitions.contains(each.partition())),
                Duration.ofDays(1));
    }

    /// Sources that are due, as many as there is room for; they count as being asked until [#landed].
    List<Followed> take(Instant now) {
        return locked(() -> {
            var taken = new ArrayList<Followed>();
            while (asking.size() < settings.concurrency()
                    && !waiting.isEmpty()
                    && !waiting.first().due().isAfter(now)) {
                var next = waiting.removeFirst();
                asking.put(next.key(), next);
                taken.add(next);
            }
            return taken;
        });
    }

    /// Whether the source is still followed as it was when it was taken.
    boolean stands(Followed taken) {
        return locked(() -> Optional.ofNullable(followed.get(taken.key()))
                .filter(now -> now.source().equals(taken.source()))
                .isPresent());
    }

    /// A poll is over.
    ///
    /// @param memory of the poll; empty where it failed for a reason of ours
    void landed(Followed taken, Optional<Poll> memory, Instant now) {
        holding(() -> {
            asking.remove(taken.key());
            tell();
            Optional.ofNullable(followed.get(taken.key()))
                    .ifPresent(still -> follow(
                            still.partition(),
                            still.key(),
                            still.source(),
                            memory.or(() -> Optional.of(still.memory())),
                            now));
        });
    }

    PollStage.Counts counts(Instant now) {
        return locked(() -> new PollStage.Counts(loaded, followed.size(), due(now), asking.size()));
    }

    /// How far everything has been polled; empty until a share of the sources is known.
    Optional<Coverage> coverage(String instance, Instant now) {
        return locked(() -> {
            if (!loaded) {
                return Optional.empty();
            }
            var earliest = waiting.isEmpty() ? now : waiting.first().due();
            for (var each : asking.values()) {
                earliest = each.due().isBefore(earliest) ? each.due() : earliest;
            }
            var failing =
                    (int) followed.values().stream().filter(Followed::failing).count();
            var complete = earliest.isBefore(now) ? earliest : now;
            return Optional.of(new Coverage(instance, now, complete, followed.size(), due(now), failing));
        });
    }

    /// Waits for a change, at most so long.
    void await(Duration most) {
        var before = locked(() -> changes);
        awaitUntil(() -> changes != before, most);
    }

    /// Waits until nothing is being asked.
    boolean settle(Duration most) {
        return awaitUntil(asking::isEmpty, most);
    }

    private int due(Instant now) {
        return asking.size()
                + (int) waiting.stream()
                        .takeWhile(each -> !each.due().isAfter(now))
                        .count();
    }

    private void follow(int partition, String key, Source source, Optional<Poll> memory, Instant now) {
        forget(key);
        var fitting = memory.map(known -> Memory.fitting(known, source, now))
                .orElseGet(() -> Memory.fresh(source, now, settings));
        var next = new Followed(partition, key, source, fitting);
        followed.put(key, next);
        if (!source.paused() && !asking.containsKey(key)) {
            waiting.add(next);
        }
        tell();
    }

    private void forget(String key) {
        Optional.ofNullable(followed.remove(key)).ifPresent(waiting::remove);
        tell();
    }

    private boolean awaitUntil(Supplier<Boolean> condition, Duration most) {
        return locked(() -> {
            try {
                var left = most.toNanos();
                while (!condition.get() && left > 0) {
                    left = changed.awaitNanos(left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return condition.get();
        });
    }

    private void tell() {
        changes++;
        changed.signalAll();
    }

    private void holding(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}

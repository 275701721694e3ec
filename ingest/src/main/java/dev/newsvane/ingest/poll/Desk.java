package dev.newsvane.ingest.poll;

import dev.newsvane.base.Owned;
import dev.newsvane.ingest.loop.Share;
import dev.newsvane.ingest.loop.Turns;
import dev.newsvane.ingest.schedule.Manners.Turn;
import dev.newsvane.schemas.Coverage;
import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Who is followed, who is due, who is being asked: what the threads of the poll stage share, behind one lock.
final class Desk {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PollSettings settings;
    private final Map<String, Followed> followed = new HashMap<>();
    private final TreeSet<Followed> waiting = new TreeSet<>(Followed.BY_DUE);
    private final Map<String, HostLine> lines = new HashMap<>();
    private final Share share;
    private final Turns<HostLine> order;
    private final Map<String, Followed> asking = new HashMap<>();
    private final Set<Integer> ours = new HashSet<>();
    private boolean loaded;
    private long changes;

    Desk(PollSettings settings) {
        this.settings = settings;
        this.share = new Share(settings.concurrency());
        this.order = new Turns<>(HostLine.BY_WAKE, line -> line.site, share);
    }

    void assigned(int partition, Map<String, Source> sources, Map<String, Poll> memories, Instant now) {
        holding(() -> {
            loaded = true;
            ours.add(partition);
            sources.forEach(
                    (key, source) -> follow(partition, key, source, Optional.ofNullable(memories.get(key)), now));
        });
    }

    /// A source was added or changed.
    void changed(int partition, String key, Source source, Instant now) {
        holding(() -> {
            var before = Optional.ofNullable(followed.get(key));
            follow(partition, key, source, before.map(Followed::memory), now);
            before.filter(was -> (source.paused() && !was.source().paused())
                            || !source.url().equals(was.source().url()))
                    .ifPresent(was -> wakeTwins(was, now));
        });
    }

    void removed(String key, Instant now) {
        holding(() -> {
            var gone = Optional.ofNullable(followed.get(key));
            forget(key, now);
            gone.ifPresent(was -> wakeTwins(was, now));
        });
    }

    /// Who rests because this one is asked in its place is asked now.
    private void wakeTwins(Followed gone, Instant now) {
        followed.values().stream()
                .filter(each -> Trouble.isTwin(each.memory(), gone.source().name()))
                .toList()
                .forEach(each -> hasten(each.key(), now));
    }

    /// Gives partitions up: nothing of theirs is asked from now on, and what is being asked is still remembered, so
    /// that whoever is given them asks nothing before it is due. Returns when nothing of theirs is being asked, or
    /// when the group waits no longer.
    void revoked(Set<Integer> partitions, Instant now) {
        holding(() -> {
            ours.removeAll(partitions);
            of(partitions).forEach(each -> leaveLine(each, now));
        });
        awaitUntil(
                () -> asking.values().stream().noneMatch(each -> partitions.contains(each.partition())),
                Owned.HANDOVER);
        holding(() -> of(partitions).forEach(each -> forget(each.key(), now)));
    }

    private List<Followed> of(Set<Integer> partitions) {
        return followed.values().stream()
                .filter(each -> partitions.contains(each.partition()))
                .toList();
    }

    /// Sources that are due, one of a host, a quarter of a site, and as many as there is room for; they count as
    /// being asked until [#landed]. The host that has waited longest comes first.
    List<Followed> take(Instant now) {
        return locked(() -> {
            var taken = new ArrayList<Followed>();
            while (asking.size() < settings.concurrency()) {
                var next = order.first().filter(line -> !line.wake().isAfter(now));
                if (next.isEmpty()) {
                    break;
                }
                taken.add(start(next.get()));
            }
            return taken;
        });
    }

    private Followed start(HostLine line) {
        order.remove(line);
        order.changing(line.site, () -> share.begin(line.site));
        var next = line.waiting.removeFirst();
        waiting.remove(next);
        line.busy = true;
        asking.put(next.key(), next);
        return next;
    }

    /// The name of the source that is followed under a URL by this instance.
    Optional<String> follower(String url, String name) {
        return locked(() -> followed.values().stream()
                .filter(each -> !each.source().paused() && !each.source().name().equals(name))
                .filter(each ->
                        each.source().url().equals(url) || each.memory().url().equals(url))
                .map(each -> each.source().name())
                .sorted()
                .findFirst());
    }

    /// Whether the source may be asked more: its partition is not given up.
    boolean keeps(Followed taken) {
        return locked(() -> ours.contains(taken.partition()));
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
    /// @param turn when the host may be asked again, from when it might until now
    void landed(Followed taken, Optional<Poll> memory, UnaryOperator<Turn> turn, Instant now) {
        holding(() -> {
            asking.remove(taken.key());
            changing(taken.host(), now, line -> {
                line.busy = false;
                order.changing(line.site, () -> share.end(line.site));
                line.turn = turn.apply(line.turn);
            });
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

    /// Takes a source out of turn, not to ask it but to remember something of it; waits while it is being asked.
    /// It counts as being asked until [#returned]. Empty where nobody follows it any more.
    Optional<Followed> claim(String key, Instant now) {
        return locked(() -> {
            awaitUntil(() -> !asking.containsKey(key), Duration.ofDays(1));
            var claimed = Optional.ofNullable(followed.get(key));
            claimed.ifPresent(source -> {
                leaveLine(source, now);
                asking.put(key, source);
            });
            return claimed;
        });
    }

    /// What was claimed is free again; its host was not asked.
    void returned(Followed claimed, Poll memory, Instant now) {
        holding(() -> {
            asking.remove(claimed.key());
            Optional.ofNullable(followed.get(claimed.key()))
                    .ifPresent(
                            still -> follow(still.partition(), still.key(), still.source(), Optional.of(memory), now));
        });
    }

    /// Makes a source due now.
    void hasten(String key, Instant now) {
        holding(() -> Optional.ofNullable(followed.get(key))
                .ifPresent(still -> follow(
                        still.partition(),
                        key,
                        still.source(),
                        Optional.of(Draft.of(still.memory()).due(now).poll()),
                        now)));
    }

    /// The clock was set back: no host rests and no source waits until a time that it decided on when it was ahead.
    void setBack(Instant now) {
        holding(() -> {
            List.copyOf(lines.keySet()).forEach(host -> changing(host, now, line -> line.turn = Turn.FREE));
            for (var each : List.copyOf(followed.values())) {
                var asked =
                        Optional.of(each.memory()).filter(known -> known.tried().isPresent());
                follow(each.partition(), each.key(), each.source(), asked, now);
            }
        });
    }

    PollStage.Counts counts(Instant now) {
        return locked(() -> new PollStage.Counts(loaded, followed.size(), due(now), asking.size()));
    }

    /// Whether there is nothing to do now: found out without counting, for it is asked after every poll.
    boolean idle(Instant now) {
        return locked(() -> loaded && asking.isEmpty() && late(now).findFirst().isEmpty());
    }

    /// How far everything has been polled; empty until a share of the sources is known.
    Optional<Coverage> coverage(String instance, Instant now) {
        return locked(() -> {
            if (!loaded) {
                return Optional.empty();
            }
            var earliest = Stream.concat(late(now), asking.values().stream())
                    .map(Followed::due)
                    .reduce(now, (a, b) -> a.isBefore(b) ? a : b);
            var failing =
                    (int) followed.values().stream().filter(Followed::failing).count();
            return Optional.of(new Coverage(instance, now, earliest, followed.size(), due(now), failing));
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
        return asking.size() + (int) late(now).count();
    }

    /// What is due and not asked yet. A host that rests, because it asked for that or does not answer, makes
    /// nothing late.
    private Stream<Followed> late(Instant now) {
        return waiting.stream()
                .takeWhile(each -> !each.due().isAfter(now))
                .filter(each -> line(each.host()).isLate(each, now));
    }

    private void follow(int partition, String key, Source source, Optional<Poll> memory, Instant now) {
        forget(key, now);
        var fitting = memory.map(known -> Memory.fitting(known, source, now))
                .orElseGet(() -> Memory.fresh(source, now, settings));
        var next = Followed.of(partition, key, source, fitting);
        followed.put(key, next);
        if (!source.paused() && ours.contains(partition) && !asking.containsKey(key)) {
            waiting.add(next);
            changing(next.host(), now, line -> line.waiting.add(next));
        }
        tell();
    }

    private void forget(String key, Instant now) {
        Optional.ofNullable(followed.remove(key)).ifPresent(gone -> {
            leaveLine(gone, now);
        });
        tell();
    }

    private void leaveLine(Followed gone, Instant now) {
        waiting.remove(gone);
        changing(gone.host(), now, line -> line.waiting.remove(gone));
    }

    private HostLine line(String host) {
        return lines.computeIfAbsent(host, HostLine::new);
    }

    private void changing(String host, Instant now, Consumer<HostLine> change) {
        var line = line(host);
        if (line.ready()) {
            order.remove(line);
        }
        change.accept(line);
        if (line.ready()) {
            order.add(line);
        } else if (line.over(now)) {
            lines.remove(host);
        }
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

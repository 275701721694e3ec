package dev.newsvane.ingest.crawl;

import dev.newsvane.base.Owned;
import dev.newsvane.ingest.loop.Share;
import dev.newsvane.ingest.loop.Turns;
import dev.newsvane.schemas.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The open requests of this instance, in a queue for each host, and which of them are being fetched: what the
/// threads of the crawl stage share, behind one lock. One request at a time for each host, and a quarter of the
/// slots for all hosts of a site; of the hosts that may be asked, the one that has waited longest comes next. No
/// step looks at every host.
final class Book {
    /// Hosts whose pace is remembered while nothing waits for them.
    private static final int REMEMBERED = 10_000;

    /// All hosts of a site may have so many times as many requests waiting as one host.
    private static final long SITE = 4;

    /// What part of the heap all that waits may have.
    private static final int PART = 4;

    /// No two looks follow each other faster where nothing changes.
    private static final Duration SHORTEST = Duration.ofMillis(2);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final CrawlSettings settings;
    private final Map<String, Open> open = new HashMap<>();
    private final Map<String, HostQueue> hosts = new HashMap<>();
    private final Rooms rooms = new Rooms();
    private final long most;
    private final Share share;
    private final Turns<HostQueue> quick;
    private final Turns<HostQueue> slow;
    private final Slots slots;
    private final Map<String, Pace> paces = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pace> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final List<Excess> excess = new ArrayList<>();
    private boolean loaded;
    private long changes;
    private long seen;

    Book(CrawlSettings settings) {
        this(settings, Runtime.getRuntime().maxMemory() / PART);
    }

    /// @param most what all that waits may take of the heap, in bytes
    Book(CrawlSettings settings, long most) {
        this.settings = settings;
        this.most = most;
        this.share = new Share(settings.concurrency());
        this.quick = new Turns<>(HostQueue.BY_WAKE, queue -> queue.site, share);
        this.slow = new Turns<>(HostQueue.BY_WAKE, queue -> queue.site, share);
        this.slots = new Slots(settings.concurrency());
    }

    void assigned(int partition, Map<String, Request> requests) {
        holding(() -> {
            loaded = true;
            requests.forEach((key, request) -> put(new Open(partition, key, request)));
        });
    }

    void changed(int partition, String key, Optional<Request> request) {
        holding(() -> request.ifPresentOrElse(now -> put(new Open(partition, key, now, hop(key))), () -> remove(key)));
    }

    private Optional<Hop> hop(String key) {
        return Optional.ofNullable(open.get(key)).flatMap(Open::hop);
    }

    /// Gives partitions up; returns when nothing of theirs is being fetched any more, or when the group waits no
    /// longer.
    void revoked(Set<Integer> partitions) {
        holding(() -> List.copyOf(open.values()).stream()
                .filter(each -> partitions.contains(each.partition()))
                .forEach(each -> remove(each.key())));
        awaitUntil(
                () -> slots.open().stream().noneMatch(each -> partitions.contains(each.partition())), Owned.HANDOVER);
    }

    /// The clock was set back: what was decided by it when it was ahead is moved back with it.
    void setBack(Duration by, Instant now) {
        holding(() -> {
            List.copyOf(hosts.values()).forEach(queue -> {
                var rests = idle(queue).remove(queue);
                queue.setBack(by, now);
                if (rests) {
                    idle(queue).add(queue);
                }
            });
            open.replaceAll((_, each) -> each.setBack(by, now));
            slots.setBack(now);
            tell();
        });
    }

    /// Requests whose host may be asked now, one a host, as many as there is room for. Each counts as being fetched
    /// until [#landed].
    List<Open> take(Instant now) {
        return locked(() -> {
            slots.look(now);
            var taken = new ArrayList<Open>();
            while (slots.room()) {
                var next = next(now);
                if (next.isEmpty()) {
                    break;
                }
                start(next.get(), now).ifPresent(taken::add);
            }
            return taken;
        });
    }

    /// The host that has waited longest among those that may be asked now.
    private Optional<HostQueue> next(Instant now) {
        return idleWithRoom().filter(queue -> !queue.wake().isAfter(now)).min(HostQueue.BY_WAKE);
    }

    private Stream<HostQueue> idleWithRoom() {
        return Stream.concat(quick.first().stream(), slots.roomForSlow() ? slow.first().stream() : Stream.of());
    }

    private Optional<Open> start(HostQueue queue, Instant now) {
        idle(queue).remove(queue);
        var next = queue.next(now);
        next.ifPresentOrElse(
                open -> {
                    rooms.remove(queue.site, open);
                    sharing(queue, share::begin);
                    slots.start(open, queue.pace().slow(), now);
                },
                () -> {
                    hosts.remove(queue.host);
                    paces.put(queue.host, queue.pace());
                });
        return next;
    }

    private void sharing(HostQueue queue, Consumer<String> change) {
        quick.changing(queue.site, () -> slow.changing(queue.site, () -> change.accept(queue.site)));
    }

    /// A request that there is no room for, and why.
    record Excess(Open open, String why) {}

    /// Requests that there is no room for; they are in nobody's queue any more.
    List<Excess> takeExcess() {
        return locked(() -> {
            var taken = List.copyOf(excess);
            excess.clear();
            return taken;
        });
    }

    /// The request as it stands in the channel now: a later sighting may have lifted its quiet.
    Request latest(Open taken) {
        return locked(
                () -> Optional.ofNullable(open.get(taken.key())).orElse(taken).request());
    }

    /// The hosts have answered: what is still to be written keeps nobody from being asked.
    void answered(Open taken) {
        holding(() -> {
            slots.answered(taken);
            tell();
        });
    }

    /// One host has been asked.
    ///
    /// @param next the request for a later try, or for where it was redirected to; empty where it is done
    /// @param heard how the host answered
    /// @param asks how long the host asks to be left alone, in its robots.txt and in its answer
    /// @param now when the host had answered: its rest begins
    void landed(Open taken, Optional<Open> next, Heard heard, Asks asks, Instant now) {
        holding(() -> {
            var stillOurs = Optional.ofNullable(open.remove(taken.key()));
            slots.end(taken);
            Optional.ofNullable(hosts.get(taken.host())).ifPresent(queue -> {
                sharing(queue, share::end);
                var pace = queue.pace().after(heard);
                queue.rest(pace, now.plus(Pace.longer(pace.rest(settings, asks.robots()), asks.answer())));
                idle(queue).add(queue);
            });
            stillOurs
                    .flatMap(latest -> next.map(it -> it.hop().map(latest::at).orElse(it)))
                    .ifPresent(this::put);
            tell();
        });
    }

    /// How long a host asks to be left alone.
    record Asks(Duration robots, Duration answer) {
        static final Asks NOTHING = new Asks(Duration.ZERO, Duration.ZERO);
    }

    CrawlStage.Counts counts() {
        return locked(() -> new CrawlStage.Counts(loaded, open.size() + excess.size(), slots.size()));
    }

    /// Waits for a change since the last wait or for the next host that may be asked, at most so long. Whoever does not
    /// [#take] then, because its group has not answered, waits again none the less.
    ///
    /// @return whether there was a change
    boolean await(Instant now, Duration most) {
        return locked(() -> {
            var change = awaitUntil(() -> changes != seen, wait(now, most));
            seen = changes;
            return change;
        });
    }

    private Duration wait(Instant now, Duration most) {
        return slots.room()
                ? idleWithRoom()
                        .map(queue -> Pace.longer(SHORTEST, Duration.between(now, queue.wake())))
                        .min(Comparator.naturalOrder())
                        .filter(left -> left.compareTo(most) < 0)
                        .orElse(most)
                : most;
    }

    /// Waits until nothing is being fetched.
    boolean settle(Duration most) {
        return awaitUntil(() -> slots.size() == 0, most);
    }

    private void put(Open next) {
        if (slots.holds(next.key())) {
            open.put(next.key(), next);
            return;
        }
        remove(next.key());
        open.put(next.key(), next);
        var queue = hosts.computeIfAbsent(next.host(), host -> new HostQueue(host, paces.getOrDefault(host, Pace.NEW)));
        idle(queue).remove(queue);
        queue.add(next);
        rooms.add(queue.site, next);
        if (!queue.asked()) {
            idle(queue).add(queue);
        }
        makeRoom(queue);
        tell();
    }

    private void makeRoom(HostQueue queue) {
        if (queue.size() > settings.waiting()) {
            queue.oldest().ifPresent(worst -> leaveOut(worst, tooMany(settings.waiting(), queue.host)));
        }
        var ofSite = SITE * settings.waiting();
        if (rooms.size(queue.site) > ofSite) {
            rooms.oldest(queue.site).ifPresent(worst -> leaveOut(worst, tooMany(ofSite, "the hosts of " + queue.site)));
        }
        while (rooms.bytes() > most) {
            rooms.fullest()
                    .flatMap(rooms::oldest)
                    .ifPresent(worst -> leaveOut(
                            worst,
                            "All that waits takes more than " + most
                                    + " bytes of memory; of the site that has the most of it the oldest go."));
        }
    }

    private static String tooMany(long most, String where) {
        return "More than " + most + " requests wait for " + where + "; the oldest go.";
    }

    private void leaveOut(Open worst, String why) {
        remove(worst.key());
        excess.add(new Excess(worst, why));
    }

    private void remove(String key) {
        var gone = open.remove(key);
        if (gone == null || slots.holds(key)) {
            return;
        }
        var queue = hosts.get(gone.host());
        if (queue != null) {
            var rests = idle(queue).remove(queue);
            queue.remove(gone);
            rooms.remove(queue.site, gone);
            if (rests && queue.isForgettable()) {
                hosts.remove(queue.host);
            } else if (rests) {
                idle(queue).add(queue); // an empty one goes when its rest is over
            }
        }
        tell();
    }

    private Turns<HostQueue> idle(HostQueue queue) {
        return queue.pace().slow() ? slow : quick;
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

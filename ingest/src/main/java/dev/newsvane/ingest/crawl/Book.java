package dev.newsvane.ingest.crawl;

import dev.newsvane.schemas.Request;
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

/// The open requests of this instance, in a queue for each host, and which of them are being fetched: what the
/// threads of the crawl stage share, behind one lock. One request at a time for each host; a slow host holds up
/// nobody else.
final class Book {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final CrawlSettings settings;
    private final Map<String, Open> open = new HashMap<>();
    private final Map<String, HostQueue> hosts = new HashMap<>();
    private final TreeSet<HostQueue> idle = new TreeSet<>(HostQueue.BY_WAKE);
    private final Map<String, Open> fetching = new HashMap<>();
    private final List<Open> excess = new ArrayList<>();
    private boolean loaded;
    private long changes;

    Book(CrawlSettings settings) {
        this.settings = settings;
    }

    void assigned(int partition, Map<String, Request> requests) {
        holding(() -> {
            loaded = true;
            requests.forEach((key, request) -> put(new Open(partition, key, request)));
        });
    }

    void changed(int partition, String key, Optional<Request> request) {
        holding(() -> request.ifPresentOrElse(now -> put(new Open(partition, key, now)), () -> remove(key)));
    }

    /// Gives partitions up; returns when nothing of theirs is being fetched any more.
    void revoked(Set<Integer> partitions) {
        holding(() -> List.copyOf(open.values()).stream()
                .filter(each -> partitions.contains(each.partition()))
                .forEach(each -> remove(each.key())));
        awaitUntil(
                () -> fetching.values().stream().noneMatch(each -> partitions.contains(each.partition())),
                Duration.ofDays(1));
    }

    /// Requests whose host may be asked now, one a host, as many as there is room for. Each counts as being fetched
    /// until [#landed].
    List<Open> take(Instant now) {
        return locked(() -> {
            var taken = new ArrayList<Open>();
            while (fetching.size() < settings.concurrency()
                    && !idle.isEmpty()
                    && !idle.first().wake().isAfter(now)) {
                var queue = idle.removeFirst();
                queue.next(now)
                        .ifPresentOrElse(
                                next -> {
                                    fetching.put(next.key(), next);
                                    taken.add(next);
                                },
                                () -> hosts.remove(queue.host));
            }
            return taken;
        });
    }

    /// Requests that a host has too many of; they are in nobody's queue any more.
    List<Open> takeExcess() {
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

    /// A fetch is over.
    ///
    /// @param next the request for a later try; empty where it is done
    /// @param rest until when the host is left alone
    void landed(Open taken, Optional<Request> next, Instant rest) {
        holding(() -> {
            var stillOurs = Optional.ofNullable(open.remove(taken.key()));
            fetching.remove(taken.key());
            Optional.ofNullable(hosts.get(taken.host())).ifPresent(queue -> {
                queue.restUntil(rest);
                idle.add(queue);
            });
            stillOurs.flatMap(_ -> next).ifPresent(request -> put(new Open(taken.partition(), taken.key(), request)));
            tell();
        });
    }

    CrawlStage.Counts counts() {
        return locked(() -> new CrawlStage.Counts(loaded, open.size() + excess.size(), fetching.size()));
    }

    /// Waits for a change, at most so long.
    void await(Duration most) {
        var before = locked(() -> changes);
        awaitUntil(() -> changes != before, most);
    }

    /// Waits until nothing is being fetched.
    boolean settle(Duration most) {
        return awaitUntil(fetching::isEmpty, most);
    }

    private void put(Open next) {
        if (fetching.containsKey(next.key())) {
            open.put(next.key(), next);
            return;
        }
        remove(next.key());
        open.put(next.key(), next);
        var queue = hosts.computeIfAbsent(next.host(), HostQueue::new);
        var rests = idle.remove(queue);
        queue.add(next);
        if (queue.size() > settings.waiting()) {
            queue.oldest().ifPresent(worst -> {
                open.remove(worst.key());
                excess.add(worst);
            });
        }
        if (rests || !busy(queue.host)) {
            idle.add(queue);
        }
        tell();
    }

    private void remove(String key) {
        var gone = open.remove(key);
        if (gone == null || fetching.containsKey(key)) {
            return;
        }
        var queue = hosts.get(gone.host());
        if (queue != null) {
            var rests = idle.remove(queue);
            queue.remove(gone);
            if (rests) {
                idle.add(queue); // an empty one goes when its rest is over
            }
        }
        tell();
    }

    private boolean busy(String host) {
        return fetching.values().stream().anyMatch(each -> each.host().equals(host));
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

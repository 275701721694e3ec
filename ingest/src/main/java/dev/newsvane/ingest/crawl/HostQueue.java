package dev.newsvane.ingest.crawl;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/// What waits for one host: what may be fetched now, newest first, and what waits for a later try. Whoever changes a
/// queue takes it out of every order first, for [#wake] changes with it.
final class HostQueue {
    static final Comparator<HostQueue> BY_WAKE =
            Comparator.comparing(HostQueue::wake).thenComparing(queue -> queue.host);

    final String host;
    private final TreeSet<Open> ready = new TreeSet<>(Open.NEWEST_FIRST);
    private final TreeSet<Open> later = new TreeSet<>(Open.SOONEST_FIRST);
    private final TreeSet<Open> all = new TreeSet<>(Open.NEWEST_FIRST);
    private Instant allowed = Instant.EPOCH;

    HostQueue(String host) {
        this.host = host;
    }

    /// When there is something to do: the host may be asked again, and a request may be made.
    Instant wake() {
        var request =
                ready.isEmpty() && !later.isEmpty() ? later.first().request().notBefore() : Instant.EPOCH;
        return request.isAfter(allowed) ? request : allowed;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    int size() {
        return all.size();
    }

    void add(Open open) {
        later.add(open);
        all.add(open);
    }

    void remove(Open open) {
        ready.remove(open);
        later.remove(open);
        all.remove(open);
    }

    /// The request to make now.
    Optional<Open> next(Instant now) {
        ripen(now);
        var next = Optional.ofNullable(ready.pollFirst());
        next.ifPresent(all::remove);
        return next;
    }

    /// Takes out the one that is worth least, whether it may be fetched now or later.
    Optional<Open> oldest() {
        var oldest = Optional.ofNullable(all.pollLast());
        oldest.ifPresent(this::remove);
        return oldest;
    }

    void restUntil(Instant instant) {
        allowed = instant.isAfter(allowed) ? instant : allowed;
    }

    private void ripen(Instant now) {
        while (!later.isEmpty() && !later.first().request().notBefore().isAfter(now)) {
            ready.add(later.removeFirst());
        }
    }
}

package dev.newsvane.ingest.crawl;

import dev.newsvane.ingest.url.Sites;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// What waits for one host: what may be fetched now, newest first, and what waits for a later try. Whoever changes a
/// queue takes it out of every order first, for [#wake] changes with it.
final class HostQueue {
    /// The host that has waited longest first.
    static final Comparator<HostQueue> BY_WAKE =
            Comparator.comparing(HostQueue::wake).thenComparing(queue -> queue.host);

    final String host;
    final String site;
    private final TreeSet<Open> ready = new TreeSet<>(Open.NEWEST_FIRST);
    private final TreeSet<Open> later = new TreeSet<>(Open.SOONEST_FIRST);
    private final TreeSet<Open> all = new TreeSet<>(Open.NEWEST_FIRST);
    private Instant allowed = Instant.EPOCH;
    /// Since when something is ready.
    private Instant since = Instant.EPOCH;
    private Pace pace;
    private boolean asked;

    HostQueue(String host, Pace pace) {
        this.host = host;
        this.site = Sites.of(host);
        this.pace = pace;
    }

    /// When there is something to do, or since when: the host may be asked again, and a request may be made.
    Instant wake() {
        var request =
                ready.isEmpty() && !later.isEmpty() ? later.first().request().notBefore() : since;
        return request.isAfter(allowed) ? request : allowed;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /// Whether there is nothing to remember: nothing waits, and the host was not asked yet.
    boolean isForgettable() {
        return all.isEmpty() && allowed.equals(Instant.EPOCH);
    }

    int size() {
        return all.size();
    }

    Pace pace() {
        return pace;
    }

    /// Whether a request to the host is under way.
    boolean asked() {
        return asked;
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
        asked = next.isPresent();
        return next;
    }

    /// The one that is worth least, whether it may be fetched now or later.
    Optional<Open> oldest() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.last());
    }

    /// The request that was under way is over.
    void rest(Pace learned, Instant until) {
        asked = false;
        pace = learned;
        allowed = until.isAfter(allowed) ? until : allowed;
    }

    /// The clock was set back: nothing waits for what it showed before.
    void setBack(Duration by, Instant now) {
        allowed = allowed.isAfter(now) ? allowed.minus(by) : allowed;
        since = since.isAfter(now) ? now : since;
        for (var waiting : List.copyOf(later)) {
            remove(waiting);
            add(waiting.setBack(by, now));
        }
    }

    private void ripen(Instant now) {
        while (!later.isEmpty() && !later.first().request().notBefore().isAfter(now)) {
            var next = later.removeFirst();
            since = ready.isEmpty() ? next.request().notBefore() : since;
            ready.add(next);
        }
    }
}

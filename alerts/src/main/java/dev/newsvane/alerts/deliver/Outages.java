package dev.newsvane.alerts.deliver;

import dev.newsvane.base.Cluster;
import dev.newsvane.base.Follow;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Attempt;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.schemas.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// Which endpoints take nothing, and since when: as the log of attempts says, which every process reads and no restart
/// forgets. What was tried before an endpoint was changed says nothing of it. Where nothing was tried for longer than
/// our longest wait, because we were off, had nothing to send or were asked for patience, nobody knows whether it would
/// have been taken: the next failure begins a new outage.
///
/// Not for several threads at once.
public final class Outages {
    /// For what comes on top of a wait: tries at one endpoint queue up.
    private static final Duration SPARE = Duration.ofHours(1);

    private final Duration most;
    private final Duration gap;
    private final Map<String, Outage> open = new HashMap<>();

    Outages(DeliverSettings settings) {
        this.most = settings.disableAfter();
        this.gap = Schedule.longest(settings).plus(SPARE);
    }

    /// Those of now, by the names of their endpoints; the cost is that of reading `attempts` of a day and a half.
    public static Map<String, Outage> of(Cluster cluster, Channels channels, DeliverSettings settings, Instant now) {
        var endpoints = Snapshot.of(cluster, channels.endpoints());
        var outages = new Outages(settings);
        new Follow(cluster, "outages")
                .channel(
                        channels.attempts(),
                        seen -> seen.value()
                                .ifPresent(attempt ->
                                        outages.saw(attempt, Optional.ofNullable(endpoints.get(attempt.endpoint())))))
                .from(outages.start(now))
                .runToEnd();
        var current = new TreeMap<>(outages.open);
        current.values().removeIf(outage -> outages.over(outage, now));
        return current;
    }

    /// From when on the log is to be read: an outage that began earlier is beyond all measure anyway.
    Instant start(Instant now) {
        return now.minus(most).minus(gap);
    }

    /// The log says so, in its order.
    void saw(Attempt attempt, Optional<Endpoint> endpoint) {
        if (endpoint.isEmpty() || attempt.at().isBefore(endpoint.get().written())) {
            return;
        }
        if (attempt.outcome() == Outcome.DELIVERED) {
            open.remove(attempt.endpoint());
        } else {
            open.merge(
                    attempt.endpoint(),
                    new Outage(attempt.at(), attempt.at(), attempt.detail()),
                    (old, next) -> over(old, next.last()) ? next : new Outage(old.since(), next.last(), next.detail()));
        }
    }

    /// It is another endpoint than it was.
    void forget(String endpoint) {
        open.remove(endpoint);
    }

    Optional<Outage> of(String endpoint) {
        return Optional.ofNullable(open.get(endpoint));
    }

    void each(BiConsumer<String, Outage> told) {
        open.forEach(told);
    }

    boolean any() {
        return !open.isEmpty();
    }

    /// Whether nothing was tried for too long to speak of one time.
    boolean over(Outage outage, Instant now) {
        return Duration.between(outage.last(), now).compareTo(gap) > 0;
    }
}

package dev.newsvane.alerts.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which endpoints take nothing, and since when, as far as this process saw it: a restart begins anew. Whoever
/// takes nothing for too long is disabled, and the operator is told on the way there. Not for several threads at once.
final class Failing {
    /// Per cent of the way at which the operator is told.
    private static final List<Integer> TOLD = List.of(100, 90, 70, 50);

    static final int ALL = 100;

    private final Duration most;
    private final Map<String, Instant> since = new HashMap<>();
    private final Map<String, Integer> told = new HashMap<>();

    Failing(Duration most) {
        this.most = most;
    }

    void failed(String endpoint, Instant at) {
        since.putIfAbsent(endpoint, at);
    }

    /// It took something, or is another than it was.
    void forget(String endpoint) {
        since.remove(endpoint);
        told.remove(endpoint);
    }

    boolean any() {
        return !since.isEmpty();
    }

    /// For how long it has taken nothing, where that was told already.
    Optional<String> why(String endpoint) {
        return Optional.ofNullable(told.get(endpoint))
                .map(percent -> "it has taken nothing since " + since.get(endpoint) + ", " + percent
                        + " % of the time after which it is disabled (deliver.disable-after)");
    }

    /// What of these is to be told now: each mark once.
    ///
    /// @param waiting endpoints that something waits for: nobody is disabled for what was given up
    Map<String, Integer> marks(Collection<String> waiting, Instant now) {
        var marks = new TreeMap<String, Integer>();
        for (var endpoint : waiting) {
            Optional.ofNullable(since.get(endpoint))
                    .map(at -> Duration.between(at, now).toMillis() * ALL / Math.max(1, most.toMillis()))
                    .flatMap(percent ->
                            TOLD.stream().filter(mark -> mark <= percent).findFirst())
                    .filter(mark -> mark > told.getOrDefault(endpoint, 0))
                    .ifPresent(mark -> marks.put(endpoint, mark));
        }
        told.putAll(marks);
        return marks;
    }
}

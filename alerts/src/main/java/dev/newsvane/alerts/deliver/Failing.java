package dev.newsvane.alerts.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Whoever takes nothing for too long is disabled, and the operator is told on the way there. Nobody is judged by what
/// happened before this process began: it tries first. Not for several threads at once.
///
/// @param most after which an endpoint is disabled
/// @param began when this process did
/// @param told what the operator was told last, by endpoint
record Failing(Outages outages, Duration most, Instant began, Map<String, Mark> told) {
    /// Per cent of the way at which the operator is told.
    private static final List<Integer> TOLD = List.of(100, 90, 70, 50);

    static final int ALL = 100;

    /// So much of the way was told of the outage that began then.
    record Mark(Instant since, int percent) {}

    Failing(Outages outages, Duration most, Instant began) {
        this(outages, most, began, new HashMap<>());
    }

    /// For how long it has taken nothing, where that was told already.
    Optional<String> why(String endpoint) {
        return told(endpoint)
                .map(mark -> "it has taken nothing since " + mark.since + ", " + mark.percent
                        + " % of the time after which it is disabled (deliver.disable-after)");
    }

    private Optional<Mark> told(String endpoint) {
        return outages.of(endpoint)
                .flatMap(outage ->
                        Optional.ofNullable(told.get(endpoint)).filter(mark -> mark.since.equals(outage.since())));
    }

    /// What of these is to be told now: each mark once.
    ///
    /// @param waiting endpoints that something waits for: nobody is disabled for what was given up
    Map<String, Integer> marks(Set<String> waiting, Instant now) {
        var marks = new TreeMap<String, Integer>();
        for (var endpoint : waiting) {
            var outage = outages.of(endpoint).filter(each -> !each.last().isBefore(began) && !outages.over(each, now));
            outage.flatMap(each -> mark(each, now))
                    .filter(mark ->
                            mark.percent > told(endpoint).map(Mark::percent).orElse(0))
                    .ifPresent(mark -> {
                        told.put(endpoint, mark);
                        marks.put(endpoint, mark.percent);
                    });
        }
        return marks;
    }

    private Optional<Mark> mark(Outage outage, Instant now) {
        var percent = outage.percent(most, now);
        return TOLD.stream().filter(mark -> mark <= percent).findFirst().map(mark -> new Mark(outage.since(), mark));
    }
}

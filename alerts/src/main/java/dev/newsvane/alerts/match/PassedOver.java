package dev.newsvane.alerts.match;

import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Watch;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Versions of watches whose queries threw when they were asked of an article that they were in force at, which is a
/// fault of ours: the query is passed over there, each time in the log and in the count, and all others speak as ever.
/// Several threads may use it.
public final class PassedOver {
    /// Passes over nothing: what a query throws is thrown. For who would take it for a no.
    public static final PassedOver NOTHING = new PassedOver(true);

    private static final Logger LOG = LoggerFactory.getLogger(PassedOver.class);

    /// So many versions are told by name.
    private static final int NAMED = 3;

    private final boolean strict;
    private final Map<Version, Fault> faults = new ConcurrentHashMap<>();

    private record Version(String watch, int number) {
        @Override
        public String toString() {
            return watch + '@' + number;
        }
    }

    /// @param newest whether the version was the newest of its watch, and not removed
    private record Fault(boolean newest, long times, String cause) {
        Fault and(Fault other) {
            return new Fault(other.newest, times + other.times, cause);
        }

        String often() {
            return (times == 1 ? " once (" : " " + times + " times (") + cause + ")";
        }
    }

    public PassedOver() {
        this(false);
    }

    private PassedOver(boolean strict) {
        this.strict = strict;
    }

    /// A query threw.
    ///
    /// @param newest whether it is the newest of its watch, and not removed
    /// @param article at which
    /// @param offset of the article in its log; negative where it is not known
    void add(Stored one, boolean newest, Article article, long offset, RuntimeException e) {
        if (strict) {
            throw e;
        }
        var version = new Version(one.watch(), one.version());
        var fault = faults.merge(version, new Fault(newest, 1, e.toString()), Fault::and);
        var where = "article " + article.id() + ", revision " + article.revision()
                + (offset < 0 ? "" : ", offset " + offset);
        if (fault.times == 1) {
            LOG.warn("{} is passed over where it throws: at {}", version, where, e);
        } else {
            LOG.warn("{} is passed over where it throws: at {}: {}", version, where, e.toString());
        }
    }

    /// A version of a watch was written: what older ones did is of no interest any more.
    void written(Watch watch) {
        faults.keySet()
                .removeIf(version ->
                        version.watch.equals(watch.name()) && (version.number < watch.version() || watch.removed()));
    }

    void forget(Stored one) {
        faults.remove(new Version(one.watch(), one.version()));
    }

    /// Forgets all of them.
    public void forget() {
        faults.clear();
    }

    /// A sentence for an operator on watches as they are now; empty where no query of theirs threw.
    public Optional<String> told() {
        return told(Fault::newest);
    }

    /// The same on all that were asked, whichever versions came after.
    public Optional<String> toldOfAll() {
        return told(_ -> true);
    }

    private Optional<String> told(Predicate<Fault> which) {
        var named = faults.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(Version::watch).thenComparingInt(Version::number)))
                .map(entry -> entry.getKey() + entry.getValue().often())
                .toList();
        return named.isEmpty() ? Optional.empty() : Optional.of(told(named));
    }

    private static String told(List<String> named) {
        var more = named.size() > NAMED ? " and " + (named.size() - NAMED) + " more" : "";
        return "Passed over, or alerting without passages, for a fault of Newsvane's that the log shows: "
                + named.stream().limit(NAMED).collect(Collectors.joining(", ")) + more
                + ". A query put in other words may avoid it; all other watches are as ever.";
    }
}

package dev.newsvane.alerts.match;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches whose queries threw when they were asked of an article, which is a fault of ours: the query is passed over
/// there, once in the log and each time in the count, and all others speak as ever. Several threads may use it.
public final class PassedOver {
    private static final Logger LOG = LoggerFactory.getLogger(PassedOver.class);

    /// So many watches are told by name.
    private static final int NAMED = 3;

    private final Map<String, Fault> faults = new ConcurrentHashMap<>();

    private record Fault(int version, long articles, String cause) {
        /// Of two versions the later one.
        Fault and(Fault other) {
            if (version != other.version) {
                return version < other.version ? other : this;
            }
            return new Fault(version, articles + other.articles, articles == 0 ? other.cause : cause);
        }

        String at() {
            return "@" + version + " at " + articles + (articles == 1 ? " article" : " articles") + " (" + cause + ")";
        }
    }

    /// Asks a query something of one article. What cannot be read from a disk is no query's fault, and stops.
    ///
    /// @param otherwise the answer where asking throws
    <T> T asked(Stored one, T otherwise, Supplier<T> asking) {
        try {
            return asking.get();
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            add(one, e);
            return otherwise;
        }
    }

    private void add(Stored one, RuntimeException e) {
        var fault = faults.merge(one.watch(), new Fault(one.version(), 1, e.toString()), Fault::and);
        if (fault.version == one.version() && fault.articles == 1) {
            LOG.error("version {} of watch {} is passed over where it throws", one.version(), one.watch(), e);
        }
    }

    /// A version of a watch was written: what older ones did is of no interest any more.
    void written(String watch, int version) {
        faults.computeIfPresent(watch, (_, fault) -> fault.and(new Fault(version, 0, "")));
    }

    void forget() {
        faults.clear();
    }

    /// A sentence for an operator; empty where no query threw since the last version of its watch, or the start.
    public Optional<String> told() {
        var named = faults.entrySet().stream()
                .filter(entry -> entry.getValue().articles > 0)
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + entry.getValue().at())
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

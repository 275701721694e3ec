package dev.newsvane.alerts.match;

import dev.newsvane.schemas.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Every version of every watch, and which of them is in force when.
public final class Versions {
    /// A version is in force so long after it was written: by then it stands in the log before any article fetched
    /// later.
    public static final Duration SETTLING = Duration.ofSeconds(2);

    /// So long after its successor came into force a version still meets articles that come late into the log.
    static final Duration LINGERING = Duration.ofDays(2);

    private final Map<String, TreeMap<Integer, Watch>> versions = new HashMap<>();

    public void add(Watch version) {
        versions.computeIfAbsent(version.name(), name -> new TreeMap<>()).put(version.version(), version);
    }

    /// The greatest version that was in force then; empty where there was none or it had been removed.
    public Optional<Watch> inForce(String name, Instant at) {
        return versions.getOrDefault(name, new TreeMap<>()).descendingMap().values().stream()
                .filter(version -> !version.written().plus(SETTLING).isAfter(at))
                .findFirst()
                .filter(version -> !version.removed());
    }

    /// From when the version of a watch, and without a break those before it, ask the same.
    ///
    /// @param asks what of two versions is to be equal
    public Instant asking(Watch watch, Function<Watch, ?> asks) {
        var since = watch.written();
        var before = versions.getOrDefault(watch.name(), new TreeMap<>()).headMap(watch.version(), false);
        for (var older : before.descendingMap().values()) {
            if (older.removed() || !asks.apply(older).equals(asks.apply(watch))) {
                break;
            }
            since = older.written();
        }
        return since;
    }

    /// Whether a later version has been in force for so long that this one meets no article any more.
    boolean over(String name, int version, Instant now) {
        return versions.getOrDefault(name, new TreeMap<>()).tailMap(version, false).values().stream()
                .anyMatch(
                        later -> !later.written().plus(SETTLING).plus(LINGERING).isAfter(now));
    }

    /// The newest version of a watch; empty where there is none or it is removed.
    Optional<Watch> newest(String name) {
        return Optional.ofNullable(versions.get(name))
                .map(each -> each.lastEntry().getValue())
                .filter(version -> !version.removed());
    }

    /// The newest version of each watch that is not removed.
    public List<Watch> newest() {
        return versions.values().stream()
                .map(each -> each.lastEntry().getValue())
                .filter(version -> !version.removed())
                .toList();
    }

    /// When a watch came into force for the first time.
    public Instant first(String name) {
        return versions.getOrDefault(name, new TreeMap<>()).values().stream()
                .map(version -> version.written().plus(SETTLING))
                .findFirst()
                .orElse(Instant.MAX);
    }

    public static Versions of(Collection<Watch> watches) {
        var versions = new Versions();
        watches.forEach(versions::add);
        return versions;
    }
}

package dev.newsvane.app.history;

import dev.newsvane.app.data.Located;
import dev.newsvane.app.history.Version.Difference;
import dev.newsvane.base.Follow;
import dev.newsvane.schemas.Change;
import dev.newsvane.schemas.ChangeKind;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.schemas.EntryKind;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.Watch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The history of a source, a watch or an endpoint, the last version first. Of watches every version is kept; of the
/// others, and of who made any, what was recorded as a change.
public final class History {
    private static final List<String> UNSHOWN = List.of("(not shown)");

    private final List<Change> changes = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final EntryKind kind;

    /// Reads what was recorded of one; of all others only that it was.
    public History(Located system, EntryKind kind, String name) {
        this.kind = kind;
        var channel = system.channels().changes();
        try (var follow = new Follow(system.cluster(), "history")) {
            follow.channel(channel.raw(), seen -> {
                        keys.add(seen.key());
                        seen.value()
                                .filter(_ -> seen.key().equals(Change.key(kind, name)))
                                .map(bytes -> channel.values().deserializer().deserialize(channel.name(), bytes))
                                .ifPresent(changes::add);
                    })
                    .runToEnd();
        }
    }

    /// Names of all of its kind of which a change was recorded.
    public Set<String> names() {
        var prefix = Change.key(kind, "");
        return keys.stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .collect(Collectors.toSet());
    }

    /// The versions of a watch.
    ///
    /// @param versions all of it, in order
    public List<Version> of(List<Watch> versions) {
        var history = new ArrayList<Version>();
        var before = Map.<String, List<String>>of();
        for (var watch : versions) {
            var now = Version.values(watch);
            var change = changes.stream()
                    .filter(each -> each.version().equals(Optional.of(watch.version())))
                    .reduce((_, last) -> last);
            history.addFirst(new Version(
                    watch.name(),
                    Optional.of(watch.version()),
                    watch.written(),
                    watch.origin(),
                    change.map(Change::by),
                    change.flatMap(each -> way(each, watch.origin())),
                    watch.removed(),
                    Version.differences(before, now)));
            before = now;
        }
        return history;
    }

    /// What was recorded of a source or an endpoint.
    public List<Version> versions() {
        return changes.reversed().stream().map(History::version).toList();
    }

    /// As the last change of a source or an endpoint left it; empty where it ended it, or there is none.
    public Optional<Record> left() {
        return changes.isEmpty() ? Optional.empty() : after(changes.getLast());
    }

    /// Whether a change was recorded.
    public boolean any() {
        return !changes.isEmpty();
    }

    private static Version version(Change change) {
        var before = before(change);
        var after = after(change);
        var origin = after.or(() -> before).map(History::origin).orElse(change.through());
        return new Version(
                change.name(),
                Optional.empty(),
                change.at(),
                origin,
                Optional.of(change.by()),
                way(change, origin),
                change.what() == ChangeKind.REMOVED,
                after.map(entry -> differences(change, before, entry)).orElse(List.of()));
    }

    private static Optional<Record> before(Change change) {
        return change.sourceBefore().<Record>map(each -> each).or(change::endpointBefore);
    }

    private static Optional<Record> after(Change change) {
        return change.source().<Record>map(each -> each).or(change::endpoint);
    }

    private static String origin(Record entry) {
        return switch (entry) {
            case Source source -> source.origin();
            case Endpoint endpoint -> endpoint.origin();
            default -> throw new IllegalArgumentException("a change of " + entry.getClass());
        };
    }

    private static Optional<String> way(Change change, String origin) {
        return Optional.of(change.through()).filter(way -> !way.equals(origin));
    }

    /// Of what is not shown, that it became another; of what has another order, the whole.
    private static List<Difference> differences(Change change, Optional<Record> before, Record after) {
        var was = before.map(Version::values).orElse(Map.of());
        var is = Version.values(after);
        var seen = Version.differences(was, is);
        var keys = seen.stream().map(Difference::key).collect(Collectors.toSet());
        var others = change.fields().stream()
                .filter(key -> is.containsKey(key) && !keys.contains(key))
                .map(key -> unseen(key, was.getOrDefault(key, List.of()), is.getOrDefault(key, List.of())));
        return Stream.concat(seen.stream(), others).toList();
    }

    private static Difference unseen(String key, List<String> was, List<String> is) {
        return was.equals(is) ? new Difference(key, UNSHOWN, UNSHOWN) : new Difference(key, was, is);
    }
}

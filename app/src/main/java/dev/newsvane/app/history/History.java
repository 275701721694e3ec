package dev.newsvane.app.history;

import dev.newsvane.app.data.Located;
import dev.newsvane.app.history.Version.Difference;
import dev.newsvane.base.Follow;
import dev.newsvane.schemas.Change;
import dev.newsvane.schemas.ChangeKind;
import dev.newsvane.schemas.EntryKind;
import dev.newsvane.schemas.Watch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The histories of sources, watches and endpoints, the last version first. Of watches every version is kept; of the
/// others, and of who made any, what was recorded as a change.
public final class History {
    private static final List<String> UNSHOWN = List.of("(not shown)");

    private final Map<String, List<Change>> changes = new HashMap<>();

    /// Reads what was recorded.
    public History(Located system) {
        try (var follow = new Follow(system.cluster(), "history")) {
            follow.channel(system.channels().changes(), seen -> seen.value().ifPresent(this::remember))
                    .runToEnd();
        }
    }

    private void remember(Change change) {
        changes.computeIfAbsent(change.key(), _ -> new ArrayList<>()).add(change);
    }

    /// A watch's.
    ///
    /// @param versions all of one, in order
    public List<Version> of(List<Watch> versions) {
        var history = new ArrayList<Version>();
        var before = Map.<String, List<String>>of();
        for (var watch : versions) {
            var now = Version.values(watch);
            var change = recorded(EntryKind.WATCH, watch.name()).stream()
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

    /// A source's or an endpoint's, of one that is no more too; empty where no change of it was recorded.
    public List<Version> of(EntryKind kind, String name) {
        var history = new ArrayList<Version>();
        var before = Optional.<Entry>empty();
        for (var change : recorded(kind, name)) {
            var last = before;
            var now = Entry.of(change);
            var origin = now.or(() -> last).map(Entry::origin).orElse(change.through());
            history.addFirst(new Version(
                    name,
                    Optional.empty(),
                    change.at(),
                    origin,
                    Optional.of(change.by()),
                    way(change, origin),
                    change.what() == ChangeKind.REMOVED,
                    now.map(entry -> differences(change, last, entry)).orElse(List.of())));
            before = now;
        }
        return history;
    }

    /// The names of all of a kind of which a change was recorded.
    public Set<String> names(EntryKind kind) {
        return changes.values().stream()
                .map(List::getFirst)
                .filter(change -> change.kind() == kind)
                .map(Change::name)
                .collect(Collectors.toSet());
    }

    private List<Change> recorded(EntryKind kind, String name) {
        return changes.getOrDefault(Change.key(kind, name), List.of());
    }

    private static Optional<String> way(Change change, String origin) {
        return Optional.of(change.through()).filter(way -> !way.equals(origin));
    }

    /// Of one that was there before changes were recorded, the fields alone that became others; of one whose change is
    /// not shown, that there was one.
    private static List<Difference> differences(Change change, Optional<Entry> before, Entry now) {
        var known = before.isPresent() || change.what() == ChangeKind.ADDED;
        var seen = Version.differences(before.map(Entry::values).orElse(Map.of()), now.values).stream()
                .filter(difference -> known || change.fields().contains(difference.key()))
                .toList();
        var keys = seen.stream().map(Difference::key).collect(Collectors.toSet());
        var unseen = change.fields().stream()
                .filter(key -> now.values.containsKey(key) && !keys.contains(key))
                .map(key -> new Difference(key, UNSHOWN, UNSHOWN));
        return Stream.concat(seen.stream(), unseen).toList();
    }

    /// A source or an endpoint as it was.
    private record Entry(String origin, Map<String, List<String>> values) {
        static Optional<Entry> of(Change change) {
            return change.source()
                    .map(source -> new Entry(source.origin(), Version.values(source)))
                    .or(() ->
                            change.endpoint().map(endpoint -> new Entry(endpoint.origin(), Version.values(endpoint))));
        }
    }
}

package dev.newsvane.ingest.loop;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// Members in order, by the name of their group. A group that is empty is gone. Whoever changes what the order looks at
/// takes the member out first.
public final class Groups<T> {
    private final Comparator<T> order;
    private final Map<String, NavigableSet<T>> groups = new HashMap<>();

    public Groups(Comparator<T> order) {
        this.order = order;
    }

    public void add(String name, T member) {
        groups.computeIfAbsent(name, _ -> new TreeSet<>(order)).add(member);
    }

    /// Whether it was there.
    public boolean remove(String name, T member) {
        var group = of(name);
        var was = group.filter(members -> members.remove(member)).isPresent();
        group.filter(NavigableSet::isEmpty).ifPresent(_ -> groups.remove(name));
        return was;
    }

    public Optional<T> first(String name) {
        return of(name).map(NavigableSet::first);
    }

    public Optional<T> last(String name) {
        return of(name).map(NavigableSet::last);
    }

    public int size(String name) {
        return of(name).map(NavigableSet::size).orElse(0);
    }

    private Optional<NavigableSet<T>> of(String name) {
        return Optional.ofNullable(groups.get(name));
    }
}

package dev.newsvane.alerts.match;

import dev.newsvane.alerts.match.Keys.Kind;
import dev.newsvane.alerts.watch.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Stored queries under what an article must have for them, so that few are asked. For one thread.
final class Index {
    private final Map<Kind, Map<String, List<String>>> under = new EnumMap<>(Kind.class);
    private final List<String> everywhere = new ArrayList<>();

    /// @param id by which it is found
    void add(String id, Query query) {
        Keys.of(query)
                .ifPresentOrElse(
                        keys -> keys.keys()
                                .forEach(key -> under.computeIfAbsent(key.kind(), _ -> new HashMap<>())
                                        .computeIfAbsent(key.text(), _ -> new ArrayList<>(1))
                                        .add(id)),
                        () -> everywhere.add(id));
    }

    /// All that can match at all, and some more.
    Collection<String> candidates(Reading reading) {
        Set<String> found = new LinkedHashSet<>(everywhere);
        under.forEach((kind, ids) ->
                Keys.of(kind, reading).forEach(key -> found.addAll(ids.getOrDefault(key, List.of()))));
        return found;
    }
}

package dev.newsvane.alerts.match;

import dev.newsvane.alerts.match.Keys.Kind;
import dev.newsvane.alerts.watch.Query;
import dev.newsvane.alerts.watch.Stemmer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Stored queries under what an article must have for them, so that few are asked. For one thread.
final class Index {
    private final Stemmer stemmer;
    private final Map<Kind, Map<String, List<String>>> under = new EnumMap<>(Kind.class);
    private final List<String> everywhere = new ArrayList<>();

    Index(Stemmer stemmer) {
        this.stemmer = stemmer;
    }

    /// @param id by which it is found
    void add(String id, Query query) {
        Keys.of(query).ifPresentOrElse(keys -> keys.keys().forEach(key -> add(id, key)), () -> everywhere.add(id));
    }

    private void add(String id, Keys.Key key) {
        var ids = under.computeIfAbsent(key.kind(), _ -> new HashMap<>());
        var texts = key.kind() == Kind.STEM ? stemmer.stems(key.text()) : Set.of(key.text());
        texts.forEach(text -> ids.computeIfAbsent(text, _ -> new ArrayList<>(1)).add(id));
    }

    /// All that can match at all, and some more.
    Collection<String> candidates(Reading reading) {
        Set<String> found = new LinkedHashSet<>(everywhere);
        under.forEach((kind, ids) -> {
            var met = new HashSet<String>();
            Keys.each(kind, reading, key -> {
                if (ids.containsKey(key) && met.add(key)) {
                    found.addAll(ids.getOrDefault(key, List.of()));
                }
            });
        });
        return found;
    }
}

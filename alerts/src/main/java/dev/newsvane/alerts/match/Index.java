package dev.newsvane.alerts.match;

import dev.newsvane.alerts.match.Keys.Kind;
import dev.newsvane.alerts.watch.Stemmer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/// Stored queries under what an article must have for them, so that few are asked. Several threads may ask while none
/// changes it.
final class Index {
    private final Stemmer stemmer;
    private final Map<Kind, Map<String, List<Stored>>> under = new EnumMap<>(Kind.class);
    private final Set<Stored> everywhere = new HashSet<>();

    Index(Stemmer stemmer) {
        this.stemmer = stemmer;
    }

    void add(Stored stored) {
        Keys.of(stored.query())
                .ifPresentOrElse(
                        keys -> each(
                                keys,
                                (kind, text) -> under.computeIfAbsent(kind, _ -> new HashMap<>())
                                        .computeIfAbsent(text, _ -> new ArrayList<>(1))
                                        .add(stored)),
                        () -> everywhere.add(stored));
    }

    void remove(Stored stored) {
        everywhere.remove(stored);
        Keys.of(stored.query())
                .ifPresent(keys -> each(keys, (kind, text) -> {
                    var of = under.getOrDefault(kind, Map.of());
                    var there = of.getOrDefault(text, List.of());
                    if (there.remove(stored) && there.isEmpty()) {
                        of.remove(text);
                    }
                }));
    }

    private void each(Keys keys, BiConsumer<Kind, String> told) {
        for (var key : keys.keys()) {
            var texts = key.kind() == Kind.STEM ? stemmer.stems(key.text()) : Set.of(key.text());
            texts.forEach(text -> told.accept(key.kind(), text));
        }
    }

    /// All that can match at all, and some more.
    Collection<Stored> candidates(Reading reading) {
        Set<Stored> found = Collections.newSetFromMap(new IdentityHashMap<>());
        found.addAll(everywhere);
        under.forEach((kind, stored) -> {
            var met = new HashSet<String>();
            Keys.each(kind, reading, key -> {
                var there = stored.get(key);
                if (there != null && met.add(key)) {
                    found.addAll(there);
                }
            });
        });
        return found;
    }
}

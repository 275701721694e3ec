package dev.newsvane.alerts.match;

import dev.newsvane.alerts.match.Keys.Kind;
import dev.newsvane.alerts.watch.Stemmer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Stored queries under the words that an article must have for them, so that few are asked: each under one group of
/// words of which it must have one, and of those that are met so, only such whose other groups are met too. Several
/// threads may ask while none changes it.
final class Index {
    private final Stemmer stemmer;
    private final Map<Kind, Map<String, Entry>> words = new EnumMap<>(Kind.class);
    private final BitSet numbers = new BitSet();
    private int lowest;
    private final Set<Stored> everywhere = new HashSet<>();

    Index(Stemmer stemmer) {
        this.stemmer = stemmer;
    }

    /// A word that queries need.
    private static final class Entry {
        private final int number;
        private final Postings under = new Postings();
        private int uses;

        Entry(int number) {
            this.number = number;
        }
    }

    void add(Stored stored) {
        var groups = Keys.of(stored.query()).stream()
                .map(keys -> texts(keys).map(this::used).toList())
                .toList();
        if (groups.isEmpty()) {
            everywhere.add(stored);
        } else {
            var others = groups.stream()
                    .skip(1)
                    .map(group -> group.stream().mapToInt(entry -> entry.number).toArray())
                    .toList();
            groups.getFirst().forEach(entry -> entry.under.add(stored, others));
        }
    }

    private Entry used(Keys.Key key) {
        var entry = words.computeIfAbsent(key.kind(), _ -> new HashMap<>()).computeIfAbsent(key.text(), _ -> {
            var free = numbers.nextClearBit(lowest);
            numbers.set(free);
            lowest = free + 1;
            return new Entry(free);
        });
        entry.uses++;
        return entry;
    }

    void remove(Stored stored) {
        everywhere.remove(stored);
        Keys.of(stored.query()).stream().flatMap(this::texts).forEach(key -> let(key, stored));
    }

    private void let(Keys.Key key, Stored stored) {
        var entries = words.getOrDefault(key.kind(), Map.of());
        Optional.ofNullable(entries.get(key.text())).ifPresent(entry -> {
            entry.under.remove(stored);
            entry.uses--;
            if (entry.uses == 0) {
                entries.remove(key.text());
                numbers.clear(entry.number);
                lowest = Math.min(lowest, entry.number);
            }
        });
    }

    /// A stem in each language.
    private Stream<Keys.Key> texts(Keys keys) {
        return keys.keys().stream()
                .flatMap(key -> key.kind() == Kind.STEM
                        ? stemmer.stems(key.text()).stream().map(stem -> new Keys.Key(Kind.STEM, stem))
                        : Stream.of(key))
                .distinct();
    }

    /// All that can match at all, and some more.
    Collection<Stored> candidates(Reading reading) {
        var there = new BitSet(numbers.length());
        var met = new ArrayList<Entry>();
        words.forEach((kind, entries) -> Keys.each(kind, reading, text -> {
            var entry = entries.get(text);
            if (entry != null && !there.get(entry.number)) {
                there.set(entry.number);
                met.add(entry);
            }
        }));
        Set<Stored> found = Collections.newSetFromMap(new IdentityHashMap<>());
        found.addAll(everywhere);
        for (var entry : met) {
            entry.under.worthAsking(there, found);
        }
        return found;
    }
}

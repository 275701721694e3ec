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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Stored queries under the words that an article must have for them, so that few are asked: each under one group of
/// words of which it must have one, or under many of which it must have several; and of those that are met so, only
/// such whose other groups are met too. Several
/// threads may ask while none changes it.
final class Index {
    private static final int[] NOTHING = {};

    /// So many numbers of a query may stand beside it under all its words together; with more they stand once with the
    /// query itself.
    private static final int MOST_BESIDE = 256;

    private final Stemmer stemmer;
    private final Map<Kind, Map<String, Entry>> words = new EnumMap<>(Kind.class);
    private final BitSet numbers = new BitSet();
    private int lowest;
    private final Counting counting = new Counting();
    private final Set<Stored> everywhere = new HashSet<>();

    Index(Stemmer stemmer) {
        this.stemmer = stemmer;
    }

    /// A word that queries need.
    private static final class Entry {
        private final int number;
        private final Postings under = new Postings();
        private final Counting.Under counted = new Counting.Under();
        private int uses;

        Entry(int number) {
            this.number = number;
        }
    }

    void add(Stored stored) {
        var needs = Keys.of(stored.query());
        var groups = needs.each().stream()
                .map(keys -> texts(keys).map(this::used).toList())
                .toList();
        if (needs.many().isPresent()) {
            count(stored, needs.many().get());
            stored.needs(packed(groups));
        } else if (groups.isEmpty()) {
            everywhere.add(stored);
        } else {
            var first = groups.getFirst();
            var others = packed(groups.subList(1, groups.size()));
            var beside = first.size() * others.length <= MOST_BESIDE;
            stored.needs(beside ? NOTHING : others);
            first.forEach(entry -> entry.under.add(stored, beside ? others : NOTHING));
        }
    }

    private void count(Stored stored, Keys.Many many) {
        var place = counting.add(stored, many.least());
        many.of().stream().flatMap(this::texts).map(this::used).forEach(entry -> entry.counted.add(place));
    }

    private static int[] packed(List<List<Entry>> groups) {
        return groups.stream()
                .flatMapToInt(group -> IntStream.concat(
                        IntStream.of(group.size()), group.stream().mapToInt(entry -> entry.number)))
                .toArray();
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
        var needs = Keys.of(stored.query());
        var many = needs.many().stream().flatMap(each -> each.of().stream()).toList();
        if (many.isEmpty()) {
            needs.each().stream().limit(1).flatMap(this::entries).forEach(entry -> entry.under.remove(stored));
        } else {
            var place = counting.remove(stored);
            many.stream().flatMap(this::entries).distinct().forEach(entry -> entry.counted.remove(place));
        }
        Stream.concat(many.stream(), needs.each().stream()).flatMap(this::texts).forEach(this::let);
    }

    private Stream<Entry> entries(Keys keys) {
        return texts(keys).flatMap(key -> entry(key).stream());
    }

    private Optional<Entry> entry(Keys.Key key) {
        return Optional.ofNullable(words.getOrDefault(key.kind(), Map.of()).get(key.text()));
    }

    private void let(Keys.Key key) {
        var entries = words.getOrDefault(key.kind(), Map.of());
        entry(key).ifPresent(entry -> {
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
                .flatMap(key -> switch (key.kind()) {
                    case STEM, TOP -> stemmer.stems(key.text()).stream().map(stem -> new Keys.Key(key.kind(), stem));
                    case EXACT, HEAD, PIECE, NAME, NAME_HEAD -> Stream.of(key);
                })
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
        var counts = counting.counts();
        for (var entry : met) {
            entry.under.worthAsking(there, found);
            entry.counted.count(counts);
        }
        counting.worthAsking(counts, there, found);
        return found;
    }
}

package dev.newsvane.alerts.match;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Objects;

/// Stored queries that need several of many words. Each word has the places of its queries, and an article counts them
/// up as its words are met: so it costs what it has in common with the queries, not what they ask for.
final class Counting {
    private static final int[] NONE = {};

    private Stored[] queries = {};
    private int[] least = NONE;
    private final BitSet taken = new BitSet();
    private final IdentityHashMap<Stored, Integer> places = new IdentityHashMap<>();

    /// The places of the queries under one word, each as often as the word counts for it.
    static final class Under {
        private int[] places = NONE;
        private int size;

        void add(int place) {
            places = size < places.length ? places : Arrays.copyOf(places, 1 + size + size / 2);
            places[size++] = place;
        }

        void remove(int place) {
            places = Arrays.stream(places, 0, size)
                    .filter(other -> other != place)
                    .toArray();
            size = places.length;
        }

        void count(int[] counts) {
            for (var i = 0; i < size; i++) {
                counts[places[i]]++;
            }
        }
    }

    /// Takes a query in.
    ///
    /// @param needed so many words
    /// @return its place
    int add(Stored stored, int needed) {
        var place = taken.nextClearBit(0);
        if (place == queries.length) {
            queries = Arrays.copyOf(queries, 1 + place + place / 2);
            least = Arrays.copyOf(least, queries.length);
        }
        taken.set(place);
        queries[place] = stored;
        least[place] = needed;
        places.put(stored, place);
        return place;
    }

    /// Lets go of a query.
    ///
    /// @return the place that it had
    int remove(Stored stored) {
        int place = Objects.requireNonNull(places.remove(stored), "only what was added is removed");
        taken.clear(place);
        return place;
    }

    int[] counts() {
        return new int[taken.length()];
    }

    /// Adds those of which nothing is missing.
    ///
    /// @param there numbers of the words that an article has
    void worthAsking(int[] counts, BitSet there, Collection<Stored> found) {
        for (var place = 0; place < counts.length; place++) {
            if (counts[place] >= least[place] && taken.get(place) && queries[place].worthAsking(there)) {
                found.add(queries[place]);
            }
        }
    }
}

package dev.newsvane.alerts.match;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;

/// The stored queries under one word, with the other words that each of them needs. Thousands are looked at for every
/// article, so what is looked at lies together; the queries themselves are touched only if they are worth it.
final class Postings {
    private Stored[] queries = {};
    private int size;

    /// Of each query in turn: how many numbers follow; then its groups, each as its size and the numbers of its words.
    private int[] needs = {};
    private int used;

    /// @param packed of each of these groups an article has one of the words, or the query cannot match it: the size of
    ///     a group, then the numbers of its words, group behind group
    void add(Stored stored, int[] packed) {
        queries = size < queries.length ? queries : Arrays.copyOf(queries, grown(size + 1));
        queries[size++] = stored;
        var behind = used + packed.length + 1;
        needs = behind <= needs.length ? needs : Arrays.copyOf(needs, grown(behind));
        needs[used] = packed.length;
        System.arraycopy(packed, 0, needs, used + 1, packed.length);
        used = behind;
    }

    /// Most words have one query: no more room than asked for, then by halves.
    private static int grown(int least) {
        return least < 16 ? least : least + least / 2;
    }

    void remove(Stored stored) {
        var at = 0;
        for (var i = 0; i < size; i++) {
            var behind = at + needs[at] + 1;
            if (queries[i] == stored) {
                System.arraycopy(queries, i + 1, queries, i, size - i - 1);
                queries = Arrays.copyOf(queries, --size);
                System.arraycopy(needs, behind, needs, at, used - behind);
                used -= behind - at;
                needs = used < needs.length / 2 ? Arrays.copyOf(needs, used) : needs;
                return;
            }
            at = behind;
        }
    }

    /// Adds those of which nothing is missing.
    ///
    /// @param there numbers of the words that an article has
    void worthAsking(BitSet there, Collection<Stored> found) {
        var at = 0;
        for (var i = 0; i < size; i++) {
            var behind = at + needs[at] + 1;
            if (met(needs, at + 1, behind, there) && queries[i].worthAsking(there)) {
                found.add(queries[i]);
            }
            at = behind;
        }
    }

    /// Whether of each group one is there.
    static boolean met(int[] needs, int from, int to, BitSet there) {
        for (var at = from; at < to; ) {
            var behind = at + needs[at] + 1;
            if (!oneOf(needs, at + 1, behind, there)) {
                return false;
            }
            at = behind;
        }
        return true;
    }

    private static boolean oneOf(int[] needs, int from, int to, BitSet there) {
        for (var at = from; at < to; at++) {
            if (there.get(needs[at])) {
                return true;
            }
        }
        return false;
    }
}

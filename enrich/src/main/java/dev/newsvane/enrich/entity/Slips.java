package dev.newsvane.enrich.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds the words of a vocabulary that one slip makes of another word: a letter lost, added, changed, or
/// swapped with the next. Two words one slip apart share a word when a letter is taken from each or from one
/// of them (the deletion neighbourhood of Garbe's SymSpell, 2012), so that a look-up costs as many probes as
/// the word has letters.
final class Slips {
    /// Shorter words are too like one another.
    static final int SHORTEST = 4;

    private static final int BASE = 0x01000193;

    private final Vocabulary vocabulary;

    /// Hash of a word that lost a letter, and the word's number; ascending.
    private final long[] neighbours;

    /// Most words have no neighbour: a bit for each hash tells so without a search (Bloom 1970, with one function).
    private final long[] known;

    private Slips(Vocabulary vocabulary, long[] neighbours) {
        this.vocabulary = vocabulary;
        this.neighbours = neighbours;
        known = new long[Math.max(1, Integer.highestOneBit(neighbours.length))];
        for (var neighbour : neighbours) {
            var bit = bit((int) (neighbour >> 32));
            known[bit >>> 6] |= 1L << bit;
        }
    }

    /// @param words numbers of those that may be meant
    static Slips of(Vocabulary vocabulary, Iterable<Integer> words) {
        var neighbours = new ArrayList<Long>();
        for (var number : words) {
            var word = vocabulary.word(number);
            for (var hash : hashes(word)) {
                neighbours.add(key(hash, number));
            }
        }
        return new Slips(
                vocabulary,
                neighbours.stream()
                        .mapToLong(Long::longValue)
                        .sorted()
                        .distinct()
                        .toArray());
    }

    /// Numbers of the words that are exactly one slip away, ascending.
    List<Integer> near(String word) {
        var near = new ArrayList<Integer>();
        for (var hash : hashes(word)) {
            var bit = bit(hash);
            if ((known[bit >>> 6] & (1L << bit)) != 0) {
                near(word, hash, near);
            }
        }
        near.sort(null);
        return near;
    }

    private void near(String word, int hash, List<Integer> near) {
        var at = Arrays.binarySearch(neighbours, key(hash, 0));
        for (at = at < 0 ? -at - 1 : at; at < neighbours.length && (int) (neighbours[at] >> 32) == hash; at++) {
            var number = (int) neighbours[at];
            if (!near.contains(number) && oneSlip(word, vocabulary.word(number))) {
                near.add(number);
            }
        }
    }

    private int bit(int hash) {
        return (((hash ^ (hash >>> 16)) * 0x85EBCA6B) >>> 1) & (known.length * Long.SIZE - 1);
    }

    static boolean oneSlip(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1 || a.equals(b)) {
            return false;
        }
        var i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return a.substring(Math.min(i + 1, a.length())).equals(b.substring(i))
                || a.substring(i).equals(b.substring(Math.min(i + 1, b.length())))
                || (a.length() == b.length() && (a.substring(i + 1).equals(b.substring(i + 1)) || swapped(a, b, i)));
    }

    private static boolean swapped(String a, String b, int i) {
        return i + 1 < a.length()
                && a.charAt(i) == b.charAt(i + 1)
                && a.charAt(i + 1) == b.charAt(i)
                && a.substring(i + 2).equals(b.substring(i + 2));
    }

    /// Of a word, and of it without each of its letters: what stands before the letter, moved up by what comes after
    /// it.
    private static int[] hashes(String word) {
        var hashes = new int[word.length() + 1];
        var after = 0;
        var power = 1;
        var whole = 0;
        for (var i = 0; i < word.length(); i++) {
            hashes[i] = whole;
            whole = whole * BASE + word.charAt(i);
        }
        for (var i = word.length() - 1; i >= 0; i--) {
            hashes[i] = hashes[i] * power + after;
            after += word.charAt(i) * power;
            power *= BASE;
        }
        hashes[word.length()] = whole;
        return hashes;
    }

    private static long key(int hash, int number) {
        return ((long) hash << 32) | number;
    }
}

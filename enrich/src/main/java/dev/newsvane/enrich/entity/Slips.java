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

    private final Vocabulary vocabulary;

    /// Hash of a word that lost a letter, and the word's number; ascending.
    private final long[] neighbours;

    private Slips(Vocabulary vocabulary, long[] neighbours) {
        this.vocabulary = vocabulary;
        this.neighbours = neighbours;
    }

    /// @param words numbers of those that may be meant
    static Slips of(Vocabulary vocabulary, Iterable<Integer> words) {
        var neighbours = new ArrayList<Long>();
        for (var number : words) {
            var word = vocabulary.word(number);
            neighbours.add(key(hash(word, -1), number));
            for (var i = 0; i < word.length(); i++) {
                neighbours.add(key(hash(word, i), number));
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
        for (var i = -1; i < word.length(); i++) {
            var hash = hash(word, i);
            var at = Arrays.binarySearch(neighbours, key(hash, 0));
            for (at = at < 0 ? -at - 1 : at; at < neighbours.length && (int) (neighbours[at] >> 32) == hash; at++) {
                var number = (int) neighbours[at];
                if (!near.contains(number) && oneSlip(word, vocabulary.word(number))) {
                    near.add(number);
                }
            }
        }
        near.sort(null);
        return near;
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

    /// Of a word without its letter `left`.
    private static int hash(String word, int left) {
        var hash = 1;
        for (var i = 0; i < word.length(); i++) {
            if (i != left) {
                hash = hash * 0x01000193 ^ word.charAt(i);
            }
        }
        return hash;
    }

    private static long key(int hash, int number) {
        return ((long) hash << 32) | number;
    }
}

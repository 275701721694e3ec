package dev.newsvane.enrich.entity;

import java.util.ArrayList;
import java.util.List;

/// The words of a gazetteer, numbered; found from characters without making a string.
final class Vocabulary {
    static final int UNKNOWN = -1;

    private final List<String> words = new ArrayList<>();
    private int[] slots = new int[1024];

    /// The number of a folded word, a new one if it is new.
    int add(String word) {
        var chars = word.toCharArray();
        var found = find(chars, chars.length, word.hashCode());
        if (found != UNKNOWN) {
            return found;
        }
        words.add(word);
        if (words.size() * 2 > slots.length) {
            slots = new int[slots.length * 2];
            for (var i = 0; i < words.size(); i++) {
                put(words.get(i).hashCode(), i);
            }
        } else {
            put(word.hashCode(), words.size() - 1);
        }
        return words.size() - 1;
    }

    String word(int number) {
        return words.get(number);
    }

    int size() {
        return words.size();
    }

    /// @param hash as [String#hashCode] has it
    int find(char[] word, int length, int hash) {
        for (var slot = slot(hash); slots[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
            var candidate = words.get(slots[slot] - 1);
            if (candidate.length() == length && same(candidate, word)) {
                return slots[slot] - 1;
            }
        }
        return UNKNOWN;
    }

    private static boolean same(String candidate, char[] word) {
        for (var i = 0; i < candidate.length(); i++) {
            if (candidate.charAt(i) != word[i]) {
                return false;
            }
        }
        return true;
    }

    private void put(int hash, int number) {
        var slot = slot(hash);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = number + 1;
    }

    private int slot(int hash) {
        return (((hash ^ (hash >>> 15)) * 0x9E3779B1) >>> 1) & (slots.length - 1);
    }
}

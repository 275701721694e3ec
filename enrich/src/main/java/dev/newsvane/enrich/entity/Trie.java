package dev.newsvane.enrich.entity;

import java.util.ArrayList;
import java.util.List;

/// All aliases, word by word: from a node, a word leads to the next, and some nodes end aliases.
final class Trie {
    static final int ROOT = 0;
    static final int NOWHERE = -1;

    private final List<List<Form>> ends = new ArrayList<>(List.of(new ArrayList<>(0)));
    private long[] keys = new long[1024];
    private int[] targets = new int[1024];
    private int size;

    void add(int[] words, Form form) {
        var node = ROOT;
        for (var word : words) {
            var next = step(node, word);
            if (next == NOWHERE) {
                next = ends.size();
                ends.add(new ArrayList<>(0));
                put(key(node, word), next);
            }
            node = next;
        }
        ends.get(node).add(form);
    }

    List<Form> ending(int node) {
        return ends.get(node);
    }

    int step(int node, int word) {
        if (word == Vocabulary.UNKNOWN) {
            return NOWHERE;
        }
        var key = key(node, word);
        for (var slot = slot(key); keys[slot] != 0; slot = (slot + 1) & (keys.length - 1)) {
            if (keys[slot] == key) {
                return targets[slot];
            }
        }
        return NOWHERE;
    }

    private void put(long key, int target) {
        if (++size * 2 > keys.length) {
            var oldKeys = keys;
            var oldTargets = targets;
            keys = new long[oldKeys.length * 2];
            targets = new int[oldKeys.length * 2];
            for (var i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    place(oldKeys[i], oldTargets[i]);
                }
            }
        }
        place(key, target);
    }

    private void place(long key, int target) {
        var slot = slot(key);
        while (keys[slot] != 0) {
            slot = (slot + 1) & (keys.length - 1);
        }
        keys[slot] = key;
        targets[slot] = target;
    }

    /// Never 0, which marks a free slot.
    private static long key(int node, int word) {
        return ((long) node << 32) | (word + 1);
    }

    private int slot(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 33) & (keys.length - 1);
    }
}

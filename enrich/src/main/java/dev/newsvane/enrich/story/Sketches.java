package dev.newsvane.enrich.story;

import java.util.Arrays;

/// Which articles have a shingle of a fingerprint: a hash table of chains in flat arrays, for an article has up to 28
/// that are mostly nobody else's. In a chain the oldest comes first, and so does who leaves.
final class Sketches {
    private static final int NONE = -1;
    private static final int[] NOWHERE = {};
    private static final int FIRST_ROOM = 1 << 10;

    private int[] keys = new int[FIRST_ROOM];
    private int[] slots = new int[FIRST_ROOM];
    private int[] next = new int[FIRST_ROOM];
    private int[] heads = nothing(FIRST_ROOM);
    private int[] tails = nothing(FIRST_ROOM);
    private int free = NONE;
    private int used;

    void add(int shingle, int slot) {
        if (free == NONE && used == keys.length) {
            grow();
        }
        var at = free;
        if (at == NONE) {
            at = used++;
        } else {
            free = next[at];
        }
        keys[at] = shingle;
        slots[at] = slot;
        append(at);
    }

    private void append(int at) {
        var chain = chain(keys[at]);
        next[at] = NONE;
        if (heads[chain] == NONE) {
            heads[chain] = at;
        } else {
            next[tails[chain]] = at;
        }
        tails[chain] = at;
    }

    void remove(int shingle, int slot) {
        var chain = chain(shingle);
        var before = NONE;
        var at = heads[chain];
        while (keys[at] != shingle || slots[at] != slot) {
            before = at;
            at = next[at];
        }
        if (before == NONE) {
            heads[chain] = next[at];
        } else {
            next[before] = next[at];
        }
        if (tails[chain] == at) {
            tails[chain] = before;
        }
        next[at] = free;
        free = at;
    }

    /// The first slots under a shingle, the oldest first.
    int[] under(int shingle, int most) {
        var under = NOWHERE;
        var count = 0;
        for (var at = heads[chain(shingle)]; at != NONE && count < most; at = next[at]) {
            if (keys[at] == shingle) {
                under = count == under.length ? Arrays.copyOf(under, 2 * count + 2) : under;
                under[count++] = slots[at];
            }
        }
        return Arrays.copyOf(under, count);
    }

    /// Fibonacci hashing (Knuth): the shingles are the least of many, and alike in their upper bits.
    private int chain(int shingle) {
        return (shingle * 0x9E3779B1) >>> (Integer.SIZE - Integer.numberOfTrailingZeros(heads.length));
    }

    /// Nothing is free here, so every entry is in a chain; what was under one key keeps its order.
    private void grow() {
        var old = heads;
        var room = keys.length + (keys.length >> 1);
        keys = Arrays.copyOf(keys, room);
        slots = Arrays.copyOf(slots, room);
        next = Arrays.copyOf(next, room);
        if (room <= 2 * old.length) {
            return;
        }
        heads = nothing(2 * old.length);
        tails = nothing(2 * old.length);
        for (var head : old) {
            for (var at = head; at != NONE; ) {
                var after = next[at];
                append(at);
                at = after;
            }
        }
    }

    private static int[] nothing(int size) {
        var array = new int[size];
        Arrays.fill(array, NONE);
        return array;
    }
}

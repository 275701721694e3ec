package dev.newsvane.enrich.story;

import java.util.Arrays;

/// The articles that a term leads to, in order of arrival: four bytes for each, its slot and the term's weight in it.
final class Postings {
    private static final int WEIGHT_BITS = 8;
    static final int MOST_SLOTS = 1 << (Integer.SIZE - WEIGHT_BITS);

    private int[] entries = new int[2];
    private int from;
    private int to;

    void add(int slot, int weight) {
        if (to == entries.length) {
            makeRoom();
        }
        entries[to++] = slot << WEIGHT_BITS | weight;
    }

    private void makeRoom() {
        var room = Math.max(2, size() + (size() >> 1) + 1);
        var moved = Arrays.copyOf(Arrays.copyOfRange(entries, from, to), room);
        to -= from;
        from = 0;
        entries = moved;
    }

    /// Who leaves is mostly the oldest, or one of the latest that comes in another revision.
    void remove(int slot) {
        for (int front = from, back = to - 1; ; front++, back--) {
            if (slot(entries[front]) == slot) {
                System.arraycopy(entries, from, entries, from + 1, front - from);
                from++;
                return;
            }
            if (slot(entries[back]) == slot) {
                System.arraycopy(entries, back + 1, entries, back, to - back - 1);
                to--;
                return;
            }
        }
    }

    int size() {
        return to - from;
    }

    /// The entry so many before the end, 1 the last.
    int last(int before) {
        return entries[to - before];
    }

    static int slot(int entry) {
        return entry >>> WEIGHT_BITS;
    }

    static int weight(int entry) {
        return entry & ((1 << WEIGHT_BITS) - 1);
    }
}

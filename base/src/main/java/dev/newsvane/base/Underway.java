package dev.newsvane.base;

import java.util.TreeSet;

/// Which records of a partition are being dealt with, beside one another, and up to which all have been. It begins with
/// the first one that is read.
final class Underway {
    private final TreeSet<Long> open = new TreeSet<>();
    private long next;

    /// In the order of the partition.
    void begin(long offset) {
        open.add(offset);
        next = offset + 1;
    }

    /// In any order.
    void end(long offset) {
        open.remove(offset);
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /// The first that has not been dealt with.
    long first() {
        return open.isEmpty() ? next : open.first();
    }
}

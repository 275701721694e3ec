package dev.newsvane.console.exit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// Offsets in the order of the log, each with its number: 0 for the first that the log still holds, so that every
/// process counts alike, whenever it began. 8 bytes each, and room for half as many more.
final class Offsets {
    private long[] offsets = new long[8];
    private int held;

    void add(long offset) {
        if (held == offsets.length) {
            offsets = Arrays.copyOf(offsets, held + held / 2);
        }
        offsets[held++] = offset;
    }

    /// Lets go of those below an offset; the others are counted anew.
    void dropBefore(long offset) {
        var many = index(offset);
        if (many > 0) {
            offsets = Arrays.copyOfRange(offsets, many, Math.max(many + 8, held));
            held -= many;
        }
    }

    /// How many there are, and the number that the next one will have.
    int end() {
        return held;
    }

    boolean holds(int number) {
        return number >= 0 && number < held;
    }

    /// The offset of a number that is held.
    long at(int number) {
        return offsets[number];
    }

    /// The number of the first that is not below an offset.
    int from(long offset) {
        return index(offset);
    }

    /// Those of some numbers, as far as they are held.
    List<Long> between(int from, int to) {
        return LongStream.of(Arrays.copyOfRange(offsets, Math.clamp(from, 0, held), Math.clamp(to, 0, held)))
                .boxed()
                .toList();
    }

    private int index(long offset) {
        var found = Arrays.binarySearch(offsets, 0, held, offset);
        return found < 0 ? -found - 1 : found;
    }
}

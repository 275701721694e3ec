package dev.newsvane.console.exit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// Offsets in the order of the log, each with its number: 0 for the first that was ever added. 8 bytes each, and room
/// for half as many more.
final class Offsets {
    private long[] offsets = new long[8];
    private int held;
    private long gone;

    void add(long offset) {
        if (held == offsets.length) {
            offsets = Arrays.copyOf(offsets, held + held / 2);
        }
        offsets[held++] = offset;
    }

    /// Lets go of those below an offset; the others keep their numbers.
    void dropBefore(long offset) {
        var many = index(offset);
        if (many > 0) {
            offsets = Arrays.copyOfRange(offsets, many, Math.max(many + 8, held));
            held -= many;
            gone += many;
        }
    }

    /// The number of the first that is held.
    long first() {
        return gone;
    }

    /// The number that the next one will have.
    long end() {
        return gone + held;
    }

    boolean holds(long number) {
        return number >= gone && number < end();
    }

    /// The offset of a number that is held.
    long at(long number) {
        return offsets[Math.toIntExact(number - gone)];
    }

    /// The number of the first that is not below an offset.
    long from(long offset) {
        return gone + index(offset);
    }

    /// Those of some numbers, as far as they are held.
    List<Long> between(long from, long to) {
        return LongStream.range(Math.max(from, gone), Math.min(to, end()))
                .map(this::at)
                .boxed()
                .toList();
    }

    private int index(long offset) {
        var found = Arrays.binarySearch(offsets, 0, held, offset);
        return found < 0 ? -found - 1 : found;
    }
}

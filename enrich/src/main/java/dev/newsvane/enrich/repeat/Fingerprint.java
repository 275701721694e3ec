package dev.newsvane.enrich.repeat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import okio.ByteString;

/// The least of a text's shingles under one hash function (bottom-k sketch, Broder 1997; Cohen and Kaplan 2007), by
/// which likely copies are found without comparing texts. Of two texts the least of both together are in both
/// sketches where both have them: so a share of a long text, copied into a short one or beside others, is found as
/// well as the whole. The least of the opening are kept too, so that a report cut to its first lines finds its
/// original. At four bytes each a fingerprint takes 112 bytes at most.
public final class Fingerprint {
    private static final int LEAST = 24;
    private static final int OPENINGS = 4;
    private static final int OPENING_SHINGLES = 60;

    /// Ascending. Two fingerprints are candidates where they share one.
    private final int[] least;

    private Fingerprint(int[] least) {
        this.least = least;
    }

    public static Fingerprint of(Shingles shingles) {
        return new Fingerprint(IntStream.concat(
                        shingles.all().limit(LEAST),
                        Arrays.stream(shingles.opening(OPENING_SHINGLES))
                                .sorted()
                                .limit(OPENINGS))
                .sorted()
                .distinct()
                .toArray());
    }

    /// What to look under in an index.
    public int[] keys() {
        return least.clone();
    }

    public ByteString bytes() {
        var out = ByteBuffer.allocate(least.length * Integer.BYTES);
        IntStream.of(least).forEach(out::putInt);
        return ByteString.of(out.flip());
    }

    public static Fingerprint of(ByteString bytes) {
        var in = bytes.asByteBuffer().asIntBuffer();
        var least = new int[in.remaining()];
        in.get(least);
        return new Fingerprint(least);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint f && Arrays.equals(least, f.least);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(least);
    }
}

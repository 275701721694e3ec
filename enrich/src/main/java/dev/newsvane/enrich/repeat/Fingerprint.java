package dev.newsvane.enrich.repeat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import okio.ByteString;

/// Twenty numbers by which likely copies are found without comparing texts. Sixteen are bands of two minimal hashes
/// each (MinHash, Broder 1997, with banding): a text of resemblance 0.5 shares one with probability 0.99, of 0.3 with
/// 0.78, of 0.05 with 0.04. Four are minimal hashes of the opening alone, so that a report cut short finds its
/// original.
public final class Fingerprint {
    private static final int BANDS = 16;
    private static final int OPENINGS = 4;
    private static final int OPENING_SHINGLES = 40;

    /// Two fingerprints are candidates where they agree at any position.
    private final int[] bands;

    private Fingerprint(int[] bands) {
        this.bands = bands;
    }

    public static Fingerprint of(Shingles shingles) {
        if (shingles.size() == 0) {
            return new Fingerprint(new int[0]);
        }
        var bands = new int[BANDS + OPENINGS];
        for (var i = 0; i < BANDS; i++) {
            var first = least(shingles.all(), 2 * i);
            bands[i] = Shingles.mix(first * 31 + least(shingles.all(), 2 * i + 1));
        }
        var opening = shingles.opening(OPENING_SHINGLES);
        for (var i = 0; i < OPENINGS; i++) {
            bands[BANDS + i] = least(IntStream.of(opening), 2 * BANDS + i);
        }
        return new Fingerprint(bands);
    }

    /// The least of the shingles under a hash function of its own.
    private static int least(IntStream shingles, int function) {
        var seed = Shingles.mix(0x9E3779B9 * (function + 1));
        return shingles.map(shingle -> Shingles.mix(shingle ^ seed)).min().orElse(0);
    }

    /// What to look under in an index: number and position as one.
    public long[] keys() {
        return IntStream.range(0, bands.length)
                .mapToLong(i -> ((long) i << 32) | (bands[i] & 0xFFFFFFFFL))
                .toArray();
    }

    public ByteString bytes() {
        var out = ByteBuffer.allocate(bands.length * Integer.BYTES);
        IntStream.of(bands).forEach(out::putInt);
        return ByteString.of(out.flip());
    }

    public static Fingerprint of(ByteString bytes) {
        var in = bytes.asByteBuffer().asIntBuffer();
        var bands = new int[in.remaining()];
        in.get(bands);
        return new Fingerprint(bands);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint f && Arrays.equals(bands, f.bands);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bands);
    }
}

package dev.newsvane.enrich.story;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import okio.ByteString;

/// The weighted words of an article, of length 1. Weights have eight bits, from the first use on, so that an article
/// read back from a store is exactly the one that went in.
public final class Vector {
    /// Words beyond the weightiest hardly change a comparison; they cost memory.
    private static final int MOST_TERMS = 160;

    private static final int BYTES = Integer.BYTES + 1;

    private final int[] terms;
    private final byte[] levels;
    private final float length;

    private Vector(int[] terms, byte[] levels) {
        this.terms = terms;
        this.levels = levels;
        var sum = 0L;
        for (var level : levels) {
            sum += (long) (level & 0xFF) * (level & 0xFF);
        }
        length = (float) Math.sqrt((double) sum);
    }

    /// @param weights by hash of the word
    static Vector of(Map<Integer, Double> weights) {
        var best = weights.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_TERMS)
                .toList();
        var top = best.isEmpty() ? 1 : best.getFirst().getValue();
        var kept = best.stream().sorted(Map.Entry.comparingByKey()).toList();
        var terms = new int[kept.size()];
        var levels = new byte[kept.size()];
        for (var i = 0; i < terms.length; i++) {
            terms[i] = kept.get(i).getKey();
            levels[i] = (byte) Math.max(1, Math.round(kept.get(i).getValue() / top * 255));
        }
        return new Vector(terms, levels);
    }

    public static Vector of(ByteString bytes) {
        var in = bytes.asByteBuffer();
        var terms = new int[in.remaining() / BYTES];
        var levels = new byte[terms.length];
        for (var i = 0; i < terms.length; i++) {
            terms[i] = in.getInt();
            levels[i] = in.get();
        }
        return new Vector(terms, levels);
    }

    public ByteString bytes() {
        var out = ByteBuffer.allocate(terms.length * BYTES);
        for (var i = 0; i < terms.length; i++) {
            out.putInt(terms[i]).put(levels[i]);
        }
        return ByteString.of(out.flip());
    }

    /// The cosine of the angle between the two: 0 nothing in common, 1 the same words in the same proportions.
    public double cosine(Vector other) {
        if (length == 0 || other.length == 0) {
            return 0;
        }
        var sum = 0L;
        for (int i = 0, j = 0; i < terms.length && j < other.terms.length; ) {
            var own = terms[i];
            var theirs = other.terms[j];
            if (own == theirs) {
                sum += (long) level(i) * other.level(j);
            }
            i += own <= theirs ? 1 : 0; // no branch that could be guessed wrong: most steps are one way or the other
            j += theirs <= own ? 1 : 0;
        }
        return (double) sum / ((double) length * other.length);
    }

    /// Where the weightiest terms stand, the weightiest first: by them the article is found.
    int[] leading(int count) {
        var order = new long[terms.length];
        Arrays.setAll(order, i -> (long) (0xFF - level(i)) << Integer.SIZE | i);
        Arrays.sort(order);
        return Arrays.stream(order).limit(count).mapToInt(each -> (int) each).toArray();
    }

    /// Its terms with their levels, each in one number: the term, then whose it is, then the level.
    LongStream entries(int holder) {
        return IntStream.range(0, terms.length)
                .mapToLong(i -> (long) terms[i] << Integer.SIZE | (long) holder << Byte.SIZE | level(i));
    }

    int term(int place) {
        return terms[place];
    }

    /// The weight of a term, 1 to 255.
    int level(int place) {
        return levels[place] & 0xFF;
    }

    /// The share of a term in the whole, in 255ths, at least one.
    int share(int place) {
        return Math.max(1, Math.round(255 * level(place) / length));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vector v && Arrays.equals(terms, v.terms) && Arrays.equals(levels, v.levels);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(terms), Arrays.hashCode(levels));
    }
}

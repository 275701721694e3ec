package dev.newsvane.enrich.story;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// How close the articles of a group are, each to each.
final class Bonds {
    /// Rounds after which articles that still change halves are let be.
    private static final int MOST_ROUNDS = 20;

    private final double[][] values;

    private Bonds(double[][] values) {
        this.values = values;
    }

    /// By all their words.
    static Bonds plain(List<Near> group) {
        var bonds = of(group, holders -> 1);
        for (var i = 0; i < group.size(); i++) {
            for (var j = 0; j < i; j++) {
                var judged = bonds.values[i][j] * Likeness.judgement(group.get(i), group.get(j));
                bonds.values[i][j] = bonds.values[j][i] = judged;
            }
        }
        return bonds;
    }

    /// By the words that tell them apart: what all share weighs nothing. Two events of one kind, in one place, with
    /// one cast, are alike in everything else.
    static Bonds telling(List<Near> group) {
        var logarithm = Math.log(group.size() + 1.0);
        return of(group, holders -> holders < 2 ? 0 : 1 - Math.log(holders) / logarithm);
    }

    /// The cosines of all pairs at once: a term adds to those that have it, which are few, and the others are never
    /// looked at.
    ///
    /// @param scale of a term's weight, by how many of the group have it
    private static Bonds of(List<Near> group, IntToDoubleFunction scale) {
        var size = group.size();
        var scales = IntStream.rangeClosed(0, size).mapToDouble(scale).toArray();
        var holdings = holdings(group);
        var values = new double[size][size];
        for (int from = 0, to; from < holdings.length; from = to) {
            to = from + 1;
            while (to < holdings.length && holdings[to] >> Integer.SIZE == holdings[from] >> Integer.SIZE) {
                to++;
            }
            var weight = scales[to - from] * scales[to - from];
            for (var i = from; i < to && weight > 0; i++) {
                var row = values[holder(holdings[i])];
                for (var j = from; j <= i; j++) {
                    row[holder(holdings[j])] += weight * level(holdings[i]) * level(holdings[j]);
                }
            }
        }
        var lengths = IntStream.range(0, size)
                .mapToDouble(i -> Math.sqrt(values[i][i]))
                .toArray();
        for (var i = 0; i < size; i++) {
            values[i][i] = 0;
            for (var j = 0; j < i; j++) {
                var both = lengths[i] * lengths[j];
                values[i][j] = values[j][i] = both == 0 ? 0 : values[i][j] / both;
            }
        }
        return new Bonds(values);
    }

    /// Who has which term at which level, by term and then by place in the group.
    private static long[] holdings(List<Near> group) {
        var holdings = IntStream.range(0, group.size())
                .boxed()
                .flatMapToLong(i -> group.get(i).words().entries(i))
                .toArray();
        Arrays.sort(holdings);
        return holdings;
    }

    private static int holder(long holding) {
        return (int) holding >>> Byte.SIZE;
    }

    private static int level(long holding) {
        return (int) holding & 0xFF;
    }

    int size() {
        return values.length;
    }

    /// The mean of one article's bonds to the others.
    double mean(int one) {
        return Arrays.stream(values[one]).sum() / Math.max(1, size() - 1);
    }

    /// The mean of one article's bonds to the closest of the others.
    double closest(int one, int most) {
        return Arrays.stream(values[one])
                .map(value -> -value)
                .sorted()
                .limit(most)
                .map(value -> -value)
                .average()
                .orElse(0);
    }

    /// What one article has of what holds the others together: its bonds to the closest, against all of theirs.
    double standing(int one) {
        var rest = new BitSet();
        rest.set(0, size());
        rest.clear(one);
        var within = mean(rest, rest);
        return within == 0 ? 1 : closest(one, Choice.SPEAKERS) / within;
    }

    /// The mean of one article's bonds to those of a kind, itself apart.
    private double mean(int one, BitSet others) {
        var sum = 0.0;
        var count = 0;
        for (var other = others.nextSetBit(0); other >= 0; other = others.nextSetBit(other + 1)) {
            sum += values[one][other];
            count += other == one ? 0 : 1;
        }
        return count == 0 ? 0 : sum / count;
    }

    /// The mean of the bonds between two kinds.
    double mean(BitSet ones, BitSet others) {
        return ones.stream().mapToDouble(one -> mean(one, others)).average().orElse(0);
    }

    BitSet others(BitSet some) {
        var others = new BitSet();
        others.set(0, size());
        others.andNot(some);
        return others;
    }

    /// The two halves into which the group falls: from the two articles farthest apart on, each goes to the half
    /// that it is closer to, until none changes. Empty where one half has fewer than two.
    Optional<BitSet> halves() {
        var seeds = farthest();
        var second = new BitSet();
        IntStream.range(0, size())
                .filter(i -> i != seeds[0] && (i == seeds[1] || values[i][seeds[1]] > values[i][seeds[0]]))
                .forEach(second::set);
        for (var round = 0; round < MOST_ROUNDS && parted(second); round++) {
            var first = others(second);
            var better = new BitSet();
            for (var i = 0; i < size(); i++) {
                better.set(i, mean(i, second) > mean(i, first));
            }
            if (better.equals(second)) {
                break;
            }
            second = better;
        }
        return Optional.of(second).filter(this::parted);
    }

    private boolean parted(BitSet half) {
        return half.cardinality() > 1 && size() - half.cardinality() > 1;
    }

    private int[] farthest() {
        var farthest = new int[] {0, size() - 1};
        for (var i = 0; i < size(); i++) {
            for (var j = i + 1; j < size(); j++) {
                if (values[i][j] < values[farthest[0]][farthest[1]]) {
                    farthest = new int[] {i, j};
                }
            }
        }
        return farthest;
    }

    /// What is left between two halves of what holds each together: 1 where there is no gap.
    double across(BitSet second) {
        var first = others(second);
        var share = (double) second.cardinality() / size();
        var within = mean(second, second) * share + mean(first, first) * (1 - share);
        return within == 0 ? 1 : mean(second, first) / within;
    }
}

package dev.newsvane.enrich.story;

import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Whether articles are of one story: a pure judgement over a whole group, where [Choice] judges a single arrival.
final class Kin {
    /// A group larger than this is settled; judging costs the square.
    static final int MOST = 64;

    /// Fewer are no event of their own.
    private static final int LEAST_HALF = 3;

    /// What may be left between two halves of what holds each together, by all words and by the telling ones, if
    /// they are to part. Chosen on ECB+, whose topics hold two similar events each; the figures stay within .01 up
    /// to .75 and .30.
    private static final double ACROSS = 0.65;

    private static final double ACROSS_TELLING = 0.25;

    private Kin() {}

    /// The two halves of a group that are two stories, each in the order of the group.
    record Halves(List<Near> first, List<Near> second) {
        /// The half that an article is not in; where it is in none, the one that has the later beginning.
        List<Near> without(String id) {
            return second.stream().anyMatch(near -> near.id().equals(id)) ? first : second;
        }

        List<Near> other(List<Near> half) {
            return half.equals(first) ? second : first;
        }
    }

    static Optional<Halves> parting(List<Near> group) {
        if (group.size() < 2 * LEAST_HALF || group.size() > MOST) {
            return Optional.empty();
        }
        var telling = Bonds.telling(group);
        return telling.halves()
                .filter(half -> half.cardinality() >= LEAST_HALF && group.size() - half.cardinality() >= LEAST_HALF)
                .filter(half -> telling.across(half) < ACROSS_TELLING)
                .filter(half -> Bonds.plain(group).across(half) < ACROSS)
                .map(half -> new Halves(
                        members(group, i -> half.get(i) == half.get(0)),
                        members(group, i -> half.get(i) != half.get(0))));
    }

    private static List<Near> members(List<Near> group, IntPredicate which) {
        return IntStream.range(0, group.size())
                .filter(which)
                .mapToObj(group::get)
                .toList();
    }

    /// Whether two groups are one: as close to each other, in the mean of all pairs, as an article must be to a story,
    /// and not to be parted again.
    static boolean one(List<Near> group, List<Near> other, double least) {
        if (group.size() + other.size() > MOST) {
            return false;
        }
        var both = Stream.of(group, other).flatMap(Collection::stream).toList();
        var second = new BitSet();
        second.set(group.size(), both.size());
        var bonds = Bonds.plain(both);
        return bonds.mean(second, bonds.others(second)) >= least
                && parting(both).isEmpty();
    }

    /// The articles from the most central on: those that are closest to all the others.
    static List<Near> central(List<Near> group) {
        var bonds = Bonds.plain(group);
        var means = IntStream.range(0, group.size()).mapToDouble(bonds::mean).toArray();
        return IntStream.range(0, group.size())
                .boxed()
                .sorted(Comparator.comparingDouble(one -> -means[one]))
                .map(group::get)
                .toList();
    }
}

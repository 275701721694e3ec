package dev.newsvane.enrich.story;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Whether articles are of one story: a pure judgement over a whole group, where [Choice] judges a single arrival.
final class Kin {
    /// A group larger than this is settled; judging costs the square.
    static final int MOST = 64;

    /// Fewer are no event of their own.
    private static final int LEAST_HALF = 3;

    /// What may be left between two halves of what holds each together, by all words and by the telling ones, if
    /// they are to part. Chosen on ECB+, whose topics hold two similar events each.
    private static final double ACROSS = 0.65;

    private static final double ACROSS_TELLING = 0.35;

    /// While a story has from four to six articles, one leaves that hardly belonged to it and has so little of
    /// what holds the others together: of two or three it could not be told which is the stranger, and a larger
    /// story has many sides. Chosen on BASIL with a quarter of the others among it, checked with the others.
    private static final int LEAST_TO_JUDGE_ONE = 4;

    private static final int MOST_TO_JUDGE_ONE = 6;

    private static final double HARDLY = 1.2;

    private static final double LEFT_OUT = 0.6;

    /// So much closer than an article must be to a story, two stories must be to each other: more is at stake.
    private static final double CLOSER = 1.4;

    private Kin() {}

    /// The parts of a story that are two, in the order of the group, copies last.
    record Halves(List<Near> first, List<Near> second) {
        /// The half that an article is not in; where it is in none any more, the smaller: the story is what most tell.
        List<Near> without(String id) {
            if (holds(first, id)) {
                return second;
            }
            return holds(second, id) || first.size() < second.size() ? first : second;
        }

        private static boolean holds(List<Near> half, String id) {
            return half.stream().anyMatch(near -> near.id().equals(id));
        }

        private static Halves of(List<Near> group, BitSet half, List<Near> copies) {
            var ones = members(group, i -> half.get(i) == half.get(0));
            var others = members(group, i -> half.get(i) != half.get(0));
            var sides = copies.stream()
                    .collect(Collectors.partitioningBy(copy -> closest(copy, others) > closest(copy, ones)));
            return new Halves(
                    both(ones, sides.getOrDefault(false, List.of())),
                    both(others, sides.getOrDefault(true, List.of())));
        }

        private boolean large() {
            return Math.min(first.size(), second.size()) >= LEAST_HALF;
        }
    }

    /// The halves that a story falls into, if it does. Copies are no evidence, but they count: what two reported and
    /// a third reprinted is an event.
    ///
    /// @param least how close an article must be to a story
    static Optional<Halves> parting(List<Near> story, double least) {
        var group = originals(story);
        if (group.size() > MOST || group.size() < LEAST_TO_JUDGE_ONE) {
            return Optional.empty();
        }
        var copies = story.stream().filter(Near::copy).toList();
        var plain = Bonds.plain(group);
        var stranger = group.size() > MOST_TO_JUDGE_ONE ? Optional.<BitSet>empty() : stranger(plain, least);
        return stranger.map(one -> Halves.of(group, one, copies)).or(() -> {
            var telling = Bonds.telling(group);
            return telling.halves()
                    .filter(half -> telling.across(half) < ACROSS_TELLING)
                    .filter(half -> plain.across(half) < ACROSS)
                    .map(half -> Halves.of(group, half, copies))
                    .filter(Halves::large);
        });
    }

    /// The one that is least like the others, if it is no part of them.
    private static Optional<BitSet> stranger(Bonds bonds, double least) {
        return IntStream.range(0, bonds.size())
                .filter(one -> bonds.closest(one, Choice.SPEAKERS) < least * HARDLY)
                .boxed()
                .min(Comparator.comparingDouble(bonds::standing))
                .filter(one -> bonds.standing(one) < LEFT_OUT)
                .map(one -> BitSet.valueOf(new long[] {1L << one}));
    }

    private static List<Near> members(List<Near> group, IntPredicate which) {
        return IntStream.range(0, group.size())
                .filter(which)
                .mapToObj(group::get)
                .toList();
    }

    private static double closest(Near near, List<Near> others) {
        return others.stream()
                .mapToDouble(other -> near.words().cosine(other.words()))
                .max()
                .orElse(0);
    }

    private static List<Near> both(List<Near> some, List<Near> more) {
        return Stream.of(some, more).flatMap(List::stream).toList();
    }

    /// Whether two stories are one: so much closer to each other, in the mean of all pairs, than an article must be
    /// to a story, and not to be parted again.
    static boolean one(List<Near> story, List<Near> other, double least) {
        var ones = originals(story);
        var all = both(ones, originals(other));
        if (all.size() > MOST) {
            return false;
        }
        var second = new BitSet();
        second.set(ones.size(), all.size());
        var bonds = Bonds.plain(all);
        return bonds.mean(second, bonds.others(second)) >= least * CLOSER
                && parting(both(story, other), least).isEmpty();
    }

    /// Those that tell something of their own.
    static List<Near> originals(List<Near> story) {
        return story.stream().filter(near -> !near.copy()).toList();
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

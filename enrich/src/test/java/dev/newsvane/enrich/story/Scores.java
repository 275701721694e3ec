package dev.newsvane.enrich.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// How well found stories agree with the true ones. Articles without a true story are strangers: they spoil what they
/// join, and are not asked about themselves.
///
/// @param bcubed precision, recall and F (Bagga and Baldwin, 1998)
/// @param pairs precision, recall and F over pairs of articles of which one at least has a true story
/// @param rand the adjusted Rand index (Hubert and Arabie, 1985), strangers apart
/// @param found stories that hold an article of the truth
/// @param expected true stories
/// @param beside share of the articles of the truth that share a story with a stranger
record Scores(Agreement bcubed, Agreement pairs, double rand, int found, int expected, double beside) {
    record Agreement(double precision, double recall, double f) {
        static Agreement of(double precision, double recall) {
            var sum = precision + recall;
            return new Agreement(precision, recall, sum == 0 ? 0 : 2 * precision * recall / sum);
        }

        @Override
        public String toString() {
            return "%.3f (%.3f/%.3f)".formatted(f, precision, recall);
        }
    }

    record Interval(double low, double high) {
        @Override
        public String toString() {
            return "[%.3f, %.3f]".formatted(low, high);
        }
    }

    /// An article of the truth as it stands.
    ///
    /// @param common articles in its story that are truly of it, itself included
    /// @param known articles in its story that are of any true one
    /// @param strangers those that are of none
    /// @param expected articles of its true story
    private record Standing(String truth, int common, int known, int strangers, int expected) {}

    static Scores of(List<String> stories, List<Optional<String>> truth) {
        var standings = standings(stories, truth);
        var known = IntStream.range(0, truth.size()).filter(i -> truth.get(i).isPresent());
        var found = counts(known.mapToObj(stories::get).toList());
        var expected = counts(standings.stream().map(Standing::truth).toList());
        return new Scores(
                bcubed(standings),
                pairs(standings),
                rand(
                        standings.stream().mapToDouble(s -> s.common() - 1).sum() / 2,
                        pairsIn(found.values()),
                        pairsIn(expected.values()),
                        pairsIn(List.of(standings.size()))),
                found.size(),
                expected.size(),
                standings.stream().filter(s -> s.strangers() > 0).count() / (double) standings.size());
    }

    private static List<Standing> standings(List<String> stories, List<Optional<String>> truth) {
        var known = IntStream.range(0, truth.size())
                .filter(i -> truth.get(i).isPresent())
                .boxed()
                .toList();
        var sizes = counts(stories);
        var found = counts(known.stream().map(stories::get).toList());
        var expected =
                counts(known.stream().map(i -> truth.get(i).orElseThrow()).toList());
        var both = counts(known.stream()
                .map(i -> stories.get(i) + ' ' + truth.get(i).orElseThrow())
                .toList());
        return known.stream()
                .map(i -> {
                    var story = stories.get(i);
                    var its = truth.get(i).orElseThrow();
                    return new Standing(
                            its,
                            count(both, story + ' ' + its),
                            count(found, story),
                            count(sizes, story) - count(found, story),
                            count(expected, its));
                })
                .toList();
    }

    private static Agreement bcubed(Collection<Standing> standings) {
        return Agreement.of(
                mean(standings, s -> (double) s.common() / (s.known() + s.strangers())),
                mean(standings, s -> (double) s.common() / s.expected()));
    }

    /// Every pair of two articles of the truth is met twice, one with a stranger once.
    private static Agreement pairs(Collection<Standing> standings) {
        var common = mean(standings, s -> s.common() - 1);
        var joined = mean(standings, s -> s.known() - 1 + 2 * s.strangers());
        return Agreement.of(joined == 0 ? 1 : common / joined, common / mean(standings, s -> s.expected() - 1));
    }

    private static double mean(Collection<Standing> standings, ToDoubleFunction<Standing> of) {
        return standings.stream().mapToDouble(of).average().orElse(0);
    }

    private static double rand(double common, double found, double expected, double all) {
        var chance = found * expected / all;
        var most = (found + expected) / 2;
        return most == chance ? 1 : (common - chance) / (most - chance);
    }

    /// The middle 95 % of F in a thousand draws, with replacement, of as many true stories: BCubed and pairs.
    static List<Interval> intervals(List<String> stories, List<Optional<String>> truth, Random random) {
        var byStory = new TreeMap<String, List<Standing>>();
        standings(stories, truth)
                .forEach(standing -> byStory.computeIfAbsent(standing.truth(), story -> new ArrayList<>())
                        .add(standing));
        var all = List.copyOf(byStory.values());
        var draws = IntStream.range(0, 1000)
                .mapToObj(draw -> random.ints(all.size(), 0, all.size())
                        .mapToObj(all::get)
                        .flatMap(List::stream)
                        .toList())
                .toList();
        return List.of(
                interval(draws.stream().mapToDouble(draw -> bcubed(draw).f()).toArray()),
                interval(draws.stream().mapToDouble(draw -> pairs(draw).f()).toArray()));
    }

    private static Interval interval(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return new Interval(sorted[25], sorted[974]);
    }

    private static double pairsIn(Collection<Integer> counts) {
        return counts.stream().mapToDouble(count -> count * (count - 1.0) / 2).sum();
    }

    private static Map<String, Integer> counts(List<String> labels) {
        var counts = new HashMap<String, Integer>();
        labels.forEach(label -> counts.merge(label, 1, Integer::sum));
        return counts;
    }

    private static int count(Map<String, Integer> counts, String label) {
        return counts.getOrDefault(label, 0);
    }

    @Override
    public String toString() {
        return "BCubed %s pairs %s ARI %.3f, %d stories of %d, %.1f %% beside a stranger"
                .formatted(bcubed, pairs, rand, found, expected, 100 * beside);
    }
}

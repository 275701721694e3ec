package dev.newsvane.bench.like;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Chooses a threshold on one half of the events and measures with it on the other, both ways, for each of five seeds.
final class Halves {
    private static final int SEEDS = 5;
    private static final int DRAWS = 1_000;

    private final List<Ranking> rankings;
    private final List<String> events;

    /// Of each example, what it got wherever it was measured.
    private final Map<Ranking, List<Ranking.Found>> measured = new HashMap<>();

    private int least = Integer.MAX_VALUE;
    private int most;

    private Halves(List<Ranking> rankings, List<String> events) {
        this.rankings = rankings;
        this.events = events;
    }

    /// @param events of all articles, in their order
    static Halves of(List<Ranking> rankings, List<String> events) {
        var halves = new Halves(rankings, events);
        for (var seed = 1; seed <= SEEDS; seed++) {
            var shuffled =
                    new ArrayList<>(new HashSet<>(events).stream().sorted().toList());
            Collections.shuffle(shuffled, new Random(seed));
            var first = new HashSet<>(shuffled.subList(0, shuffled.size() / 2));
            halves.measure(halves.among(first::contains), halves.among(event -> !first.contains(event)));
            halves.measure(halves.among(event -> !first.contains(event)), halves.among(first::contains));
        }
        return halves;
    }

    private boolean[] among(Predicate<String> wanted) {
        var among = new boolean[events.size()];
        IntStream.range(0, among.length).forEach(i -> among[i] = wanted.test(events.get(i)));
        return among;
    }

    private void measure(boolean[] chosen, boolean[] other) {
        var sums = new double[101];
        for (var ranking : rankings) {
            if (chosen[ranking.example()]) {
                var found = ranking.thresholds(chosen);
                IntStream.range(0, sums.length)
                        .forEach(percent -> sums[percent] += found.get(percent).f());
            }
        }
        var threshold = IntStream.range(0, sums.length)
                .boxed()
                .max(Comparator.comparingDouble(percent -> sums[percent]))
                .orElseThrow();
        least = Math.min(least, threshold);
        most = Math.max(most, threshold);
        for (var ranking : rankings) {
            if (other[ranking.example()]) {
                measured.computeIfAbsent(ranking, _ -> new ArrayList<>())
                        .add(ranking.thresholds(other).get(threshold));
            }
        }
    }

    private static double mean(List<Double> all) {
        return all.stream().mapToDouble(x -> x).average().orElse(0);
    }

    private List<Double> of(ToDoubleFunction<Ranking.Found> what) {
        return measured.values().stream()
                .map(each -> each.stream().mapToDouble(what).average().orElse(0))
                .toList();
    }

    /// The mean of F over examples, in so many draws of events with replacement.
    private double[] drawn() {
        var byEvent = new HashMap<String, List<Double>>();
        measured.forEach((ranking, each) -> byEvent.computeIfAbsent(ranking.event(), _ -> new ArrayList<>())
                .add(each.stream().mapToDouble(Ranking.Found::f).average().orElse(0)));
        var all = byEvent.keySet().stream().sorted().map(byEvent::get).toList();
        var random = new Random(SEEDS);
        return IntStream.range(0, DRAWS)
                .mapToDouble(_ -> {
                    var draw = new ArrayList<Double>();
                    all.forEach(_ -> draw.addAll(all.get(random.nextInt(all.size()))));
                    return mean(draw);
                })
                .sorted()
                .toArray();
    }

    @Override
    public String toString() {
        var drawn = drawn();
        return String.format(
                Locale.ROOT,
                "%.3f | %.3f (%.3f to %.3f) | %.2f | %.2f | %.2f | %d %% to %d %%",
                mean(rankings.stream().map(Ranking::averagePrecision).toList()),
                mean(of(Ranking.Found::f)),
                drawn[DRAWS / 40],
                drawn[DRAWS - DRAWS / 40 - 1],
                mean(of(Ranking.Found::precision)),
                mean(of(Ranking.Found::recall)),
                mean(of(Ranking.Found::wrong)) * 2_000 / events.size(),
                least,
                most);
    }
}

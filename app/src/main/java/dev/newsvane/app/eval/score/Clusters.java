package dev.newsvane.app.eval.score;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.newsvane.base.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/// Clusters found against true ones, in sums for each true cluster, so that an interval can be told.
public final class Clusters {
    private static final int RESAMPLES = 1000;
    private static final long SEED = 20261125;

    private final List<Sums> clusters;
    private final double rand;
    private final long found;

    private Clusters(List<Sums> clusters, double rand, long found) {
        this.clusters = clusters;
        this.rand = rand;
        this.found = found;
    }

    /// Sums over the items of some true clusters.
    ///
    /// @param items how many
    /// @param precision each item's share of the cluster it was put in that is of its true one
    /// @param recall each item's share of its true cluster that is in the cluster it was put in
    /// @param both pairs that are together in both
    /// @param expected pairs that should be together
    /// @param found pairs that are; of a pair across two of the true clusters each counts half
    private record Sums(double items, double precision, double recall, double both, double expected, double found) {
        static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0);

        Sums plus(Sums more) {
            return new Sums(
                    items + more.items,
                    precision + more.precision,
                    recall + more.recall,
                    both + more.both,
                    expected + more.expected,
                    found + more.found);
        }

        Rates bcubed() {
            return new Rates(Rates.ratio(precision, items), Rates.ratio(recall, items));
        }

        Rates pairs() {
            return Rates.of(both, found - both, expected - both);
        }
    }

    /// Scores all items.
    ///
    /// @param found the cluster of each item, by any name
    /// @param truth the true one, in the same order
    public static Clusters of(List<String> found, List<String> truth) {
        return of(found, truth, _ -> true);
    }

    /// Scores some of the items.
    ///
    /// @param counted the true clusters whose items are scored; the others only stand among them
    public static Clusters of(List<String> found, List<String> truth, Predicate<String> counted) {
        var ours = counts(found);
        var theirs = counts(truth);
        var cells = counts(IntStream.range(0, found.size())
                .mapToObj(at -> new Cell(found.get(at), truth.get(at)))
                .toList());
        var strangers = counts(IntStream.range(0, found.size())
                .filter(at -> !counted.test(truth.get(at)))
                .mapToObj(found::get)
                .toList());
        var sums = new LinkedHashMap<String, Sums>();
        theirs.keySet().stream().filter(counted).forEach(each -> sums.put(each, Sums.NONE));
        cells.forEach((cell, both) -> {
            double n = both;
            double size = ours.getOrDefault(cell.found(), 0L);
            double all = theirs.getOrDefault(cell.truth(), 0L);
            double foreign = strangers.getOrDefault(cell.found(), 0L);
            var here = new Sums(
                    n,
                    n * n / size,
                    n * n / all,
                    pairs(n),
                    n * (all - 1) / 2,
                    n * (size - foreign - 1) / 2 + n * foreign);
            sums.computeIfPresent(cell.truth(), (_, before) -> before.plus(here));
        });
        var clusters = cells.keySet().stream()
                .filter(cell -> counted.test(cell.truth()))
                .map(Cell::found)
                .distinct()
                .count();
        var rand = rand(pairsOf(cells), pairsOf(ours), pairsOf(theirs), pairs(found.size()));
        return new Clusters(List.copyOf(sums.values()), rand, clusters);
    }

    private record Cell(String found, String truth) {}

    private static <K> Map<K, Long> counts(List<K> labels) {
        return labels.stream().collect(groupingBy(label -> label, LinkedHashMap::new, counting()));
    }

    private static double pairsOf(Map<?, Long> counts) {
        return counts.values().stream().mapToDouble(n -> pairs((double) n)).sum();
    }

    private static double pairs(double items) {
        return items * (items - 1) / 2;
    }

    private static double rand(double both, double ours, double theirs, double all) {
        var chance = Rates.ratio(ours * theirs, all);
        var most = (ours + theirs) / 2;
        return most == chance ? 1 : (both - chance) / (most - chance);
    }

    /// Bagga and Baldwin, 1998: means over items.
    public Rates bcubed() {
        return sum().bcubed();
    }

    /// Over all pairs in one cluster.
    public Rates pairs() {
        return sum().pairs();
    }

    /// The adjusted Rand index (Hubert and Arabie, 1985): 1 for the same clusters, 0 for chance.
    public double rand() {
        return rand;
    }

    private Sums sum() {
        return clusters.stream().reduce(Sums.NONE, Sums::plus);
    }

    /// With intervals of 95 %, by drawing true clusters anew a thousand times.
    public ObjectNode json() {
        var json = Json.object();
        json.set("bcubed", withInterval(bcubed(), sums -> sums.bcubed().f()));
        json.set("pairs", withInterval(pairs(), sums -> sums.pairs().f()));
        return json.put("rand", rand).put("found", found).put("expected", clusters.size());
    }

    private ObjectNode withInterval(Rates rates, ToDoubleFunction<Sums> f) {
        var random = new Random(SEED);
        var drawn = new double[RESAMPLES];
        Arrays.setAll(drawn, _ -> f.applyAsDouble(resampled(random)));
        Arrays.sort(drawn);
        return rates.json().put("f_low", drawn[RESAMPLES / 40]).put("f_high", drawn[RESAMPLES - 1 - RESAMPLES / 40]);
    }

    private Sums resampled(Random random) {
        return random.ints(clusters.size(), 0, Math.max(1, clusters.size()))
                .mapToObj(clusters::get)
                .reduce(Sums.NONE, Sums::plus);
    }
}

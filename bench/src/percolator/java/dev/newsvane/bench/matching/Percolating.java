package dev.newsvane.bench.matching;

import com.sun.management.OperatingSystemMXBean;
import dev.newsvane.alerts.match.Match;
import dev.newsvane.alerts.match.Matcher;
import dev.newsvane.app.tool.ArticleLine;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Watch;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.opensearch.node.NodeValidationException;

/// Articles a second of processor time of this whole process against many watches, by our index and by OpenSearch's
/// percolator, which take turns.
public final class Percolating {
    private static final int CHECKED = 20;
    private static final int ROUNDS = 3;
    private static final Duration WARM = Duration.ofSeconds(10);
    private static final Duration RUN = Duration.ofSeconds(5);

    private Percolating() {}

    /// What is measured; ours is the first.
    ///
    /// @param batch how many articles it takes at once
    private record Way(String name, int batch, Matches matches) {}

    private interface Matches {
        /// @return how many matches there were
        long of(List<Article> articles) throws IOException;
    }

    /// Measures.
    ///
    /// @param arguments as [Given#of] takes them
    public static void main(String... arguments) throws IOException, ArticleLine.Wrong, NodeValidationException {
        var given = Given.of(arguments);
        for (var count : given.counts()) {
            measure(given.invented().watches(count), given.articles());
        }
    }

    private static void measure(List<Watch> watches, List<Article> articles)
            throws IOException, NodeValidationException {
        var matcher = new Matcher();
        matcher.add(watches);
        var start = cpu();
        try (var percolator = new Percolator(watches)) {
            System.out.printf(
                    Locale.ROOT, "%d watches: taken in by the percolator in %.1f s%n", watches.size(), since(start));
            for (var batch : List.of(1, 10)) {
                check(matcher, percolator, articles.subList(0, CHECKED), batch);
            }
            turns(
                    List.of(
                            new Way(
                                    "ours, with passages",
                                    1,
                                    batch -> matcher.match(batch.getFirst()).size()),
                            percolated(percolator, 1),
                            percolated(percolator, 50),
                            percolated(percolator, 200),
                            new Way("percolator, counts alone", 1, percolator::count)),
                    articles);
        }
    }

    private static Way percolated(Percolator percolator, int batch) {
        return new Way(
                "percolator, " + batch + " at once",
                batch,
                articles ->
                        percolator.match(articles).stream().mapToLong(Set::size).sum());
    }

    private static void check(Matcher matcher, Percolator percolator, List<Article> articles, int batch)
            throws IOException {
        for (var from = 0; from < articles.size(); from += batch) {
            var some = articles.subList(from, from + batch);
            var theirs = percolator.match(some);
            for (var i = 0; i < batch; i++) {
                var ours = names(matcher.match(some.get(i)));
                if (!ours.equals(theirs.get(i))) {
                    throw new IllegalStateException("not the same: " + ours + " and " + theirs.get(i));
                }
            }
        }
    }

    private static void turns(List<Way> ways, List<Article> articles) throws IOException {
        for (var way : ways) {
            rate(way, articles, WARM);
        }
        var rounds = new ArrayList<List<Double>>();
        for (var round = 0; round < ROUNDS; round++) {
            var rates = new ArrayList<Double>();
            for (var way : ways) {
                rates.add(rate(way, articles, RUN));
            }
            rounds.add(rates);
        }
        for (var i = 0; i < ways.size(); i++) {
            var at = i;
            System.out.printf(
                    Locale.ROOT,
                    "  %-26s %,9.1f articles/s; ours to it %.1f%n",
                    ways.get(at).name(),
                    median(rounds, rates -> rates.get(at)),
                    median(rounds, rates -> rates.getFirst() / rates.get(at)));
        }
    }

    private static double rate(Way way, List<Article> articles, Duration time) throws IOException {
        var start = cpu();
        var count = 0;
        while (since(start) < time.toSeconds()) {
            var from = count % (articles.size() / way.batch() * way.batch());
            way.matches().of(articles.subList(from, from + way.batch()));
            count += way.batch();
        }
        return count / since(start);
    }

    private static double median(List<List<Double>> rounds, ToDoubleFunction<List<Double>> figure) {
        return rounds.stream()
                .mapToDouble(figure)
                .sorted()
                .skip(ROUNDS / 2)
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> names(List<Match> matches) {
        var names = new TreeSet<String>();
        matches.forEach(match -> names.add(match.watch()));
        return names;
    }

    private static double since(long start) {
        return (cpu() - start) / 1e9;
    }

    /// The processor time of all threads of this process in nanoseconds, the collector's and the compiler's too: a
    /// node works on threads of its own.
    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}

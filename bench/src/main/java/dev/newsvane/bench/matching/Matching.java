package dev.newsvane.bench.matching;

import dev.newsvane.alerts.match.Match;
import dev.newsvane.alerts.match.Matcher;
import dev.newsvane.app.tool.ArticleLine;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Watch;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.TermFilteredPresearcher;

/// Articles a second of processor time on one thread against many watches, by our index and by Lucene's Monitor as it
/// comes, with its presearcher and without one (which asks every query); heap for each watch; changes taken in.
public final class Matching {
    /// Until the optimizing compiler is done with what is asked most.
    private static final Duration WARM = Duration.ofSeconds(10);
    private static final Duration RUN = Duration.ofSeconds(6);

    private Matching() {}

    interface Matches {
        Set<String> of(Article article) throws IOException;
    }

    /// Measures by turns.
    ///
    /// @param arguments as [Given#of] takes them
    public static void main(String... arguments) throws IOException, ArticleLine.Wrong {
        var given = Given.of(arguments);
        for (var count : given.counts()) {
            measure(given.invented().watches(count), given.articles());
        }
    }

    private static void measure(List<Watch> watches, List<Article> articles) throws IOException {
        var before = heap();
        var start = cpu();
        var matcher = new Matcher();
        matcher.add(watches);
        var taken = Duration.ofNanos(cpu() - start);
        var bytes = (heap() - before) / watches.size();
        Matches ours = article -> names(matcher.match(article));
        System.out.printf(
                Locale.ROOT, "%d watches: taken in in %d ms, %d bytes each%n", watches.size(), taken.toMillis(), bytes);
        System.out.printf(Locale.ROOT, "  ours, with passages %s%n", rate(ours, articles));
        System.out.printf(
                Locale.ROOT, "  changes             %,d a second, 100 at a time%n", changes(matcher, watches));
        for (var every : List.of(false, true)) {
            var presearcher = every ? Presearcher.NO_FILTERING : new TermFilteredPresearcher();
            try (var plain = new Plain(presearcher, watches)) {
                for (var article : articles.subList(0, 20)) {
                    if (!plain.match(article).equals(ours.of(article))) {
                        throw new IllegalStateException(
                                "not the same: " + different(plain.match(article), ours.of(article), watches));
                    }
                }
                var name = every ? "every query" : "Monitor";
                System.out.printf(Locale.ROOT, "  %-19s %s%n", name, rate(plain::match, articles));
            }
        }
    }

    private static List<String> different(Set<String> some, Set<String> others, List<Watch> watches) {
        return watches.stream()
                .filter(watch -> some.contains(watch.name()) != others.contains(watch.name()))
                .map(Watch::query)
                .toList();
    }

    static Set<String> names(List<Match> matches) {
        var names = new TreeSet<String>();
        matches.forEach(match -> names.add(match.watch()));
        return names;
    }

    static String rate(Matches matches, List<Article> articles) throws IOException {
        run(matches, articles, WARM);
        return run(matches, articles, RUN);
    }

    private static String run(Matches matches, List<Article> articles, Duration time) throws IOException {
        var start = cpu();
        var count = 0;
        var found = 0L;
        while (cpu() - start < time.toNanos()) {
            found += matches.of(articles.get(count++ % articles.size())).size();
        }
        var seconds = (cpu() - start) / 1e9;
        return String.format(
                Locale.ROOT, "%,8.0f articles/s, %.1f matches each", count / seconds, found / (double) count);
    }

    private static long changes(Matcher matcher, List<Watch> watches) {
        var start = cpu();
        var count = 0;
        for (var from = 0; from < Math.min(watches.size(), 10_000); from += 100) {
            matcher.add(watches.subList(from, Math.min(watches.size(), from + 100)).stream()
                    .map(watch -> Invented.watch(watch.name(), watch.version() + 1, watch.query()))
                    .toList());
            count += 100;
        }
        return (long) (count / ((cpu() - start) / 1e9));
    }

    /// The processor time of this thread in nanoseconds: others on the machine do not count.
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long heap() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}

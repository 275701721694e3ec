package dev.newsvane.bench.matching;

import dev.newsvane.alerts.AlertSettings;
import dev.newsvane.app.replay.Catalogue;
import dev.newsvane.app.replay.Pace;
import dev.newsvane.app.replay.Past;
import dev.newsvane.app.run.Folders;
import dev.newsvane.app.tool.ArticleLine;
import dev.newsvane.app.watch.Backtest;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Log;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Topics;
import dev.newsvane.broker.EmbeddedBroker;
import dev.newsvane.enrich.EnrichSettings;
import dev.newsvane.enrich.Placed;
import dev.newsvane.enrich.Placer;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/// Articles of the kept past a second that watches are asked of: read and split again, by the index of where their
/// words stand, and, as the floor, only read from the log. All in one process over the embedded broker, by turns; the
/// answers of both ways must be the same.
public final class Backtesting {
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 3;

    /// Takes no part in the measuring.
    private static final int LIKENESS = 600;

    private final Cluster cluster;
    private final Channels channels;
    private final Path past;
    private final int articles;

    private Backtesting(Cluster cluster, Channels channels, Path past, int articles) {
        this.cluster = cluster;
        this.channels = channels;
        this.past = past;
        this.articles = articles;
    }

    private record Took(List<Backtest.Report> reports, double perSecond) {}

    /// Measures.
    ///
    /// @param arguments the file of headlines that watches are made of, the file of articles; then how many watches
    public static void main(String... arguments) throws IOException, ArticleLine.Wrong {
        var file = Path.of(arguments[1]);
        var invented = Invented.of(Path.of(arguments[0]), Invented.articles(file, LIKENESS, LIKENESS));
        var placed = placed(Invented.whole(file, Instant.now()));
        var counts = arguments.length > 2 ? List.of(arguments).subList(2, arguments.length) : List.of("1", "10", "100");
        Folders.temporary("newsvane-bench-", folder -> {
            try (var broker = EmbeddedBroker.start(folder.resolve("broker"))) {
                var channels = Channels.of(broker.cluster());
                channels.create(broker.cluster(), 1, (short) 1, Instant.now());
                write(broker.cluster(), channels, placed);
                var bench = new Backtesting(broker.cluster(), channels, folder.resolve("past"), placed.size());
                for (var count : counts) {
                    bench.measure(invented.watches(Integer.parseInt(count)));
                }
            }
            return 0;
        });
    }

    private static List<Article> placed(List<Article> articles) {
        var placer = Placer.inMemory(EnrichSettings.defaults());
        return articles.stream()
                .flatMap(article -> placer.place(article, article.fetched()).stream())
                .map(Placed::article)
                .toList();
    }

    private static void write(Cluster cluster, Channels channels, List<Article> articles) {
        try (var sender = new Sender(cluster, "bench")) {
            var sent = articles.stream()
                    .map(article -> sender.send(channels.articles(), article.key(), article, article.fetched()))
                    .toList();
            sent.forEach(Sender::await);
        }
    }

    private void measure(List<Watch> watches) {
        var begun = System.nanoTime();
        var first = indexed(watches);
        if (first.stream().mapToInt(Backtest.Report::kept).sum() == 0) {
            throw new IllegalStateException("no watch would have said anything");
        }
        System.out.printf(
                Locale.ROOT,
                "%d watches over %,d articles: first look by the index %.1f s, %,d bytes of it an article%n",
                watches.size(),
                articles,
                seconds(begun),
                bytes() / articles);
        var plain = new ArrayList<Double>();
        var index = new ArrayList<Double>();
        var floor = new ArrayList<Double>();
        for (var round = -WARM_UP; round < ROUNDS; round++) {
            var again = took(() -> of(past(), watches));
            var known = took(() -> indexed(watches));
            same(first, again.reports);
            same(first, known.reports);
            var read = read();
            if (round >= 0) {
                plain.add(again.perSecond);
                index.add(known.perSecond);
                floor.add(read);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "  read and split again %,8.0f articles/s%n  by the index         %,8.0f articles/s, %.1f times%n"
                        + "  only read            %,8.0f articles/s%n",
                median(plain),
                median(index),
                median(index) / median(plain),
                median(floor));
    }

    private Took took(Supplier<List<Backtest.Report>> asked) {
        var begun = System.nanoTime();
        var reports = asked.get();
        return new Took(reports, articles / seconds(begun));
    }

    private List<Backtest.Report> indexed(List<Watch> watches) {
        try (var index = Catalogue.open(past, new Topics(cluster).id(channels.articles()))
                .orElseThrow(() -> new IllegalStateException("no index in " + past))) {
            return of(past().by(index), watches);
        }
    }

    private Past past() {
        var settings = AlertSettings.DEFAULT.replaying("bench");
        return new Past(cluster, channels, settings, InstantSource.system(), Pace.FULL);
    }

    private static List<Backtest.Report> of(Past past, List<Watch> watches) {
        var range = new Past.Range(Instant.EPOCH, Instant.now().plus(Duration.ofDays(1)), Set.of());
        return Backtest.of(past, range, watches, InstantSource.system());
    }

    /// All but what it cost and when it was asked.
    private static void same(List<Backtest.Report> one, List<Backtest.Report> other) {
        for (var i = 0; i < one.size(); i++) {
            var a = one.get(i);
            var b = other.get(i);
            if (a.kept() != b.kept()
                    || !a.days().equals(b.days())
                    || !a.stories().equals(b.stories())) {
                throw new IllegalStateException("not the same: " + a + " and " + b);
            }
        }
    }

    private double read() {
        var begun = System.nanoTime();
        try (var log = new Log<>(cluster, channels.articles(), Instant.EPOCH)) {
            while (log.hasNext()) {
                log.next();
            }
        }
        return articles / seconds(begun);
    }

    private long bytes() {
        try (var files = Files.walk(past)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static double median(List<Double> all) {
        return all.stream().sorted().skip(all.size() / 2).findFirst().orElse(0.0);
    }
}

package dev.newsvane.bench;

import dev.newsvane.alerts.share.Share;
import dev.newsvane.app.config.Apply;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.run.Folders;
import dev.newsvane.app.run.Pipeline;
import dev.newsvane.app.run.Quiet;
import dev.newsvane.app.run.StageName;
import dev.newsvane.base.Follow;
import dev.newsvane.broker.EmbeddedBroker;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Articles per second through the whole pipeline, against [Loop]: the same functions called in a loop on two threads
/// without Kafka. Both fetch the same real pages over loopback HTTPS, by turns in one process. The first round of each
/// warms up and does not count.
public final class Throughput {
    private static final int THREADS = 2;
    private static final int PARTITIONS = 4;
    private static final long LOOK = Duration.ofMillis(200).toNanos();

    private final Recorded recorded;
    private final Config config;

    private Throughput(Recorded recorded, Config config) {
        this.recorded = recorded;
        this.config = config;
    }

    /// What a round did.
    private record Round(int articles, double seconds) {
        double perSecond() {
            return articles / seconds;
        }
    }

    /// Measures.
    ///
    /// @param arguments how many rounds count (3)
    public static void main(String[] arguments) {
        var rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        var config = Config.read(Config.FILE, Map.of());
        try (var recorded = Recorded.serve()) {
            new Throughput(recorded, config).measure(rounds);
        }
    }

    private void measure(int rounds) {
        var ratios = new ArrayList<Double>();
        for (var round = 0; round <= rounds; round++) {
            var loop = loop();
            var pipeline = Folders.temporary("newsvane-bench-", this::pipeline);
            var ratio = pipeline.perSecond() / loop.perSecond();
            System.out.printf(
                    Locale.ROOT,
                    "%s: loop %d articles, %.1f/s; pipeline %d articles, %.1f/s; ratio %.2f%n",
                    round == 0 ? "warm-up" : "round " + round,
                    loop.articles(),
                    loop.perSecond(),
                    pipeline.articles(),
                    pipeline.perSecond(),
                    ratio);
            if (round > 0) {
                ratios.add(ratio);
            }
        }
        ratios.sort(null);
        System.out.printf(Locale.ROOT, "median ratio %.2f%n", ratios.get(ratios.size() / 2));
    }

    private Round loop() {
        try (var loop = new Loop(recorded.web().settings("newsvane-bench"), config.watches())) {
            var began = System.nanoTime();
            var articles = loop.run(recorded.feeds(), THREADS);
            return new Round(articles, (System.nanoTime() - began) / 1e9);
        }
    }

    /// From the moment the sources are made known to the placement of the last article.
    private Round pipeline(Path folder) {
        var clock = InstantSource.system();
        try (var broker = EmbeddedBroker.start(folder.resolve("broker"))) {
            var cluster = broker.cluster();
            var channels = Channels.of(cluster);
            channels.create(cluster, PARTITIONS, (short) 1, clock.instant());

            Apply.to(cluster, channels, with(List.of()), clock.instant());
            var place = new Pipeline.Place(
                    cluster, channels, folder.resolve("state"), "bench", THREADS, (short) 1, clock, Share.WHOLE);
            var settings = Pipeline.Settings.of(config).with(recorded.web().settings("newsvane-bench"));
            try (var pipeline = Pipeline.start(StageName.all(), settings, place);
                    var quiet = new Quiet(cluster, channels)) {
                while (!pipeline.running()) {
                    LockSupport.parkNanos(LOOK);
                }
                var began = clock.instant();
                Apply.to(cluster, channels, with(recorded.sources(config.origin())), began);
                while (!quiet.since(began)) {
                    LockSupport.parkNanos(LOOK);
                }
                var placed = new ArrayList<Instant>();
                new Follow(cluster, "bench")
                        .channel(
                                channels.articles(),
                                seen -> seen.value()
                                        .flatMap(Article::placement)
                                        .map(Placement::placed)
                                        .ifPresent(placed::add))
                        .runToEnd();
                var took = Duration.between(began, placed.getLast());
                return new Round(placed.size(), took.toMillis() / 1e3);
            }
        }
    }

    /// The shipped watches, these sources, nobody to tell.
    private Config with(List<Source> sources) {
        return config.with(sources, config.watches(), List.of());
    }
}

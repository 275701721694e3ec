package dev.newsvane.bench;

import dev.newsvane.alerts.share.Share;
import dev.newsvane.app.replay.Replay;
import dev.newsvane.app.run.Folders;
import dev.newsvane.app.run.Pipeline;
import dev.newsvane.app.tool.ArticleLine;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Sender;
import dev.newsvane.bench.matching.Invented;
import dev.newsvane.broker.EmbeddedBroker;
import dev.newsvane.enrich.EnrichSettings;
import dev.newsvane.enrich.Placed;
import dev.newsvane.enrich.Placer;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// What a replay beside the live flow costs the live flow: from a page served to its alert verified, at a steady pace,
/// alone and beside replays of a real past at one rate after another. Everything runs in this process: the whole
/// system, its broker, its sites and the replay.
public final class Replaying {
    private static final int PER_SECOND = 20;
    private static final Duration EVERY = Duration.ofSeconds(1).dividedBy(PER_SECOND);
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final int THREADS = 2;
    private static final int WATCHES = 100;
    private static final int TURNS = 2;
    private static final int PAST = 2_000;

    /// Takes no part in the measuring.
    private static final int LIKENESS = 600;

    private static final List<Optional<Integer>> RATES =
            List.of(Optional.of(100), Optional.of(300), Optional.of(1_000), Optional.empty());

    private final Replay replay;
    private final Duration time;

    private Replaying(Replay replay, Duration time) {
        this.replay = replay;
        this.time = time;
    }

    /// Measures.
    ///
    /// @param arguments the file of headlines that watches are made of, the file of articles that are the past;
    ///     then for how many seconds each (40)
    public static void main(String... arguments) throws IOException, ArticleLine.Wrong {
        var file = Path.of(arguments[1]);
        var watches = Invented.of(Path.of(arguments[0]), Invented.articles(file, LIKENESS, LIKENESS))
                .watches(WATCHES);
        var past = placed(Invented.whole(file, Instant.now()).subList(0, PAST));
        var time = Duration.ofSeconds(arguments.length > 2 ? Integer.parseInt(arguments[2]) : 40);
        Folders.temporary("newsvane-bench-", folder -> {
            try (var broker = EmbeddedBroker.start(folder.resolve("broker"));
                    var ground = new Ground(broker.cluster(), (short) 1, folder)) {
                write(broker.cluster(), ground.channels(), watches, past);
                var clock = InstantSource.system();
                var place = new Pipeline.Place(
                        broker.cluster(),
                        ground.channels(),
                        folder.resolve("state"),
                        "bench",
                        THREADS,
                        (short) 1,
                        clock,
                        Share.WHOLE);
                var settings = Pipeline.Settings.of(ground.config());
                var replay = new Replay(broker.cluster(), ground.channels(), settings.alerts(), clock);
                try (var flowing = new Flowing(ground, settings, place, EVERY)) {
                    new Replaying(replay, time).measure(flowing, clock);
                }
            }
            return 0;
        });
    }

    private static List<Article> placed(List<Article> articles) {
        var placer = Placer.inMemory(EnrichSettings.defaults());
        return articles.stream()
                .sorted(Comparator.comparing(Article::event))
                .flatMap(article -> placer.place(article, article.fetched()).stream())
                .map(Placed::article)
                .toList();
    }

    private static void write(Cluster cluster, Channels channels, List<Watch> watches, List<Article> articles) {
        try (var sender = new Sender(cluster, "bench")) {
            watches.forEach(watch -> {
                var _ = sender.send(channels.watches(), watch.name() + "@" + watch.version(), watch, watch.written());
            });
            articles.forEach(article -> {
                var _ = sender.send(channels.articles(), article.key(), article, article.fetched());
            });
            sender.flush();
        }
    }

    /// A stretch of time in which the past was replayed.
    private record Beside(Instant begin, Instant end, double perSecond) {}

    private void measure(Flowing flowing, InstantSource clock) {
        var begin = clock.instant().plus(WARM_UP);
        var _ = beside(clock, Optional.empty(), () -> clock.instant().isBefore(begin));
        var alone = new ArrayList<Beside>();
        var beside = new ArrayList<List<Beside>>();
        RATES.forEach(_ -> beside.add(new ArrayList<>()));
        for (var turn = 0; turn < TURNS; turn++) {
            for (var i = 0; i < RATES.size(); i++) {
                var rest = clock.instant();
                LockSupport.parkNanos(time.toNanos());
                alone.add(new Beside(rest, clock.instant(), 0));
                var until = clock.instant().plus(time);
                beside.get(i)
                        .add(beside(clock, RATES.get(i), () -> clock.instant().isBefore(until)));
            }
        }
        flowing.settle();
        var plain = times(flowing, alone);
        System.out.println("live alone:                        " + plain);
        for (var i = 0; i < RATES.size(); i++) {
            var here = times(flowing, beside.get(i));
            System.out.printf(
                    Locale.ROOT,
                    "beside a replay at %7s (%5.0f/s): %s; to alone at p50 and p99 %.2f and %.2f%n",
                    RATES.get(i).map(rate -> rate + "/s").orElse("full"),
                    beside.get(i).stream()
                            .mapToDouble(Beside::perSecond)
                            .average()
                            .orElseThrow(),
                    here,
                    ratio(here, plain, 0.5),
                    ratio(here, plain, 0.99));
        }
    }

    /// Whole replays, one after the other.
    private Beside beside(InstantSource clock, Optional<Integer> rate, BooleanSupplier goesOn) {
        var begin = clock.instant();
        var articles = 0L;
        while (goesOn.getAsBoolean()) {
            var range = new Replay.Range("bench", Instant.EPOCH, begin, Set.of(), Set.of(), false, rate);
            articles += replay.run(range, _ -> {}).articles();
        }
        var end = clock.instant();
        return new Beside(
                begin, end, articles * 1e9 / Duration.between(begin, end).toNanos());
    }

    private static Times times(Flowing flowing, List<Beside> stretches) {
        return Times.of(stretches.stream()
                .flatMap(each -> flowing.between(each.begin(), each.end()).sorted().stream())
                .toList());
    }

    private static double ratio(Times one, Times other, double share) {
        return one.within(share).toNanos() / (double) other.within(share).toNanos();
    }
}

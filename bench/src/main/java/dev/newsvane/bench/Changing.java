package dev.newsvane.bench;

import dev.newsvane.alerts.AlertSettings;
import dev.newsvane.alerts.AlertTopology;
import dev.newsvane.alerts.match.Versions;
import dev.newsvane.app.run.Folders;
import dev.newsvane.app.tool.ArticleLine;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Follow;
import dev.newsvane.base.Health;
import dev.newsvane.base.Sender;
import dev.newsvane.base.StreamsStage;
import dev.newsvane.bench.matching.Invented;
import dev.newsvane.broker.EmbeddedBroker;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.Watch;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// What changes of watches cost the match stage while articles come steadily: from an article placed to its alert,
/// without changes and with a thousand a second; from a version written to the first alert that it decided. There are
/// no figures where any article was decided by another version than the one in force. Last, what a start costs over
/// all versions. The stage, its broker and all who write and read share this process.
public final class Changing implements AutoCloseable {
    private static final int WATCHES = 10_000;
    private static final int ARTICLES = 400;
    private static final int WORDS = 600;
    private static final int PER_SECOND = 20;
    private static final int CHANGES = 1_000;
    private static final int AT_ONCE = 20;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration BRIEFLY = Duration.ofMillis(200);
    private static final Duration COMMIT = Duration.ofMillis(50);

    /// Matches every article, and changes each second with the others.
    private static final String PROBE = "probe";
    private static final String SIGN = "newsvaneprobe";

    private final Cluster cluster;
    private final Channels channels;
    private final Path state;
    private final List<Article> articles;
    private final List<Watch> watches;
    private final Sender sender;
    private final Follow follow;
    private final List<Watch> probes = new CopyOnWriteArrayList<>();
    private final Map<String, Instant> placed = new ConcurrentHashMap<>();
    private final Map<String, Told> told = new ConcurrentHashMap<>();
    private final AtomicInteger versions = new AtomicInteger();

    /// An alert of the probe.
    private record Told(Instant at, Alert alert) {}

    private Changing(Cluster cluster, Path state, List<Article> articles, List<Watch> watches) {
        this.cluster = cluster;
        this.channels = Channels.of(cluster);
        this.state = state;
        this.articles = articles;
        this.watches = watches;
        channels.create(cluster, 1, (short) 1, Instant.now());
        this.sender = new Sender(cluster, "bench");
        this.follow = new Follow(cluster, "bench")
                .channel(
                        channels.alerts(),
                        seen -> seen.value()
                                .filter(alert -> alert.watch().equals(PROBE))
                                .ifPresent(alert -> told.put(alert.evidence().url(), new Told(Instant.now(), alert))));
    }

    /// Measures.
    ///
    /// @param arguments the file of headlines that watches are made of, the file of articles; then for how many
    ///     seconds each (20)
    public static void main(String... arguments) throws IOException, ArticleLine.Wrong {
        var articles = Invented.articles(Path.of(arguments[1]), ARTICLES, WORDS);
        var watches = Invented.of(Path.of(arguments[0]), articles).watches(WATCHES);
        var time = Duration.ofSeconds(arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20);
        Folders.temporary("newsvane-bench-", folder -> {
            try (var broker = EmbeddedBroker.start(folder.resolve("broker"));
                    var bench = new Changing(broker.cluster(), folder.resolve("state"), articles, watches)) {
                bench.measure(time);
            }
            return 0;
        });
    }

    private void measure(Duration time) {
        write(watches);
        probe(Instant.EPOCH);
        try (var reading = Executors.newSingleThreadExecutor()) {
            var _ = reading.submit(follow::run);
            try (var _ = started("the first start")) {
                flow(WARM_UP);
                System.out.printf("without changes: placed to alert %s%n", flow(time));
                System.out.printf(Locale.ROOT, "with %,d changes a second: placed to alert %s%n", CHANGES, with(time));
                System.out.printf("  written to its first alert %s%n", inForce());
                System.out.printf("without changes: placed to alert %s%n", flow(time));
            }
            try (var _ = started("a start over " + versions + " versions")) {
                flow(BRIEFLY);
            }
            follow.close();
        }
    }

    private StreamsStage started(String what) {
        var began = System.nanoTime();
        var runner = new StreamsStage.Runner(cluster, state, "bench", 1, COMMIT, (short) 1);
        var stage = new StreamsStage("match", AlertTopology.build(channels, AlertSettings.DEFAULT), runner);
        stage.start();
        while (!(stage.health() instanceof Health.Running)) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        flow(BRIEFLY);
        System.out.printf(Locale.ROOT, "%s: first alert after %.1f s%n", what, (System.nanoTime() - began) / 1e9);
        return stage;
    }

    private While with(Duration time) {
        try (var rhythm = Executors.newSingleThreadScheduledExecutor()) {
            var every = Duration.ofSeconds(1).dividedBy(CHANGES / AT_ONCE);
            var next = new AtomicInteger();
            var changes = rhythm.scheduleAtFixedRate(
                    () -> change(next.getAndIncrement()), 0, every.toNanos(), TimeUnit.NANOSECONDS);
            var times = flow(time);
            changes.cancel(false);
            return times;
        }
    }

    /// Each watch asks what its neighbour asked.
    private void change(int batch) {
        var changed = new ArrayList<Watch>();
        for (var i = batch * AT_ONCE; i < (batch + 1) * AT_ONCE; i++) {
            var round = 1 + i / WATCHES;
            changed.add(watch(
                    watches.get(i % WATCHES).name(),
                    1 + round,
                    watches.get((i + round) % WATCHES).query(),
                    now()));
        }
        write(changed);
        if (batch % (CHANGES / AT_ONCE) == 0) {
            probe(now());
        }
    }

    private void probe(Instant written) {
        var version = watch(PROBE, 1 + probes.size(), SIGN, written);
        probes.add(version);
        write(List.of(version));
    }

    private static Watch watch(String name, int version, String query, Instant written) {
        return Watch.of(name, query, "bench").as(version, false, written);
    }

    /// As channels keep it.
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private void write(List<Watch> changed) {
        versions.addAndGet(changed.size());
        changed.stream()
                .map(watch ->
                        sender.send(channels.watches(), watch.name() + "@" + watch.version(), watch, watch.written()))
                .toList()
                .forEach(Sender::await);
    }

    /// What is measured of a while.
    ///
    /// @param busy the share of its time that the stage's thread had work for a processor
    private record While(Times times, double busy) {
        @Override
        public String toString() {
            return times + String.format(Locale.ROOT, "; processor of the stage's thread %.0f %%", 100 * busy);
        }
    }

    private While flow(Duration time) {
        var busy = stageTime();
        var began = System.nanoTime();
        var times = placed(time);
        return new While(times, (stageTime() - busy) / (double) (System.nanoTime() - began));
    }

    /// Processor time of the stage's thread in nanoseconds, which tells what others on the machine do not change.
    private static long stageTime() {
        var threads = ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("match-bench-StreamThread"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.threadId()))
                .sum();
    }

    /// Places articles at a steady pace, and waits for the last alert.
    private Times placed(Duration time) {
        var urls = new ArrayList<String>();
        try (var rhythm = Executors.newSingleThreadScheduledExecutor()) {
            var every = Duration.ofSeconds(1).dividedBy(PER_SECOND);
            var flowing = rhythm.scheduleAtFixedRate(() -> urls.add(place()), 0, every.toNanos(), TimeUnit.NANOSECONDS);
            LockSupport.parkNanos(time.toNanos());
            flowing.cancel(false);
        }
        while (!told.keySet().containsAll(urls)) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        urls.forEach(this::check);
        return Times.of(urls.stream()
                .map(url -> Duration.between(placed.getOrDefault(url, Instant.MAX), told(url).at))
                .toList());
    }

    private String place() {
        var number = placed.size();
        var real = articles.get(number % articles.size());
        var now = now();
        var url = real.url() + "?" + number;
        var article = Article.of(url, real.site(), SIGN + ' ' + real.title(), real.text(), now)
                .placed(false, Placement.of(url, 1, now, List.of()));
        placed.put(url, now);
        var _ = sender.send(channels.articles(), article.key(), article, now);
        return url;
    }

    private Told told(String url) {
        return Optional.ofNullable(told.get(url)).orElseThrow();
    }

    private void check(String url) {
        var alert = told(url).alert;
        var right = probes.stream()
                .filter(version -> !version.written()
                        .plus(Versions.SETTLING)
                        .isAfter(alert.evidence().fetched()))
                .mapToInt(Watch::version)
                .max()
                .orElseThrow();
        if (alert.version() != right) {
            throw new IllegalStateException("version " + alert.version() + " decided, and " + right + " was in force");
        }
    }

    /// From a version written to the first alert that it decided.
    private Times inForce() {
        return Times.of(probes.stream()
                .skip(1)
                .flatMap(version -> told.values().stream()
                        .filter(one -> one.alert.version() == version.version())
                        .map(Told::at)
                        .min(Comparator.naturalOrder())
                        .map(first -> Duration.between(version.written(), first))
                        .stream())
                .toList());
    }

    @Override
    public void close() {
        sender.close();
    }
}

package dev.newsvane.bench;

import dev.newsvane.app.run.Folders;
import dev.newsvane.app.run.Pipeline;
import dev.newsvane.app.run.StageName;
import dev.newsvane.base.Cluster;
import dev.newsvane.broker.EmbeddedBroker;
import dev.newsvane.testkit.Receiver;
import dev.newsvane.testkit.Visit;
import dev.newsvane.testkit.burst.BurstWeb;
import dev.newsvane.testkit.burst.Press;
import dev.newsvane.testkit.cluster.Brokers;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// From the moment a page was served until its signed alert was verified, at a steady pace, against [Hops]: on the
/// embedded broker, all in one JVM, and on three brokers that are processes of their own.
public final class Latency {
    private static final int PER_SECOND = 20;
    private static final int THREADS = 2;
    private static final Duration EVERY = Duration.ofSeconds(1).dividedBy(PER_SECOND);
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final long LOOK = Duration.ofMillis(50).toNanos();

    private final Cluster cluster;
    private final short replication;
    private final Path folder;
    private final Duration time;

    private Latency(Cluster cluster, short replication, Path folder, Duration time) {
        this.cluster = cluster;
        this.replication = replication;
        this.folder = folder;
        this.time = time;
    }

    /// Measures.
    ///
    /// @param arguments for how many seconds each, after the warm-up (60)
    public static void main(String[] arguments) {
        var time = Duration.ofSeconds(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60);
        Folders.temporary("newsvane-bench-", folder -> {
            try (var broker = EmbeddedBroker.start(folder.resolve("broker"))) {
                return new Latency(broker.cluster(), (short) 1, folder, time).measure("one JVM");
            }
        });
        Folders.temporary("newsvane-bench-", folder -> {
            try (var brokers = new Brokers(folder, new Random())) {
                return new Latency(brokers.cluster(), (short) 3, folder, time).measure("three brokers");
            }
        });
    }

    private double measure(String what) {
        try (var ground = new Ground(cluster, replication, folder)) {
            var place = new Pipeline.Place(
                    cluster,
                    ground.channels(),
                    folder.resolve("state"),
                    "bench",
                    THREADS,
                    replication,
                    InstantSource.system());
            var settings = Pipeline.Settings.of(ground.config());
            var floor = floor(place, settings.commit());
            System.out.printf("%s: bare hops: %s%n", what, floor);
            var alerts = alerts(ground, settings, place);
            System.out.printf("%s: page served to alert verified: %s%n", what, alerts);
            var ratio =
                    (double) alerts.within(0.99).toMillis() / floor.within(0.99).toMillis();
            System.out.printf(Locale.ROOT, "%s: ratio at p99 %.2f%n", what, ratio);
            return ratio;
        }
    }

    private Times floor(Pipeline.Place place, Duration commit) {
        try (var hops = new Hops(place, commit, Ground.PARTITIONS)) {
            return hops.measure(EVERY, WARM_UP, time);
        }
    }

    private Times alerts(Ground ground, Pipeline.Settings settings, Pipeline.Place place) {
        try (var pipeline = Pipeline.start(StageName.all(), settings, place)) {
            while (!pipeline.running() || !everyFeedRead(ground)) {
                LockSupport.parkNanos(LOOK);
            }
            var begin = place.clock().instant().plus(WARM_UP);
            try (var _ = new Press(ground.burst(), EVERY, place.clock())) {
                LockSupport.parkNanos(WARM_UP.plus(time).toNanos());
            }
            while (ground.receiver().accepted().size()
                    < ground.burst().watched().size()) {
                LockSupport.parkNanos(LOOK);
            }
            return Times.of(times(ground, begin));
        }
    }

    /// What a source holds at the first visit is old news, and no alert.
    private static boolean everyFeedRead(Ground ground) {
        return ground.burst().hosts().stream()
                .allMatch(host -> !ground.web().visits(host).isEmpty()
                        && ground.web().visits(host).stream()
                                .anyMatch(visit -> BurstWeb.feed(host).endsWith(visit.path())));
    }

    private static List<Duration> times(Ground ground, Instant begin) {
        var served = ground.web().visits().stream()
                .filter(visit -> visit.path().startsWith(BurstWeb.PAGES))
                .collect(Collectors.toMap(Visit::path, Visit::until, (first, again) -> first));
        Map<String, Instant> told = ground.receiver().accepted().stream()
                .collect(Collectors.toMap(Latency::path, Receiver.Receipt::at, (first, again) -> first));
        return ground.burst().watched().stream()
                .filter(article -> article.at().isAfter(begin))
                .map(article -> URI.create(article.url()).getPath())
                .map(path ->
                        Duration.between(served.getOrDefault(path, Instant.MAX), told.getOrDefault(path, Instant.MAX)))
                .toList();
    }

    private static String path(Receiver.Receipt receipt) {
        return URI.create(receipt.payload().at("/data/evidence/url").asString()).getPath();
    }
}

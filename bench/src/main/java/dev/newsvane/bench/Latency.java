package dev.newsvane.bench;

import dev.newsvane.alerts.share.Share;
import dev.newsvane.app.run.Folders;
import dev.newsvane.app.run.Pipeline;
import dev.newsvane.base.Cluster;
import dev.newsvane.broker.EmbeddedBroker;
import dev.newsvane.testkit.cluster.Brokers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// From the moment a page was served until its signed alert was verified, at a steady pace, against [Hops]: on the
/// embedded broker, all in one JVM, and on three brokers that are processes of their own.
public final class Latency {
    private static final int PER_SECOND = 20;
    private static final int THREADS = 2;
    private static final Duration EVERY = Duration.ofSeconds(1).dividedBy(PER_SECOND);
    private static final Duration WARM_UP = Duration.ofSeconds(40);

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
                    InstantSource.system(),
                    Share.WHOLE);
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
        try (var flowing = new Flowing(ground, settings, place, EVERY)) {
            var begin = place.clock().instant().plus(WARM_UP);
            LockSupport.parkNanos(WARM_UP.plus(time).toNanos());
            flowing.settle();
            return flowing.between(begin, Instant.MAX);
        }
    }
}

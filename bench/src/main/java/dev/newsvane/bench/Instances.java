package dev.newsvane.bench;

import dev.newsvane.app.run.Folders;
import dev.newsvane.app.run.StageName;
import dev.newsvane.base.Follow;
import dev.newsvane.testkit.cluster.Brokers;
import dev.newsvane.testkit.cluster.JavaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Articles per second of one instance and of two, each a process with every stage, on three brokers that are processes
/// of their own; then of one again, so that what the system gathers meanwhile is not taken for the second instance's
/// doing. Sites publish many articles at once, so that the system and not the news sets the pace.
public final class Instances implements AutoCloseable {
    private static final int ARTICLES = 1_000;
    /// Rounds that do not count: a new process has to be compiled first.
    private static final int WARM_UP = 6;

    private static final short REPLICATION = 3;
    private static final Duration SETTLE = Duration.ofSeconds(15);
    private static final long LOOK = Duration.ofMillis(20).toNanos();

    private final Path folder;
    private final Brokers brokers;
    private final Ground ground;
    private final AtomicInteger articles = new AtomicInteger();
    private final Follow follow;
    private final List<JavaProcess> instances = new ArrayList<>();

    /// What a number of instances did.
    ///
    /// @param perSecond articles a second, the median of the rounds
    /// @param processorMillis processor time of all instances for one article
    private record Pace(double perSecond, double processorMillis) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.1f articles/s, %.1f ms of processor time in the instances for each",
                    perSecond,
                    processorMillis);
        }
    }

    private Instances(Path folder) {
        this.folder = folder;
        this.brokers = new Brokers(folder, new Random());
        this.ground = new Ground(brokers.cluster(), REPLICATION, folder);
        this.follow = new Follow(brokers.cluster(), "bench")
                .channel(ground.channels().articles(), seen -> seen.value().ifPresent(_ -> articles.incrementAndGet()));
        Thread.ofPlatform().daemon().start(follow::run);
    }

    /// Measures.
    ///
    /// @param arguments how many rounds of 1,000 articles count for each (3)
    public static void main(String[] arguments) {
        var rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        Folders.temporary("newsvane-bench-", folder -> {
            try (var system = new Instances(folder)) {
                return system.measure(rounds);
            }
        });
    }

    private double measure(int rounds) {
        start("one");
        var one = pace(rounds);
        System.out.println("one instance: " + one);
        start("two");
        var two = pace(rounds);
        System.out.println("two instances: " + two);
        instances.removeLast().stop();
        var again = pace(rounds);
        System.out.println("one again: " + again);
        var ratio = 2 * two.perSecond() / (one.perSecond() + again.perSecond());
        System.out.printf(Locale.ROOT, "two to one: %.2f%n", ratio);
        System.out.printf(
                Locale.ROOT,
                "processor time for an article, two to one: %.2f%n",
                2 * two.processorMillis() / (one.processorMillis() + again.processorMillis()));
        return ratio;
    }

    private void start(String name) {
        var arguments = new ArrayList<>(List.of("run"));
        StageName.all().forEach(stage -> arguments.add(stage.name().toLowerCase(Locale.ROOT)));
        arguments.addAll(List.of("--kafka", brokers.cluster().bootstrap()));
        arguments.addAll(List.of("--config", ground.file().toString()));
        arguments.addAll(List.of("--data", folder.resolve(name).toString()));
        var optimizing = List.of("-XX:TieredStopAtLevel=4", "-XX:-UseSerialGC");
        instances.add(JavaProcess.newsvane(optimizing, arguments.toArray(String[]::new))
                .awaitReady());
    }

    private Pace pace(int rounds) {
        LockSupport.parkNanos(SETTLE.toNanos());
        for (var round = 0; round < WARM_UP; round++) {
            round();
        }
        var busy = busy();
        var paces = new ArrayList<Double>();
        for (var round = 0; round < rounds; round++) {
            paces.add(round());
        }
        var used = busy().minus(busy);
        paces.sort(null);
        return new Pace(paces.get(rounds / 2), (double) used.toMillis() / (rounds * ARTICLES));
    }

    private Duration busy() {
        return instances.stream().map(JavaProcess::processorTime).reduce(Duration.ZERO, Duration::plus);
    }

    /// @return articles a second, from their publication until the last of them can be read
    private double round() {
        var all = articles.get() + ARTICLES;
        var began = System.nanoTime();
        ground.burst().publish(ARTICLES, InstantSource.system().instant());
        while (articles.get() < all) {
            LockSupport.parkNanos(LOOK);
        }
        return ARTICLES / ((System.nanoTime() - began) / 1e9);
    }

    @Override
    public void close() {
        instances.forEach(JavaProcess::close);
        follow.close();
        ground.close();
        brokers.close();
    }
}

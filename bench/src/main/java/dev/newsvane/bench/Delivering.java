package dev.newsvane.bench;

import dev.newsvane.alerts.Deliveries;
import dev.newsvane.alerts.deliver.DeliverSettings;
import dev.newsvane.alerts.deliver.DeliverStage;
import dev.newsvane.alerts.deliver.Ways;
import dev.newsvane.app.run.Folders;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Follow;
import dev.newsvane.base.Sender;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Web;
import dev.newsvane.broker.EmbeddedBroker;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.testkit.cluster.JavaProcess;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import okio.ByteString;

/// Deliveries per second of the deliver stage over the embedded broker, both in this process, to receivers that
/// [HookFarm] plays: by turns with a bare loop of the same client with as many requests at once and the same bodies.
/// And
/// how long a delivery takes among 2,000 endpoints, a third of which are dead or hang, against the same without those.
public final class Delivering implements AutoCloseable {
    private static final int PARTITIONS = 4;
    private static final int HOOKS = 16;
    private static final int ROUNDS = 3;
    private static final int WARM_UP = 6;
    private static final int TURNS = 2;
    private static final int ENDPOINTS = 2_000;
    private static final int PER_SECOND = 150;
    private static final Duration LEAD = Duration.ofSeconds(10);
    private static final Duration STEADY = Duration.ofSeconds(40);
    private static final Duration AHEAD = Duration.ofHours(1);
    private static final long LOOK = Duration.ofMillis(20).toNanos();
    private static final DeliverSettings SHIPPED = DeliverSettings.DEFAULT;

    private final JavaProcess farm = JavaProcess.start(
                    List.of("-Xmx128m", "-XX:TieredStopAtLevel=4", "-XX:-UseSerialGC"), HookFarm.class.getName())
            .awaitReady();
    private final int port = Integer.parseInt(farm.said().getLast().replaceAll("\\D", ""));
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> Instant.now().plus(ahead.get());
    private final Web web = new Web(new Web.Settings("newsvane-bench", true, hosts(), Optional.empty()));
    private final Told told = new Told();

    private Delivering() {}

    /// Measures.
    ///
    /// @param arguments how many deliveries a round has (5,000)
    public static void main(String[] arguments) {
        var deliveries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
        Folders.temporary("newsvane-bench-", folder -> {
            try (var delivering = new Delivering()) {
                delivering.throughput(deliveries, folder.resolve("throughput"));
                delivering.besideTheDead(folder);
            }
            return 0;
        });
    }

    private void throughput(int count, Path folder) {
        var stages = new ArrayList<Pace>();
        var bares = new ArrayList<Pace>();
        system(folder, (cluster, channels, stage) -> {
            put(cluster, channels, HOOKS, _ -> "/");
            for (var round = 0; round < WARM_UP + ROUNDS; round++) {
                var bare = bare(count);
                var ours = deliver(cluster, channels, stage, count);
                if (round >= WARM_UP) {
                    bares.add(bare);
                    stages.add(ours);
                }
            }
        });
        System.out.println("bare loop of requests: " + Pace.median(bares));
        System.out.println("deliver:               " + Pace.median(stages));
        System.out.printf(
                Locale.ROOT,
                "deliver to bare loop: %.2f%n",
                Pace.median(stages).perSecond() / Pace.median(bares).perSecond());
    }

    private Pace bare(int count) {
        var body = ByteString.encodeUtf8("{\"text\":\"%s\"}".formatted("x".repeat(1_400)));
        var bounds = new Web.Bounds(1024, SHIPPED.timeout(), 0);
        var headers = Map.of("content-type", "application/json");
        var loop = new Bare(web, bounds, HOOKS * SHIPPED.perEndpoint());
        return Pace.of(
                "deliveries",
                count,
                () -> loop.loop(0, count, number -> {
                    var answer = web.post(URI.create(url(number % HOOKS, "/")), headers, body, bounds);
                    if (!(answer instanceof Got got) || !got.succeeded()) {
                        throw new IllegalStateException("the farm answers " + answer);
                    }
                }));
    }

    /// Writes deliveries and, once the stage has them all, puts the clock forward to the time that they are due.
    private Pace deliver(Cluster cluster, Channels channels, DeliverStage stage, int count) {
        var due = clock.instant().plus(AHEAD);
        try (var sender = new Sender(cluster, "bench")) {
            var sent = new ArrayList<CompletableFuture<?>>();
            for (var number = 0; number < count; number++) {
                var delivery = told.next(name(number % HOOKS), clock.instant(), due);
                sent.add(sender.send(channels.deliveries(), Deliveries.key(delivery), delivery, clock.instant()));
            }
            sent.forEach(Sender::await);
        }
        awaitUntil(() -> stage.counts().pending() == count);
        ahead.updateAndGet(AHEAD::plus);
        awaitUntil(() -> stage.counts().flying() > 0);
        return Pace.of(
                "deliveries", count, () -> awaitUntil(() -> stage.counts().pending() == 0));
    }

    private void besideTheDead(Path folder) {
        latencies(folder.resolve("warm-up"), true);
        var alone = new ArrayList<Duration>();
        var beside = new ArrayList<Duration>();
        for (var turn = 0; turn < TURNS; turn++) {
            alone.addAll(latencies(folder.resolve("alone" + turn), false));
            beside.addAll(latencies(folder.resolve("beside" + turn), true));
        }
        var without = Times.of(alone);
        var with = Times.of(beside);
        System.out.println("to the healthy alone:  " + without);
        System.out.println("beside the dead:       " + with);
        System.out.printf(
                Locale.ROOT,
                "beside the dead to alone, at p50 and at p99: %.2f and %.2f%n",
                with.within(0.5).toNanos() / (double) without.within(0.5).toNanos(),
                with.within(0.99).toNanos() / (double) without.within(0.99).toNanos());
    }

    private List<Duration> latencies(Path folder, boolean dead) {
        var times = new CopyOnWriteArrayList<Duration>();
        system(folder, (cluster, channels, stage) -> {
            put(cluster, channels, ENDPOINTS, number -> hangs(number) ? HookFarm.HANGS : "/");
            var made = new ConcurrentHashMap<String, Instant>();
            var counted = clock.instant().plus(LEAD);
            try (var sender = new Sender(cluster, "bench");
                    var attempts = new Follow(cluster, "bench")
                            .channel(
                                    channels.attempts(),
                                    seen -> seen.value()
                                            .ifPresent(attempt -> Optional.ofNullable(made.remove(attempt.delivery()))
                                                    .filter(counted::isBefore)
                                                    .ifPresent(at -> times.add(Duration.between(
                                                            at, attempt.at().plus(attempt.took()))))))) {
                Thread.ofPlatform().daemon().start(attempts::run);
                var end = counted.plus(STEADY);
                for (var number = 0; clock.instant().isBefore(end); number++) {
                    var endpoint = number % ENDPOINTS;
                    if (dead || !dead(endpoint)) {
                        var now = clock.instant();
                        var delivery = told.next(name(endpoint), now, now);
                        if (!dead(endpoint)) {
                            made.put(delivery.id(), now);
                        }
                        var _ = sender.send(channels.deliveries(), Deliveries.key(delivery), delivery, now);
                    }
                    LockSupport.parkNanos(Duration.ofSeconds(1).toNanos() / PER_SECOND);
                }
                awaitUntil(made::isEmpty);
            }
        });
        return times;
    }

    private interface Work {
        void on(Cluster cluster, Channels channels, DeliverStage stage);
    }

    private void system(Path folder, Work work) {
        try (var broker = EmbeddedBroker.start(folder)) {
            var channels = Channels.of(broker.cluster());
            channels.create(broker.cluster(), PARTITIONS, (short) 1, clock.instant());
            try (var stage = new DeliverStage(
                    broker.cluster(), channels, new Ways(web, Optional.empty()), SHIPPED, "bench", clock)) {
                stage.start();
                work.on(broker.cluster(), channels, stage);
            }
        }
    }

    private void put(Cluster cluster, Channels channels, int count, IntFunction<String> path) {
        try (var sender = new Sender(cluster, "bench")) {
            for (var number = 0; number < count; number++) {
                var url = url(number, path.apply(number));
                var endpoint = Endpoint.webhook(name(number), url, List.of(Ground.SECRET), "bench", clock.instant());
                var _ = sender.send(channels.endpoints(), endpoint.name(), endpoint, clock.instant());
            }
            sender.flush();
        }
    }

    private Map<String, InetSocketAddress> hosts() {
        var hosts = new HashMap<>(Farm.hosts(ENDPOINTS, port));
        var nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        for (var number = HOOKS; number < ENDPOINTS; number++) {
            if (dead(number) && !hangs(number)) {
                hosts.put(Farm.host(number), nobody);
            }
        }
        return hosts;
    }

    private static boolean dead(int number) {
        return number % 3 == 2;
    }

    private static boolean hangs(int number) {
        return number % 6 == 5;
    }

    private static String name(int number) {
        return "hook" + number;
    }

    private static String url(int number, String path) {
        return "http://" + Farm.host(number) + path;
    }

    private static void awaitUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(LOOK);
        }
    }

    @Override
    public void close() {
        told.close();
        web.close();
        farm.close();
    }
}

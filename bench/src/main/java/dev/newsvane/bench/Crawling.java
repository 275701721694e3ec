package dev.newsvane.bench;

import dev.newsvane.app.run.Folders;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Ids;
import dev.newsvane.base.Routing;
import dev.newsvane.base.Sender;
import dev.newsvane.base.http.Web;
import dev.newsvane.broker.EmbeddedBroker;
import dev.newsvane.ingest.crawl.CrawlSettings;
import dev.newsvane.ingest.crawl.CrawlStage;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Item;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Request;
import dev.newsvane.testkit.cluster.JavaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Pages per second of the crawl stage over the embedded broker, both in this process, from 500 hosts that [PageFarm]
/// serves: with the shipped politeness, as a share of what that allows; and without any, by turns with a bare loop of
/// the same client with as many requests at once. Rounds begin when the stage's clock is put forward.
public final class Crawling implements AutoCloseable {
    private static final int HOSTS = 500;
    private static final int PARTITIONS = 4;
    private static final int ROUNDS = 3;
    private static final int WARM_UP = 10;
    private static final Duration LEAD = Duration.ofSeconds(5);
    private static final Duration POLITE = Duration.ofSeconds(30);
    private static final Duration AHEAD = Duration.ofHours(1);
    private static final long LOOK = Duration.ofMillis(5).toNanos();
    private static final CrawlSettings SHIPPED = CrawlSettings.defaults();

    private final JavaProcess farm = JavaProcess.start(
                    List.of("-Xmx128m", "-XX:TieredStopAtLevel=4", "-XX:-UseSerialGC"), PageFarm.class.getName())
            .awaitReady();
    private final int port = Integer.parseInt(farm.said().getLast().replaceAll("\\D", ""));
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> Instant.now().plus(ahead.get());
    private final Web web =
            new Web(new Web.Settings("newsvane-bench", true, Farm.hosts(HOSTS, port), Optional.empty()));
    private final Bare bare;
    private final int slots;

    private Crawling(int slots) {
        this.slots = slots;
        this.bare = new Bare(web, new Web.Bounds(SHIPPED.bytes(), SHIPPED.total(), 0), slots);
    }

    /// Measures.
    ///
    /// @param arguments how many pages a round without politeness has (5,000), and how many requests are under way
    ///     at once (as shipped)
    public static void main(String[] arguments) {
        var pages = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
        var slots = arguments.length > 1 ? Integer.parseInt(arguments[1]) : SHIPPED.concurrency();
        Folders.temporary("newsvane-bench-", folder -> {
            try (var crawling = new Crawling(slots)) {
                return crawling.measure(pages, folder);
            }
        });
    }

    private double measure(int pages, Path folder) {
        try (var broker = EmbeddedBroker.start(folder.resolve("broker"))) {
            var cluster = broker.cluster();
            Channels.of(cluster).create(cluster, PARTITIONS, (short) 1, clock.instant());
            return impolite(pages, cluster) + polite(cluster);
        }
    }

    private double impolite(int pages, Cluster cluster) {
        var crawls = new ArrayList<Pace>();
        var bares = new ArrayList<Pace>();
        try (var stage = stage(cluster, settings(Duration.ZERO, 0))) {
            for (var round = 0; round < WARM_UP; round++) {
                bare(pages);
                crawl(stage, cluster, "warm-up " + round, pages);
            }
            for (var round = 0; round < ROUNDS; round++) {
                bares.add(Pace.of("pages", pages, () -> bare(pages)));
                crawls.add(crawl(stage, cluster, "round " + round, pages));
            }
        }
        var ratio = Pace.median(crawls).perSecond() / Pace.median(bares).perSecond();
        System.out.println("bare loop of requests:     " + Pace.median(bares));
        System.out.println("crawl without politeness:  " + Pace.median(crawls));
        System.out.printf(Locale.ROOT, "crawl to bare loop: %.2f%n", ratio);
        return ratio;
    }

    private double polite(Cluster cluster) {
        try (var stage = stage(cluster, settings(SHIPPED.delay(), SHIPPED.restPerAnswer()))) {
            crawl(stage, cluster, "robots", HOSTS);
            var each = LEAD.plus(POLITE).dividedBy(SHIPPED.delay()) + 1;
            begin(stage, cluster, "polite", Math.toIntExact(each) * HOSTS);
            LockSupport.parkNanos(LEAD.toNanos());
            var before = stage.counts().open();
            var began = System.nanoTime();
            LockSupport.parkNanos(POLITE.toNanos());
            var perSecond = (before - stage.counts().open()) * 1e9 / (System.nanoTime() - began);
            var allowed = HOSTS * 1e9 / SHIPPED.delay().plus(PageFarm.ANSWER).toNanos();
            System.out.printf(
                    Locale.ROOT,
                    "crawl with politeness:     %.1f pages/s, %.3f of the %.1f that it allows%n",
                    perSecond,
                    perSecond / allowed,
                    allowed);
            return perSecond / allowed;
        }
    }

    private CrawlStage stage(Cluster cluster, CrawlSettings settings) {
        var stage = new CrawlStage(cluster, Channels.of(cluster), web, settings, "bench", clock);
        stage.start();
        return stage;
    }

    private CrawlSettings settings(Duration delay, int restPerAnswer) {
        return new CrawlSettings(
                slots,
                SHIPPED.robotsName(),
                delay,
                SHIPPED.longestDelay(),
                restPerAnswer,
                SHIPPED.afterTooMany(),
                SHIPPED.deadFor(),
                SHIPPED.longestRetryAfter(),
                SHIPPED.backoff(),
                SHIPPED.waiting(),
                SHIPPED.bytes(),
                SHIPPED.total(),
                SHIPPED.redirects(),
                SHIPPED.robotsFor());
    }

    private Pace crawl(CrawlStage stage, Cluster cluster, String round, int pages) {
        begin(stage, cluster, round, pages);
        return Pace.of("pages", pages, () -> awaitUntil(() -> stage.idle()));
    }

    /// Writes requests and, once the stage has them all, puts the clock forward to the time that they were made for.
    private void begin(CrawlStage stage, Cluster cluster, String round, int pages) {
        var due = clock.instant().plus(AHEAD);
        try (var sender = new Sender(cluster, "bench")) {
            var requests = Channels.of(cluster).requests();
            var sent = new ArrayList<CompletableFuture<?>>();
            for (var page = 0; page < pages; page++) {
                var request = request(round, page, due);
                var key = Routing.key(Farm.host(page % HOSTS), request.id());
                sent.add(sender.send(requests, key, request, clock.instant()));
            }
            sent.forEach(Sender::await);
        }
        awaitUntil(() -> stage.counts().open() == pages);
        ahead.updateAndGet(AHEAD::plus);
        awaitUntil(() -> stage.counts().inFlight() > 0);
    }

    private Request request(String round, int page, Instant due) {
        var url = url(page);
        var item = Item.linked("bench", url, Optional.empty(), Lanes.LIVE, due);
        return Request.first(Ids.of(url, round), url, round, item, due);
    }

    /// The same requests, and nothing else.
    private void bare(int pages) {
        bare.loop(0, pages, page -> bare.ask(url(page), Map.of(), 200));
    }

    private static String url(int page) {
        return "http://" + Farm.host(page % HOSTS) + "/2026/11/story-" + page;
    }

    private static void awaitUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(LOOK);
        }
    }

    @Override
    public void close() {
        web.close();
        farm.close();
    }
}

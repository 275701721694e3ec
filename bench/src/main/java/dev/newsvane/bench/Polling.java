package dev.newsvane.bench;

import dev.newsvane.app.run.Folders;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Sender;
import dev.newsvane.base.http.Web;
import dev.newsvane.broker.EmbeddedBroker;
import dev.newsvane.ingest.poll.PollSettings;
import dev.newsvane.ingest.poll.PollStage;
import dev.newsvane.ingest.poll.SourceKeys;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
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

/// Feeds per second of the poll stage over the embedded broker, both in this process, on feeds of 30 items that
/// [FeedFarm] serves: the first round, and rounds in which nothing has changed, by turns with a bare loop of the same
/// client that makes the same conditional requests and reads nothing; then `newsboat` on some of the feeds. Rounds
/// begin when the stage's clock is put forward.
public final class Polling implements AutoCloseable {
    private static final int HOSTS = 400;
    private static final int PARTITIONS = 4;
    private static final int ROUNDS = 3;
    private static final int WARM_UP = 5_000;
    private static final int NEWSBOATS = 2_000;
    private static final Duration EVERY = Duration.ofHours(1);
    private static final long LOOK = Duration.ofMillis(10).toNanos();
    private static final PollSettings SETTINGS = impolite(PollSettings.defaults());

    private final JavaProcess farm = JavaProcess.start(
                    List.of("-Xmx128m", "-XX:TieredStopAtLevel=4", "-XX:-UseSerialGC"), FeedFarm.class.getName())
            .awaitReady();
    private final int port = Integer.parseInt(farm.said().getLast().replaceAll("\\D", ""));
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> Instant.now().plus(ahead.get());
    private final Web web =
            new Web(new Web.Settings("newsvane-bench", true, Farm.hosts(HOSTS, port), Optional.empty()));
    private final Bare bare =
            new Bare(web, new Web.Bounds(SETTINGS.bytes(), SETTINGS.timeout(), 10), SETTINGS.concurrency());

    /// Measures.
    ///
    /// @param arguments how many feeds (20,000)
    public static void main(String[] arguments) {
        var feeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        Folders.temporary("newsvane-bench-", folder -> {
            try (var polling = new Polling()) {
                return polling.measure(feeds, folder);
            }
        });
    }

    private double measure(int feeds, Path folder) {
        var polls = new ArrayList<Pace>();
        var bares = new ArrayList<Pace>();
        var first = poll(feeds, folder, polls, bares);
        var later = Pace.median(polls);
        System.out.println("poll, first round:       " + first);
        System.out.println("poll, nothing changed:   " + later);
        System.out.println("bare loop of requests:   " + Pace.median(bares));
        tell("poll to bare loop", later.perSecond() / Pace.median(bares).perSecond());
        if (Newsboat.installed()) {
            var newsboat = Newsboat.in(folder.resolve("newsboat"), port, Math.min(NEWSBOATS, feeds));
            var boatFirst = newsboat.round();
            var boatLater = newsboat.round();
            System.out.println("newsboat, first round:   " + boatFirst);
            System.out.println("newsboat, second round:  " + boatLater);
            tell("poll to newsboat, first round", first.perSecond() / boatFirst.perSecond());
            tell("poll to newsboat, nothing changed", later.perSecond() / boatLater.perSecond());
        } else {
            System.out.println("newsboat is not installed (apt-get install newsboat): not measured");
        }
        return later.perSecond();
    }

    private static void tell(String what, double ratio) {
        System.out.printf(Locale.ROOT, "%s: %.2f%n", what, ratio);
    }

    /// @return the first round; the others are added to the lists
    private Pace poll(int feeds, Path folder, List<Pace> polls, List<Pace> bares) {
        try (var broker = EmbeddedBroker.start(folder.resolve("broker"));
                var stage = stage(broker.cluster())) {
            var channels = Channels.of(broker.cluster());
            write(broker.cluster(), channels, feeds, feeds + WARM_UP, Duration.ofDays(365));
            stage.start();
            awaitRound(stage, WARM_UP);
            bare(feeds, WARM_UP);
            write(broker.cluster(), channels, 0, feeds, EVERY);
            var first = Pace.of("feeds", feeds, () -> awaitRound(stage, feeds + WARM_UP));
            for (var round = 0; round < ROUNDS; round++) {
                bares.add(Pace.of("feeds", feeds, () -> bare(0, feeds)));
                ahead.updateAndGet(now -> now.plus(EVERY));
                awaitBegin(stage);
                polls.add(Pace.of("feeds", feeds, () -> awaitRound(stage, feeds + WARM_UP)));
            }
            var self = ProcessHandle.current().pid();
            System.out.printf(
                    Locale.ROOT,
                    "poll stage and broker: %d MB resident at most, %.0f MB of heap alive, of at most %d MB%n",
                    Memory.residentAtMost(self),
                    Memory.live(),
                    Runtime.getRuntime().maxMemory() >> 20);
            return first;
        }
    }

    private static PollSettings impolite(PollSettings shown) {
        return new PollSettings(
                shown.concurrency(),
                Duration.ZERO,
                shown.initial(),
                shown.oneADay(),
                shown.shortest(),
                shown.least(),
                shown.longest(),
                shown.dead(),
                shown.deadAfter(),
                shown.quietAge(),
                shown.coverage(),
                shown.bytes(),
                shown.timeout());
    }

    private PollStage stage(Cluster cluster) {
        var channels = Channels.of(cluster);
        channels.create(cluster, PARTITIONS, (short) 1, clock.instant());
        return new PollStage(cluster, channels, web, SETTINGS, "bench", clock);
    }

    /// Until the stage knows again that its group has not taken it for dead meanwhile.
    private static void awaitBegin(PollStage stage) {
        while (stage.counts().inFlight() == 0) {
            LockSupport.parkNanos(LOOK);
        }
    }

    private static void awaitRound(PollStage stage, int sources) {
        while (!stage.idle() || stage.counts().sources() < sources) {
            LockSupport.parkNanos(LOOK);
        }
    }

    /// The same requests, and nothing else.
    private void bare(int from, int feeds) {
        bare.loop(from, feeds, feed -> bare.ask(url(feed), Map.of("if-none-match", FeedFarm.etag(feed)), 304));
    }

    private void write(Cluster cluster, Channels channels, int from, int to, Duration every) {
        try (var sender = new Sender(cluster, "bench")) {
            var sent = new ArrayList<CompletableFuture<?>>();
            for (var feed = from; feed < to; feed++) {
                var source = source(feed, every);
                sent.add(sender.send(channels.sources(), SourceKeys.key(source), source, clock.instant()));
            }
            sent.forEach(Sender::await);
        }
    }

    private static Source source(int feed, Duration every) {
        return Source.of("feed " + feed, url(feed), SourceKind.FEED, "bench").every(every);
    }

    private static String url(int feed) {
        return "http://" + Farm.host(feed % HOSTS) + "/" + feed;
    }

    @Override
    public void close() {
        web.close();
        farm.close();
    }
}

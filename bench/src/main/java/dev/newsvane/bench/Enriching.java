package dev.newsvane.bench;

import dev.newsvane.app.eval.Extractor;
import dev.newsvane.app.run.Folders;
import dev.newsvane.base.Backlog;
import dev.newsvane.base.Follow;
import dev.newsvane.base.Sender;
import dev.newsvane.base.StreamsStage;
import dev.newsvane.broker.EmbeddedBroker;
import dev.newsvane.enrich.Annotate;
import dev.newsvane.enrich.EnrichSettings;
import dev.newsvane.enrich.EnrichTopology;
import dev.newsvane.enrich.Placer;
import dev.newsvane.enrich.extract.Extract;
import dev.newsvane.enrich.extract.Extraction.Extracted;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Item;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.PageBody;
import dev.newsvane.schemas.Placement;
import dev.newsvane.testkit.NewsroomData;
import dev.newsvane.testkit.Shared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import okio.ByteString;

/// Articles per second of the enrich stage over the embedded broker, against the same functions in a loop, and
/// against Readability's extraction alone: the same real pages, two threads each, by turns in one process. The first
/// rounds warm up and do not count.
public final class Enriching {
    private static final int THREADS = 2;
    private static final int PARTITIONS = 4;
    private static final int WARM_UP = 3;
    private static final Duration COMMIT = Duration.ofMillis(50);
    private static final long LOOK = Duration.ofMillis(100).toNanos();

    private final List<Page> pages;

    private Enriching(List<Page> pages) {
        this.pages = pages;
    }

    /// Measures.
    ///
    /// @param arguments how many rounds count (5)
    public static void main(String[] arguments) {
        var rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        var folder = Shared.data()
                .orElseThrow(() -> new IllegalStateException("needs the recorded pages in ../shared/data/newsroom"));
        var pages = NewsroomData.at(folder.resolve("newsroom")).lines().stream()
                .map(Enriching::page)
                .toList();
        new Enriching(pages).measure(rounds);
    }

    private void measure(int rounds) {
        var toLoop = new ArrayList<Double>();
        var toReadability = new ArrayList<Double>();
        for (var round = 1 - WARM_UP; round <= rounds; round++) {
            var readability = readability();
            var loop = loop();
            var stage = Folders.temporary("newsvane-bench-", this::stage);
            System.out.printf(
                    Locale.ROOT,
                    "%s: stage %.1f/s; loop %.1f/s, ratio %.2f; readability4j alone %.1f/s, ratio %.2f%n",
                    round <= 0 ? "warm-up" : "round " + round,
                    stage,
                    loop,
                    stage / loop,
                    readability,
                    stage / readability);
            if (round > 0) {
                toLoop.add(stage / loop);
                toReadability.add(stage / readability);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "median: stage to loop %.2f, stage to readability4j alone %.2f%n",
                median(toLoop),
                median(toReadability));
    }

    private static double median(List<Double> ratios) {
        return ratios.stream().sorted().skip(ratios.size() / 2).findFirst().orElse(0.0);
    }

    private double readability() {
        var peer = Extractor.readability4j();
        return perSecond(page -> {
            var _ = peer.of(PageBody.body(page).toByteArray(), page.finalUrl());
        });
    }

    private double loop() {
        var settings = EnrichSettings.defaults();
        var placer = Placer.inMemory(settings);
        return perSecond(page -> {
            var extraction = Extract.article(page, page.id(), 0, 0);
            if (Annotate.extraction(extraction, settings.gazetteer()) instanceof Extracted(Article article)) {
                synchronized (placer) {
                    placer.place(article, page.fetched());
                }
            }
        });
    }

    private double perSecond(Consumer<Page> work) {
        var next = new AtomicInteger();
        var begun = System.nanoTime();
        try (var pool = Executors.newFixedThreadPool(THREADS)) {
            for (var thread = 0; thread < THREADS; thread++) {
                pool.execute(() -> {
                    for (var at = next.getAndIncrement(); at < pages.size(); at = next.getAndIncrement()) {
                        work.accept(pages.get(at));
                    }
                });
            }
        }
        return pages.size() * 1e9 / (System.nanoTime() - begun);
    }

    /// All pages are there before it starts; its start is not counted: from the placement of the first to that of the
    /// last.
    private double stage(Path folder) {
        try (var broker = EmbeddedBroker.start(folder.resolve("broker"))) {
            var cluster = broker.cluster();
            var channels = Channels.of(cluster);
            var now = Instant.now();
            channels.create(cluster, PARTITIONS, (short) 1, now);
            try (var sender = new Sender(cluster, "bench")) {
                var sent = pages.stream()
                        .map(page -> sender.send(channels.pages(), page.id(), page, now))
                        .toList();
                sent.forEach(Sender::await);
            }
            var runner = new StreamsStage.Runner(cluster, folder.resolve("state"), "bench", THREADS, COMMIT, (short) 1);
            var stage = new StreamsStage("enrich", EnrichTopology.build(channels, EnrichSettings.defaults()), runner);
            try (stage;
                    var admin = cluster.admin()) {
                stage.start();
                var backlog = new Backlog(admin);
                while (!done(backlog, channels)) {
                    LockSupport.parkNanos(LOOK);
                }
            }
            var times = new ArrayList<Instant>();
            new Follow(cluster, "bench")
                    .channel(
                            channels.articles(),
                            seen -> seen.value()
                                    .flatMap(Article::placement)
                                    .map(Placement::placed)
                                    .ifPresent(times::add))
                    .runToEnd();
            return times.size()
                    * 1e3
                    / Duration.between(times.getFirst(), times.getLast()).toMillis();
        }
    }

    /// Asked before the stage is up, there is no backlog of its repartition yet.
    private static boolean done(Backlog backlog, Channels channels) {
        var behind = backlog.of("enrich", List.of(channels.pages()));
        return behind.size() > 1 && behind.values().stream().allMatch(left -> left == 0);
    }

    private static Page page(NewsroomData.Line line) {
        var url = line.url().toString();
        var body = body(line.page());
        var item = Item.linked(line.url().host(), url, Optional.of(line.title()), Lanes.LIVE, Instant.now());
        return Page.of(item, url, "text/html", body);
    }

    private static ByteString body(Path file) {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return ByteString.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

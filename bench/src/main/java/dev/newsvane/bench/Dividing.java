package dev.newsvane.bench;

import dev.newsvane.alerts.AlertSettings;
import dev.newsvane.alerts.AlertTopology;
import dev.newsvane.alerts.share.Share;
import dev.newsvane.alerts.share.Standing;
import dev.newsvane.app.run.Folders;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.base.StreamsStage;
import dev.newsvane.broker.EmbeddedBroker;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.Spike;
import dev.newsvane.schemas.Watch;
import dev.newsvane.schemas.When;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/// What it costs to divide watches anew that have matched: from the whole to two shares and back. Every watch has said
/// something of one story, and of half of them it is counted how much comes in. The stage and its broker share this
/// process.
public final class Dividing {
    private static final int WORDS = 1000;
    private static final int ARTICLES = 10;
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration COMMIT = Duration.ofMillis(50);
    private static final When COUNTED = new When(1, Optional.of(new Spike(5)), Optional.of(Duration.ofDays(1)));

    private final Cluster cluster;
    private final Channels channels;
    private final Path state;
    private final Instant now = Instant.now();

    private Dividing(Cluster cluster, Path state) {
        this.cluster = cluster;
        this.channels = Channels.of(cluster);
        this.state = state;
        channels.create(cluster, 1, (short) 1, now);
    }

    /// Measures.
    ///
    /// @param arguments how many watches (100,000)
    public static void main(String... arguments) {
        var watches = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        Folders.temporary("newsvane-bench-", folder -> {
            try (var broker = EmbeddedBroker.start(folder.resolve("broker"))) {
                var bench = new Dividing(broker.cluster(), folder.resolve("state"));
                bench.match(watches);
                bench.divide(1, new Share(1, 2));
                bench.divide(2, Share.WHOLE);
                bench.divide(1, new Share(2, 2));
            }
            return 0;
        });
    }

    private void match(int watches) {
        take(Share.WHOLE);
        try (var sender = new Sender(cluster, "bench")) {
            CompletableFuture<?> last = CompletableFuture.completedFuture(null);
            for (var i = 0; i < watches; i++) {
                var when = i % 2 == 0 ? COUNTED : When.AT_FIRST;
                var watch = Watch.of("watch-" + i, word(i % WORDS), "bench")
                        .as(1, false, now.minusSeconds(60))
                        .speaking(when);
                last = sender.send(channels.watches(), watch.name() + "@1", watch, watch.written());
            }
            for (var i = 0; i < ARTICLES; i++) {
                var article = article(i);
                last = sender.send(channels.articles(), article.key(), article, now);
            }
            Sender.await(last);
        }
        var runner = new StreamsStage.Runner(cluster, state, "bench", 1, COMMIT, (short) 1);
        try (var stage = new StreamsStage("match", AlertTopology.build(channels, AlertSettings.DEFAULT), runner)) {
            stage.start();
            while (read() < ARTICLES) {
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }

    private static String word(int number) {
        return "newsvane" + Integer.toString(number, Character.MAX_RADIX);
    }

    /// Holds its part of all words.
    private Article article(int number) {
        var text = IntStream.range(0, WORDS)
                .filter(word -> word % ARTICLES == number)
                .mapToObj(Dividing::word)
                .collect(Collectors.joining(" and a few words between them "));
        var url = "https://www.example.org/" + number;
        return Article.of(url, "example.org", "Number " + number, text, now)
                .placed(
                        false,
                        new Placement(
                                "story" + number,
                                true,
                                1,
                                Optional.empty(),
                                1,
                                1,
                                0,
                                Optional.empty(),
                                now,
                                List.of()));
    }

    private long read() {
        var articles = new TopicPartition(channels.articles().name(), 0);
        try (var admin = cluster.admin()) {
            var read = admin.listConsumerGroupOffsets(Standing.group(Share.WHOLE))
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(articles);
            return read == null ? 0 : read.offset();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void divide(int from, Share to) {
        var size = size(from);
        var began = System.nanoTime();
        take(to);
        System.out.printf(
                Locale.ROOT,
                "from %d to %d: %,d records of %,d MB in %.1f s%n",
                from,
                to.of(),
                size.getCount(),
                size.getSum() / 1_000_000,
                (System.nanoTime() - began) / 1e9);
    }

    private void take(Share share) {
        AlertTopology.takeOver(cluster, channels, (short) 1).by(share).ifPresent(why -> {
            throw new IllegalStateException(why);
        });
    }

    /// Of all that shares remember, where there are so many.
    private LongSummaryStatistics size(int of) {
        var size = new LongSummaryStatistics();
        try (var consumer = cluster.consumer("bench", Map.of())) {
            var logs = consumer.listTopics().keySet().stream()
                    .filter(name -> name.startsWith(Standing.group(Share.WHOLE)) && name.endsWith("-changelog"))
                    .filter(name -> of == 1 ? !name.contains("-of-") : name.contains("-of-" + of + '-'))
                    .map(name -> new TopicPartition(name, 0))
                    .toList();
            Snapshot.read(
                    consumer,
                    logs,
                    record ->
                            size.accept(record.serializedKeySize() + (long) Math.max(0, record.serializedValueSize())));
        }
        return size;
    }
}

package dev.newsvane.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newsvane.base.Channel;
import dev.newsvane.base.Follow;
import dev.newsvane.base.Sender;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.Story;
import dev.newsvane.testkit.TestBroker;
import dev.newsvane.testkit.cluster.JavaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of the enrich stage in the midst of placing: over one partition of `pages`, what twenty lives wrote is, to
/// the last story and in the same order, what one undisturbed life writes.
class PlacementKillTest {
    private static final int KILLS = 20;
    private static final int PAGES = 700;
    /// With every article a life may place, enough are left for the last.
    private static final int ARTICLES_A_LIFE = 20;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aStageThatIsKilledPlacesAsOneThatIsNot() {
        var seed = Long.getLong("newsvane.seed", System.nanoTime());
        System.out.println("PlacementKillTest: seed " + seed + " (-Dnewsvane.seed repeats it)");
        var pages = Reports.of(PAGES, seed);
        var undisturbed = outcome("undisturbed", pages, _ -> {});
        var random = new Random(seed);
        var killed = outcome("killed", pages, ground -> {
            var inTheMidst = 0;
            for (var kill = 1; kill <= KILLS; kill++) {
                inTheMidst += ground.killed(random) ? 1 : 0;
            }
            assertThat(inTheMidst).as("kills with articles left to place").isGreaterThan(KILLS * 3 / 4);
        });
        assertThat(undisturbed.articles()).hasSizeGreaterThan(PAGES * 3 / 4);
        assertThat(undisturbed.stories().stream().map(Story::kind).distinct()).hasSizeGreaterThan(1);
        assertThat(killed.articles()).isEqualTo(undisturbed.articles());
        assertThat(killed.stories()).isEqualTo(undisturbed.stories());
    }

    /// What stands in the channels in the end, but for our clock.
    private record Outcome(List<Article> articles, List<Story> stories) {}

    private interface Disturbance {
        void of(Ground ground);
    }

    private Outcome outcome(String name, List<Page> pages, Disturbance disturbance) {
        try (var broker = TestBroker.start();
                var ground = new Ground(broker, folder.resolve(name))) {
            ground.publish(pages);
            disturbance.of(ground);
            return ground.finish(pages.getLast());
        }
    }

    /// A broker with pages, and one instance of the stage.
    private static final class Ground implements AutoCloseable {
        private final TestBroker broker;
        private final Path data;
        private final Channels channels;
        private final Consumer<String, byte[]> progress;

        Ground(TestBroker broker, Path data) {
            this.broker = broker;
            this.data = data;
            this.channels = Channels.of(broker.cluster());
            this.progress = broker.cluster()
                    .consumer("progress", Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted"));
            broker.create(channels.all(), 1);
            channels.publishSchemas(broker.cluster(), Instant.now());
        }

        void publish(List<Page> pages) {
            try (var sender = new Sender(broker.cluster(), "reports")) {
                var now = Instant.now();
                var sent = pages.stream()
                        .map(page -> sender.send(channels.pages(), page.id(), page, now))
                        .toList();
                sent.forEach(Sender::await);
            }
        }

        /// One life, until it has written some articles more; whether some were left.
        boolean killed(Random random) {
            var target = written() + 1 + random.nextInt(ARTICLES_A_LIFE);
            try (var stage = stage()) {
                await().atMost(60, TimeUnit.SECONDS)
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> written() >= target || stage.ended());
                stage.kill();
            }
            return all(channels.articles()).size() < PAGES * 3 / 4;
        }

        /// A life that is left alone until the last page has its place.
        Outcome finish(Page last) {
            try (var stage = stage().awaitReady()) {
                await().atMost(180, TimeUnit.SECONDS)
                        .until(() -> all(channels.articles()).stream()
                                .anyMatch(article -> article.url().equals(last.url())));
                assertThat(stage.stop()).isZero();
            }
            return new Outcome(
                    all(channels.articles()).stream().map(Ground::timeless).toList(), all(channels.stories()));
        }

        private JavaProcess stage() {
            return JavaProcess.newsvane(
                    List.of(), "run", "enrich", "--kafka", broker.cluster().bootstrap(), "--data", data.toString());
        }

        /// Records in `articles`, those of transactions that are open or broke off too.
        private long written() {
            var partition = new TopicPartition(channels.articles().name(), 0);
            return progress.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        }

        private <V> List<V> all(Channel<V> channel) {
            var all = new ArrayList<V>();
            new Follow(broker.cluster(), "outcome")
                    .channel(channel, seen -> seen.value().ifPresent(all::add))
                    .runToEnd();
            return all;
        }

        private static Article timeless(Article article) {
            var place = article.placement().orElseThrow();
            return article.placed(
                    article.edited(),
                    new Placement(
                            place.story(),
                            place.founded(),
                            place.likeness(),
                            place.nearest(),
                            place.articles(),
                            place.independent(),
                            place.copies(),
                            place.copy(),
                            Instant.EPOCH,
                            place.turns()));
        }

        @Override
        public void close() {
            progress.close();
        }
    }
}

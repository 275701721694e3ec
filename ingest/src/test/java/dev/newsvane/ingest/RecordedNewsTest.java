package dev.newsvane.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.newsvane.base.Channel;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.ingest.poll.SourceKeys;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Reason;
import dev.newsvane.schemas.Reject;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import dev.newsvane.testkit.NewsroomData;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Shared;
import dev.newsvane.testkit.TestBroker;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Hundreds of real pages on hundreds of real hosts, over https: each becomes a page, or a reject with a reason.
class RecordedNewsTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    Path state;

    @Test
    void everyRecordedPageArrivesOrIsAccountedFor() throws IOException {
        var data = Shared.data().map(folder -> folder.resolve("newsroom")).filter(Files::isDirectory);
        assumeTrue(data.isPresent(), "no ../shared/data/newsroom beside the checkout");
        var newsroom = NewsroomData.at(data.get());
        try (var web = RecordedWeb.start();
                var broker = TestBroker.start()) {
            newsroom.serve(web);
            var channels = Channels.of(broker.cluster());
            channels.create(broker.cluster(), 4, (short) 1, CLOCK.instant());
            follow(channels, broker, newsroom.feedUrls());
            var began = CLOCK.instant();
            var running = Running.start(broker.cluster(), channels, web, state);
            var items = new AtomicLong();
            try {
                await().pollInterval(Duration.ofMillis(500))
                        .atMost(Duration.ofMinutes(4))
                        .untilAsserted(() -> {
                            var pages = values(broker, channels.pages()).size();
                            var rejects = values(broker, channels.rejects()).size();
                            items.set(values(broker, channels.items()).size());
                            assertThat(items.get()).isEqualTo(newsroom.lines().size());
                            assertThat(pages + rejects)
                                    .isEqualTo(newsroom.lines().size());
                            assertThat(running.crawl().idle()).isTrue();
                        });
            } finally {
                running.close();
            }
            // one is recorded under a campaign's parameter, which we do not send
            assertThat(values(broker, channels.rejects()))
                    .extracting(Reject::reason)
                    .hasSizeLessThanOrEqualTo(1)
                    .allMatch(Reason.NOT_FOUND::equals);
            if (Boolean.getBoolean("newsvane.tell")) {
                var took = Duration.between(began, CLOCK.instant());
                Files.writeString(Path.of("target/recorded-news.txt"), items + " pages in " + took);
            }
        }
    }

    private static void follow(Channels channels, TestBroker broker, List<URI> feeds) {
        try (var sender = new Sender(broker.cluster(), "test")) {
            for (var feed : feeds) {
                var source = Source.of(feed.getHost(), feed.toString(), SourceKind.FEED, "test");
                var _ = sender.send(channels.sources(), SourceKeys.key(source), source, CLOCK.instant());
            }
            sender.flush();
        }
    }

    private static <V> Collection<V> values(TestBroker broker, Channel<V> channel) {
        return Snapshot.of(broker.cluster(), channel).values();
    }
}

package dev.newsvane.ingest.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newsvane.base.Health;
import dev.newsvane.base.Routing;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.base.http.Web;
import dev.newsvane.broker.EmbeddedBroker;
import dev.newsvane.ingest.Items;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.Request;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The crawl while nothing can be reached, over a real broker and real HTTP.
class OutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final InstantSource CLOCK = InstantSource.system();
    private static final List<String> HOSTS =
            IntStream.range(0, 8).mapToObj(n -> "h" + n + ".example").toList();

    @TempDir
    Path folder;

    @Test
    void whileNothingCanBeReachedNoRequestIsBlamedAndAfterwardsAllAreFetched() {
        try (var recorded = RecordedWeb.start();
                var broker = EmbeddedBroker.start(folder)) {
            HOSTS.forEach(recorded::refuses);
            var channels = Channels.of(broker.cluster());
            channels.create(broker.cluster(), 4, (short) 1, CLOCK.instant());
            try (var web = new Web(recorded.settings("newsvane-test"));
                    var crawl = new CrawlStage(broker.cluster(), channels, web, settings(), "one", CLOCK);
                    var sender = new Sender(broker.cluster(), "test")) {
                crawl.start();
                var began = CLOCK.instant();
                HOSTS.forEach(host ->
                        Sender.await(sender.send(channels.requests(), Routing.key(host, "id"), request(host), began)));

                // ten times as long as two failed tries need to reject a page
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(Snapshot.of(broker.cluster(), channels.requests())
                                        .values())
                                .hasSameSizeAs(HOSTS)
                                .allSatisfy(request ->
                                        assertThat(request.notBefore()).isAfter(began.plus(Duration.ofSeconds(2)))));
                assertThat(crawl.health()).isInstanceOf(Health.Ailing.class);

                HOSTS.forEach(host -> recorded.site(host, _ -> Reply.html("<h1>" + host + "</h1>")));

                await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(Snapshot.of(broker.cluster(), channels.pages()).values())
                            .extracting(Page::url)
                            .containsExactlyInAnyOrderElementsOf(
                                    HOSTS.stream().map(OutageTest::url).toList());
                    assertThat(crawl.idle()).isTrue();
                });
                assertThat(crawl.health()).isInstanceOf(Health.Running.class);
                assertThat(Snapshot.of(broker.cluster(), channels.rejects())).isEmpty();
            }
        }
    }

    private static Request request(String host) {
        var item = Items.item("s", Optional.of(url(host)), "text", false, CLOCK.instant());
        return Request.first("id", url(host), "hash", item, CLOCK.instant());
    }

    private static String url(String host) {
        return "http://" + host + "/story";
    }

    /// A page is rejected after its second failed try.
    private static CrawlSettings settings() {
        var shown = CrawlSettings.defaults();
        return new CrawlSettings(
                shown.concurrency(),
                shown.robotsName(),
                Duration.ZERO,
                shown.longestDelay(),
                shown.restPerAnswer(),
                Duration.ofMillis(100),
                Duration.ofMillis(100),
                shown.longestRetryAfter(),
                List.of(Duration.ofMillis(100)),
                shown.waiting(),
                shown.bytes(),
                shown.total(),
                shown.redirects(),
                shown.robotsFor());
    }
}

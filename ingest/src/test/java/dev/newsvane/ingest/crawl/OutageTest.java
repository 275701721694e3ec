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
import dev.newsvane.ingest.url.CanonicalUrl;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.Reason;
import dev.newsvane.schemas.Reject;
import dev.newsvane.schemas.Request;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The crawl while nothing can be reached, over a real broker and real HTTP.
class OutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration AGAIN = Duration.ofMillis(100);
    private static final InstantSource CLOCK = InstantSource.system();
    private static final List<String> HOSTS =
            IntStream.range(0, 8).mapToObj(n -> "h" + n + ".example").toList();

    @TempDir
    private Path folder = Path.of("");

    private RecordedWeb recorded;
    private EmbeddedBroker broker;
    private Channels channels;
    private Web web;
    private CrawlStage crawl;

    @BeforeEach
    void startTheCrawl() {
        recorded = RecordedWeb.start();
        broker = EmbeddedBroker.start(folder);
        channels = Channels.of(broker.cluster());
        channels.create(broker.cluster(), 4, (short) 1, CLOCK.instant());
        web = new Web(recorded.settings("newsvane-test"));
        crawl = new CrawlStage(broker.cluster(), channels, web, settings(), "one", CLOCK);
        crawl.start();
    }

    @AfterEach
    void endTheCrawl() {
        crawl.close();
        web.close();
        broker.close();
        recorded.close();
    }

    @Test
    void whileOurLineIsDownNoPageIsUsedUpAndAfterwardsAllArrive() {
        Stream.concat(HOSTS.stream(), Stream.of("new.example")).forEach(this::open);
        var wanted = new ArrayList<>(request(HOSTS, "before"));
        awaited(() -> assertArrived(wanted));

        for (var n = 0; n < 10; n++) {
            wanted.addAll(request(HOSTS, "under-way-" + n));
            if (n == 5) {
                recorded.cut();
            }
        }
        awaited(() -> assertThat(crawl.health()).isInstanceOf(Health.Ailing.class));
        wanted.addAll(request(List.of("new.example"), "meanwhile"));
        // ten times as long as the tries of a page take, that is then rejected
        var late = CLOCK.instant().plus(AGAIN.multipliedBy(3 * 10));
        awaited(() -> assertThat(requests())
                .filteredOn(request -> request.notBefore().isAfter(late))
                .extracting(request -> CanonicalUrl.host(request.url()))
                .containsAll(HOSTS)
                .contains("new.example"));
        recorded.mend();

        awaited(() -> {
            assertArrived(wanted);
            assertThat(crawl.idle()).isTrue();
        });
        assertThat(crawl.health()).isInstanceOf(Health.Running.class);
        assertThat(rejects()).isEmpty();
    }

    @Test
    void deadHostsAreToldOfWhereNothingElseIsAskedAnyMore() {
        open("lives.example");
        assertThat(request(List.of("lives.example"), "story")).hasSize(1);
        awaited(() -> assertThat(pages()).hasSize(1));
        HOSTS.forEach(recorded::refuses);
        var dead = request(HOSTS, "story");
        awaited(() -> assertThat(rejects())
                .allSatisfy(reject -> assertThat(reject.reason()).isEqualTo(Reason.UNREACHABLE))
                .extracting(Reject::input)
                .containsExactlyInAnyOrderElementsOf(dead));
        assertThat(crawl.health()).isInstanceOf(Health.Running.class);
    }

    private void open(String host) {
        recorded.site(
                host,
                ask -> "/robots.txt".equals(ask.path())
                        ? Reply.status(404)
                        : Reply.html("<h1>" + ask.path() + "</h1>"));
    }

    /// The URLs of what is asked for.
    private List<String> request(List<String> hosts, String id) {
        try (var sender = new Sender(broker.cluster(), "test")) {
            for (var host : hosts) {
                var now = CLOCK.instant();
                var item = Items.item("s", Optional.of(url(host, id)), "text", false, now);
                var request = Request.first(id, url(host, id), "hash", item, now);
                Sender.await(sender.send(channels.requests(), Routing.key(host, id), request, now));
            }
        }
        return hosts.stream().map(host -> url(host, id)).toList();
    }

    private static String url(String host, String id) {
        return "http://" + host + "/" + id;
    }

    private void assertArrived(List<String> wanted) {
        assertThat(pages()).extracting(Page::url).containsExactlyInAnyOrderElementsOf(wanted);
    }

    private Collection<Page> pages() {
        return Snapshot.of(broker.cluster(), channels.pages()).values();
    }

    private Collection<Reject> rejects() {
        return Snapshot.of(broker.cluster(), channels.rejects()).values();
    }

    private Collection<Request> requests() {
        return Snapshot.of(broker.cluster(), channels.requests()).values();
    }

    private static void awaited(Runnable holds) {
        await().atMost(PATIENCE).untilAsserted(holds::run);
    }

    /// A page is rejected after its third failed try.
    private static CrawlSettings settings() {
        var shown = CrawlSettings.defaults();
        return new CrawlSettings(
                shown.concurrency(),
                shown.robotsName(),
                Duration.ofMillis(5),
                shown.longestDelay(),
                shown.restPerAnswer(),
                AGAIN,
                AGAIN,
                shown.longestRetryAfter(),
                List.of(AGAIN, AGAIN),
                shown.waiting(),
                shown.bytes(),
                shown.total(),
                shown.redirects(),
                shown.robotsFor());
    }
}

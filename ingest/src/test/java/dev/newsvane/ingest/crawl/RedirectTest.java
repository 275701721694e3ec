package dev.newsvane.ingest.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newsvane.base.Routing;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.base.http.Web;
import dev.newsvane.broker.EmbeddedBroker;
import dev.newsvane.ingest.Items;
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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Redirects over a real broker and real HTTP.
class RedirectTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration DELAY = Duration.ofMillis(40);
    private static final InstantSource CLOCK = InstantSource.system();
    private static final String TARGET = "one.example";
    private static final List<String> HOSTS =
            IntStream.range(0, 30).mapToObj(n -> "h" + n + ".example").toList();

    @TempDir
    private Path folder = Path.of("");

    private RecordedWeb recorded;
    private EmbeddedBroker broker;
    private Channels channels;

    @BeforeEach
    void openTheWeb() {
        recorded = RecordedWeb.start();
        broker = EmbeddedBroker.start(folder);
        channels = Channels.of(broker.cluster());
        channels.create(broker.cluster(), 4, (short) 1, CLOCK.instant());
    }

    @AfterEach
    void closeTheWeb() {
        broker.close();
        recorded.close();
    }

    /// The first instance ends while guests wait, as one that is killed does: they are remembered nowhere but in what
    /// is still open.
    @Test
    void aHostThatManyRedirectToIsAskedOneAfterTheOtherAndARestartLosesNothing() {
        HOSTS.forEach(host -> recorded.site(
                host,
                ask -> "/robots.txt".equals(ask.path())
                        ? Reply.status(404)
                        : Reply.redirect(301, "http://" + TARGET + "/" + ask.host())));
        recorded.site(
                TARGET,
                ask -> "/robots.txt".equals(ask.path())
                        ? Reply.text(200, "text/plain", "User-agent: *\nDisallow: /h7.example\n")
                        : Reply.html("<h1>" + ask.path() + "</h1>"));
        var readable = HOSTS.stream().filter(host -> !"h7.example".equals(host)).toList();
        try (var web = new Web(recorded.settings("newsvane-test"))) {
            request(HOSTS);
            crawl(web, "one", () -> assertThat(pages()).hasSizeGreaterThan(3));
            assertThat(Snapshot.of(broker.cluster(), channels.requests()).values())
                    .extracting(Request::attempt)
                    .containsOnly(0);
            crawl(web, "two", () -> assertThat(pages()).hasSameSizeAs(readable));
        }
        assertThat(pages())
                .extracting(Page::finalUrl)
                .containsExactlyInAnyOrderElementsOf(readable.stream()
                        .map(host -> "http://" + TARGET + "/" + host)
                        .toList());
        assertThat(rejects())
                .singleElement()
                .satisfies(reject -> assertThat(reject.reason()).isEqualTo(Reason.REFUSED_BY_ROBOTS));
        assertThat(Snapshot.of(broker.cluster(), channels.requests())).isEmpty();
        assertPolite();
    }

    @Test
    void aSiteThatRedirectsWithinItselfIsFollowedToItsPageOrToTheLastHopAllowed() {
        recorded.site(
                "site.example",
                ask -> "/robots.txt".equals(ask.path())
                        ? Reply.status(404)
                        : ask.secure()
                                ? Reply.redirect(308, "https://www.site.example" + ask.path())
                                : Reply.redirect(301, "https://site.example" + ask.path()));
        recorded.site("www.site.example", ask -> switch (ask.path()) {
            case "/robots.txt" -> Reply.status(404);
            case "/story" -> Reply.redirect(302, "/story/#top");
            default -> Reply.html("<h1>A story</h1>");
        });
        recorded.site(
                "round.example",
                ask -> "/robots.txt".equals(ask.path()) ? Reply.status(404) : Reply.redirect(302, "/story"));
        try (var web = new Web(recorded.settings("newsvane-test"))) {
            request(List.of("site.example", "round.example"));
            crawl(
                    web,
                    "one",
                    () -> assertThat(Snapshot.of(broker.cluster(), channels.requests()))
                            .isEmpty());
        }
        assertThat(pages()).singleElement().satisfies(page -> {
            assertThat(page.url()).isEqualTo("http://site.example/story");
            assertThat(page.finalUrl()).isEqualTo("https://www.site.example/story/");
        });
        assertThat(rejects())
                .extracting(Reject::detail)
                .containsExactly("It redirects more than " + settings().redirects() + " times.");
        assertThat(recorded.visits("round.example"))
                .filteredOn(visit -> "/story".equals(visit.path()))
                .hasSize(1 + settings().redirects());
    }

    /// Never two pages at once, and each as long after the last as the host is given.
    private void assertPolite() {
        var visits = recorded.visits(TARGET).stream()
                .filter(visit -> !"/robots.txt".equals(visit.path()))
                .toList();
        for (var i = 1; i < visits.size(); i++) {
            assertThat(visits.get(i).at())
                    .isAfterOrEqualTo(visits.get(i - 1).until().plus(DELAY));
        }
    }

    private void crawl(Web web, String instance, Runnable until) {
        try (var crawl = new CrawlStage(broker.cluster(), channels, web, settings(), instance, CLOCK)) {
            crawl.start();
            await().atMost(PATIENCE).untilAsserted(until::run);
        }
    }

    private void request(List<String> hosts) {
        try (var sender = new Sender(broker.cluster(), "test")) {
            for (var host : hosts) {
                var url = "http://" + host + "/story";
                var item = Items.item("s", Optional.of(url), "text", false, CLOCK.instant());
                var request = Request.first("id", url, "hash", item, CLOCK.instant());
                Sender.await(sender.send(channels.requests(), Routing.key(host, "id"), request, CLOCK.instant()));
            }
        }
    }

    private Collection<Page> pages() {
        return Snapshot.of(broker.cluster(), channels.pages()).values();
    }

    private Collection<Reject> rejects() {
        return Snapshot.of(broker.cluster(), channels.rejects()).values();
    }

    private static CrawlSettings settings() {
        return CrawlSettings.defaults().delay(DELAY);
    }
}

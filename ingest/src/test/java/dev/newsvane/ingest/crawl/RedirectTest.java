package dev.newsvane.ingest.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.ingest.Ground;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.Reason;
import dev.newsvane.schemas.Reject;
import dev.newsvane.schemas.Request;
import dev.newsvane.testkit.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Redirects over a real broker and real HTTP.
class RedirectTest {
    private static final Duration DELAY = Duration.ofMillis(40);
    private static final String TARGET = "one.example";
    private static final List<String> HOSTS =
            IntStream.range(0, 30).mapToObj(n -> "h" + n + ".example").toList();

    @TempDir
    private Path folder = Path.of("");

    private Ground ground;

    @BeforeEach
    void openTheWeb() {
        ground = Ground.open(folder);
    }

    @AfterEach
    void closeTheWeb() {
        ground.close();
    }

    /// The first instance ends while guests wait, as one that is killed does: they are remembered nowhere but in what
    /// is still open.
    @Test
    void aHostThatManyRedirectToIsAskedOneAfterTheOtherAndARestartLosesNothing() {
        HOSTS.forEach(host -> ground.recorded()
                .site(
                        host,
                        ask -> "/robots.txt".equals(ask.path())
                                ? Reply.status(404)
                                : Reply.redirect(301, "http://" + TARGET + "/" + ask.host())));
        ground.recorded()
                .site(
                        TARGET,
                        ask -> "/robots.txt".equals(ask.path())
                                ? Reply.text(200, "text/plain", "User-agent: *\nDisallow: /h7.example\n")
                                : Reply.html("<h1>" + ask.path() + "</h1>"));
        var readable = HOSTS.stream().filter(host -> !"h7.example".equals(host)).toList();
        ground.request(HOSTS, "story");
        crawl("one", () -> assertThat(ground.pages()).hasSizeGreaterThan(3));
        assertThat(ground.requests()).extracting(Request::attempt).containsOnly(0);
        crawl("two", () -> assertThat(ground.pages()).hasSameSizeAs(readable));
        assertThat(ground.pages())
                .extracting(Page::finalUrl)
                .containsExactlyInAnyOrderElementsOf(readable.stream()
                        .map(host -> "http://" + TARGET + "/" + host)
                        .toList());
        assertThat(ground.rejects())
                .singleElement()
                .satisfies(reject -> assertThat(reject.reason()).isEqualTo(Reason.REFUSED_BY_ROBOTS));
        assertThat(ground.requests()).isEmpty();
        assertPolite();
    }

    @Test
    void aSiteThatRedirectsWithinItselfIsFollowedToItsPageOrToTheLastHopAllowed() {
        ground.recorded()
                .site(
                        "site.example",
                        ask -> "/robots.txt".equals(ask.path())
                                ? Reply.status(404)
                                : ask.secure()
                                        ? Reply.redirect(308, "https://www.site.example" + ask.path())
                                        : Reply.redirect(301, "https://site.example" + ask.path()));
        ground.recorded().site("www.site.example", ask -> switch (ask.path()) {
            case "/robots.txt" -> Reply.status(404);
            case "/story" -> Reply.redirect(302, "/story/#top");
            default -> Reply.html("<h1>A story</h1>");
        });
        ground.recorded()
                .site(
                        "round.example",
                        ask -> "/robots.txt".equals(ask.path()) ? Reply.status(404) : Reply.redirect(302, "/story"));
        ground.request(List.of("site.example", "round.example"), "story");
        crawl("one", () -> assertThat(ground.requests()).isEmpty());
        assertThat(ground.pages()).singleElement().satisfies(page -> {
            assertThat(page.url()).isEqualTo("http://site.example/story");
            assertThat(page.finalUrl()).isEqualTo("https://www.site.example/story/");
        });
        assertThat(ground.rejects())
                .extracting(Reject::detail)
                .containsExactly("It redirects more than " + settings().redirects() + " times.");
        assertThat(ground.recorded().visits("round.example"))
                .filteredOn(visit -> "/story".equals(visit.path()))
                .hasSize(1 + settings().redirects());
    }

    /// Never two pages at once, and each as long after the last as the host is given.
    private void assertPolite() {
        var visits = ground.recorded().visits(TARGET).stream()
                .filter(visit -> !"/robots.txt".equals(visit.path()))
                .toList();
        for (var i = 1; i < visits.size(); i++) {
            assertThat(visits.get(i).at())
                    .isAfterOrEqualTo(visits.get(i - 1).until().plus(DELAY));
        }
    }

    private void crawl(String instance, Runnable until) {
        try (var _ = ground.crawl(settings(), instance)) {
            Ground.awaited(until);
        }
    }

    private static CrawlSettings settings() {
        return CrawlSettings.defaults().delay(DELAY);
    }
}

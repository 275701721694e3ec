package dev.newsvane.ingest.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.Health;
import dev.newsvane.ingest.Ground;
import dev.newsvane.ingest.url.CanonicalUrl;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.Reason;
import dev.newsvane.schemas.Reject;
import dev.newsvane.testkit.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The crawl while nothing can be reached, over a real broker and real HTTP.
class OutageTest {
    private static final Duration AGAIN = Duration.ofMillis(100);
    private static final List<String> HOSTS =
            IntStream.range(0, 8).mapToObj(n -> "h" + n + ".example").toList();

    @TempDir
    private Path folder = Path.of("");

    private Ground ground;
    private CrawlStage crawl;

    @BeforeEach
    void startTheCrawl() {
        ground = Ground.open(folder);
        crawl = ground.crawl(settings(), "one");
    }

    @AfterEach
    void endTheCrawl() {
        crawl.close();
        ground.close();
    }

    @Test
    void whileOurLineIsDownNoPageIsUsedUpAndAfterwardsAllArrive() {
        Stream.concat(HOSTS.stream(), Stream.of("new.example")).forEach(this::open);
        var wanted = new ArrayList<>(ground.request(HOSTS, "before"));
        Ground.awaited(() -> assertArrived(wanted));

        for (var n = 0; n < 10; n++) {
            wanted.addAll(ground.request(HOSTS, "under-way-" + n));
            if (n == 5) {
                ground.recorded().cut();
            }
        }
        Ground.awaited(() -> assertThat(crawl.health()).isInstanceOf(Health.Ailing.class));
        wanted.addAll(ground.request(List.of("new.example"), "meanwhile"));
        // ten times as long as the tries of a page take, that is then rejected
        var late = Ground.CLOCK.instant().plus(AGAIN.multipliedBy(3 * 10));
        Ground.awaited(() -> assertThat(ground.requests())
                .filteredOn(request -> request.notBefore().isAfter(late))
                .extracting(request -> CanonicalUrl.host(request.url()))
                .containsAll(HOSTS)
                .contains("new.example"));
        ground.recorded().mend();

        Ground.awaited(() -> {
            assertArrived(wanted);
            assertThat(crawl.idle()).isTrue();
        });
        assertThat(crawl.health()).isInstanceOf(Health.Running.class);
        assertThat(ground.rejects()).isEmpty();
    }

    @Test
    void deadHostsAreToldOfWhereNothingElseIsAskedAnyMore() {
        open("lives.example");
        assertThat(ground.request(List.of("lives.example"), "story")).hasSize(1);
        Ground.awaited(() -> assertThat(ground.pages()).hasSize(1));
        HOSTS.forEach(ground.recorded()::refuses);
        var dead = ground.request(HOSTS, "story");
        Ground.awaited(() -> assertThat(ground.rejects())
                .allSatisfy(reject -> assertThat(reject.reason()).isEqualTo(Reason.UNREACHABLE))
                .extracting(Reject::input)
                .containsExactlyInAnyOrderElementsOf(dead));
        assertThat(crawl.health()).isInstanceOf(Health.Running.class);
    }

    private void open(String host) {
        ground.recorded()
                .site(
                        host,
                        ask -> "/robots.txt".equals(ask.path())
                                ? Reply.status(404)
                                : Reply.html("<h1>" + ask.path() + "</h1>"));
    }

    private void assertArrived(List<String> wanted) {
        assertThat(ground.pages()).extracting(Page::url).containsExactlyInAnyOrderElementsOf(wanted);
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

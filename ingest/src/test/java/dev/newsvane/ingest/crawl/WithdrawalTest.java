package dev.newsvane.ingest.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.Ids;
import dev.newsvane.base.Routing;
import dev.newsvane.ingest.Ground;
import dev.newsvane.ingest.Items;
import dev.newsvane.schemas.Fetched;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.PageBody;
import dev.newsvane.schemas.Request;
import dev.newsvane.testkit.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is believed of a page that was there and does not answer as before, over a real broker and real HTTP.
class WithdrawalTest {
    private static final String HOST = "paper.example";
    private static final Reply STORY = Reply.html("<h1>Story</h1>");
    private static final String KNOWN = Ids.of(ByteString.encodeUtf8("<h1>Story</h1>"));
    private static final Reply MISSING = Reply.status(404);
    private static final Reply GONE = Reply.text(410, "text/html", "<h1>Gone</h1>");
    private static final Duration AGAIN = Duration.ofMillis(20);

    /// Further tries of a look.
    private static final int TRIES = 2;

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, Deque<Reply>> answers = new ConcurrentHashMap<>();
    private Ground ground;
    private CrawlStage crawl;

    @BeforeEach
    void startTheCrawl() {
        ground = Ground.open(folder);
        ground.recorded().site(HOST, ask -> switch (ask.path()) {
            case "/robots.txt" -> Reply.text(200, "text/plain", "User-agent: *\nDisallow: /forbidden\n");
            case "/" -> Reply.html("<h1>Home</h1>");
            default -> next(ask.path());
        });
        var settings = CrawlSettings.defaults().delay(AGAIN).backoff(List.of(AGAIN, AGAIN));
        crawl = ground.crawl(settings, "one");
    }

    @AfterEach
    void endTheCrawl() {
        crawl.close();
        ground.close();
    }

    @Test
    void whatIsGoneForGoodIsBelievedAtOnce() {
        look("/gone", KNOWN, GONE, STORY);
        looked();
        assertThat(asked("/gone")).isEqualTo(1);
        assertThat(ground.pages()).singleElement().satisfies(page -> {
            assertThat(page.gone()).isTrue();
            assertThat(page.status()).isEqualTo(410);
            assertThat(page.id()).isEqualTo(Ids.of(page.url(), Ids.of(ByteString.EMPTY)));
            assertThat(PageBody.body(page)).isEqualTo(ByteString.EMPTY);
        });
        assertThat(ground.rejects()).isEmpty();
    }

    @Test
    void anAddressThatLeadsToAPageThatIsGoneIsGoneItself() {
        var away = Reply.redirect(302, "http://" + HOST + "/not-found");
        look("/story", KNOWN, away, away, away);
        answers.put("/not-found", new ArrayDeque<>(List.of(MISSING, MISSING, MISSING)));
        looked();
        assertThat(ground.pages()).singleElement().satisfies(page -> {
            assertThat(page.gone()).isTrue();
            assertThat(page.url()).isEqualTo("http://" + HOST + "/story");
            assertThat(page.finalUrl()).isEqualTo("http://" + HOST + "/not-found");
        });
        assertThat(ground.rejects()).isEmpty();
    }

    @Test
    void whatIsNotFoundIsBelievedAfterEveryTryOfALook() {
        look("/missing", KNOWN, MISSING, MISSING, MISSING, STORY);
        looked();
        assertThat(asked("/missing")).isEqualTo(1 + TRIES);
        assertThat(ground.pages()).extracting(Page::status).containsExactly(404);
        assertThat(ground.rejects()).isEmpty();
    }

    @Test
    void aPageThatIsThereAgainAtAFurtherTryWasNeverGone() {
        look("/passing", KNOWN, MISSING, MISSING, STORY);
        looked();
        assertThat(asked("/passing")).isEqualTo(1 + TRIES);
        assertThat(ground.pages()).isEmpty();
        assertThat(ground.values(ground.channels().fetched())).isEmpty();
    }

    /// What else an answer may say; one that comes between ends the look, so that nothing is believed.
    @Test
    void nothingElseIsAWithdrawal() {
        look("/login", KNOWN, Reply.status(401));
        look("/wall", KNOWN, Reply.status(403));
        look("/broken", KNOWN, Reply.status(503));
        look("/between", KNOWN, MISSING, Reply.status(500), MISSING, MISSING);
        look("/redirected", KNOWN, Reply.redirect(302, "http://" + HOST + "/"));
        look("/soft", KNOWN, Reply.html("<title>404 Not Found</title>"));
        look("/guarded", KNOWN, Reply.text(404, "text/html", "<title>x</title>").with("cf-mitigated", "challenge"));
        look("/forbidden", KNOWN, GONE);
        looked();
        assertThat(ground.pages()).isEmpty();
        assertThat(ground.values(ground.channels().fetched())).isEmpty();
        assertThat(ground.rejects()).isEmpty();
        assertThat(asked("/between")).isEqualTo(2);
        assertThat(asked("/forbidden")).isZero();
    }

    @Test
    void whatWasNeverThereIsRejected() {
        ask("/never", Optional.empty(), MISSING);
        ask("/nevermore", Optional.empty(), GONE);
        looked();
        assertThat(ground.pages()).isEmpty();
        assertThat(ground.rejects())
                .extracting(reject -> reject.reason().name())
                .containsExactlyInAnyOrder("NOT_FOUND", "GONE");
    }

    @Test
    void whatIsGoneIsAskedForOnceALookAndComesAgainAsItIs() {
        look("/back", KNOWN, GONE);
        looked();
        var gone = ground.values(ground.channels().fetched()).stream()
                .flatMap(fetched -> fetched.bodyHash().stream())
                .toList();
        assertThat(gone).hasSize(1);
        look("/back", gone.getFirst(), MISSING);
        looked();
        assertThat(ground.pages()).as("nothing new").hasSize(1);
        look("/back", gone.getFirst(), STORY);
        looked();
        assertThat(asked("/back")).isEqualTo(3);
        assertThat(ground.pages()).extracting(Page::status).containsExactlyInAnyOrder(410, 200);
        assertThat(ground.values(ground.channels().fetched()))
                .extracting(Fetched::bodyHash)
                .contains(Optional.of(KNOWN));
    }

    private Reply next(String path) {
        return Optional.ofNullable(answers.get(path))
                .map(Deque::poll)
                .orElseThrow(() -> new AssertionError("asked too often: " + path));
    }

    private void look(String path, String known, Reply... replies) {
        ask(path, Optional.of(known), replies);
    }

    private void ask(String path, Optional<String> known, Reply... replies) {
        answers.put(path, new ArrayDeque<>(Arrays.asList(replies)));
        var url = "http://" + HOST + path;
        var now = Ground.CLOCK.instant();
        var item = Items.item("test", Optional.of(url), "text", false, now);
        var id = Ids.of(url, now.toString());
        ground.send(
                ground.channels().requests(),
                Routing.key(HOST, id),
                new Request(id, url, "revisit:1", item, 0, now, now, Optional.empty(), Optional.empty(), known));
    }

    private void looked() {
        Ground.awaited(() -> assertThat(ground.requests()).isEmpty());
    }

    private long asked(String path) {
        return ground.recorded().visits(HOST).stream()
                .filter(visit -> visit.path().equals(path))
                .count();
    }
}

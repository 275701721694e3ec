package dev.newsvane.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newsvane.base.Channel;
import dev.newsvane.base.Health;
import dev.newsvane.base.Ids;
import dev.newsvane.base.Routing;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.broker.EmbeddedBroker;
import dev.newsvane.ingest.poll.SourceKeys;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.PageBody;
import dev.newsvane.schemas.Reason;
import dev.newsvane.schemas.Request;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Poll, frontier and crawl over a real broker and real HTTP.
class IngestTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final InstantSource CLOCK = InstantSource.system();

    private static final String GUARD = "<title>Just a moment...</title><script>window._cf_chl_opt={}</script>";

    @TempDir
    Path folder;

    private final AtomicBoolean mirrorIsUp = new AtomicBoolean();
    private final AtomicBoolean more = new AtomicBoolean();
    private RecordedWeb web;
    private EmbeddedBroker broker;
    private Channels channels;
    private Running running;

    @BeforeEach
    void openTheWeb() {
        web = RecordedWeb.start();
        web.site("ledger.example", ask -> switch (ask.path()) {
            case "/feed.xml" -> Reply.text(200, "application/rss+xml", feed()).tagged();
            case "/robots.txt" -> Reply.text(200, "text/plain", "User-agent: *\nDisallow: /private/\n");
            case "/a" -> Reply.html("<h1>A</h1>");
            case "/later" -> Reply.html("<h1>Later</h1>");
            case "/old" -> Reply.redirect(301, "http://mirror.example/moved");
            case "/picture" -> Reply.text(200, "image/png", "not really");
            default -> Reply.status(404);
        });
        web.site("mirror.example", ask -> switch (ask.path()) {
            case "/robots.txt" -> Reply.status(404);
            case "/html" -> Reply.html("<html><body>no feed</body></html>");
            default ->
                mirrorIsUp.get() ? Reply.html("<h1>" + ask.path() + "</h1>") : Reply.text(503, "text/html", GUARD);
        });
        broker = EmbeddedBroker.start(folder.resolve("kafka"));
        channels = Channels.of(broker.cluster());
        channels.create(broker.cluster(), 4, (short) 1, CLOCK.instant());
        start();
    }

    @AfterEach
    void closeTheWeb() {
        stop();
        broker.close();
        web.close();
    }

    private void start() {
        running = Running.start(broker.cluster(), channels, web, folder.resolve("state"));
    }

    private void stop() {
        running.close();
    }

    @Test
    void feedsBecomePagesAndARestartLosesNothing() {
        follow("ledger", "http://ledger.example/feed.xml");
        follow("rubbish", "http://mirror.example/html");

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(urls(pages())).containsExactlyInAnyOrder("http://ledger.example/a", "urn:newsvane:item");
            assertThat(values(channels.rejects()))
                    .extracting(reject -> reject.reason())
                    .containsExactlyInAnyOrder(
                            Reason.NOT_A_FEED,
                            Reason.BAD_LINK,
                            Reason.NOT_FOUND,
                            Reason.REFUSED_BY_ROBOTS,
                            Reason.UNREADABLE);
            assertThat(running.crawl().counts().open()).isEqualTo(2);
        });
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(running.stages())
                        .allSatisfy(stage -> assertThat(stage.health()).isEqualTo(new Health.Running())));
        var first = pages().stream()
                .filter(page -> page.url().endsWith("/a"))
                .findFirst()
                .orElseThrow();
        assertThat(PageBody.body(first).utf8()).isEqualTo("<h1>A</h1>");
        assertThat(values(channels.coverage())).isNotEmpty();

        stop();
        more.set(true);
        mirrorIsUp.set(true);
        start();

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(urls(pages()))
                    .containsExactlyInAnyOrder(
                            "http://ledger.example/a",
                            "http://ledger.example/later",
                            "http://ledger.example/old",
                            "http://mirror.example/slow",
                            "urn:newsvane:item");
            assertThat(running.crawl().idle()).isTrue();
        });
        assertThat(pages().stream().filter(page -> page.url().endsWith("/old")))
                .extracting(Page::finalUrl)
                .containsExactly("http://mirror.example/moved");
        assertThat(Snapshot.of(broker.cluster(), channels.requests())).isEmpty();
        assertThat(values(channels.fetched())).anyMatch(fetched -> fetched.url().equals("http://mirror.example/moved"));
        assertThat(web.visits("ledger.example").stream()
                        .filter(visit -> visit.path().equals("/a")))
                .hasSize(1);
    }

    @Test
    void aLookAtAPageMakesAPageOnlyWhereItWasEdited() {
        var url = "http://ledger.example/a";
        var asItWas = Ids.of(ByteString.encodeUtf8("<h1>A</h1>"));
        look(url, "revisit:1", asItWas);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(web.visits("ledger.example"))
                    .filteredOn(visit -> visit.path().equals("/a"))
                    .singleElement()
                    .satisfies(visit ->
                            assertThat(visit.headers().get("if-none-match")).containsExactly("\"of the last time\""));
            assertThat(Snapshot.of(broker.cluster(), channels.requests())).isEmpty();
        });
        assertThat(pages()).isEmpty();

        look(url, "revisit:2", "of another text");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(urls(pages())).containsExactly(url);
            assertThat(Snapshot.of(broker.cluster(), channels.requests())).isEmpty();
        });
        assertThat(values(channels.rejects())).isEmpty();
        assertThat(values(channels.fetched()))
                .filteredOn(fetched -> fetched.url().equals(url))
                .singleElement()
                .satisfies(fetched -> assertThat(fetched.bodyHash()).contains(asItWas));
    }

    @Test
    void whatAnImportHasFetchedIsNotKnownToTheLiveLane() {
        var url = "http://ledger.example/a";
        var now = CLOCK.instant();
        var past = Items.item("past", Optional.of(url), "text", false, now).in(Lanes.history("past"));
        request(Request.first(Ids.of(url), url, "text", past, now));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(pages()).extracting(Page::lane).containsExactly(Lanes.history("past"));
            assertThat(running.crawl().idle()).isTrue();
        });
        assertThat(values(channels.fetched())).isEmpty();
    }

    private void look(String url, String trigger, String hash) {
        var now = CLOCK.instant();
        var item = Items.item("test", Optional.of(url), "text", false, now);
        var known = new Request(
                Ids.of(url, trigger),
                url,
                trigger,
                item,
                0,
                now,
                now,
                Optional.of("\"of the last time\""),
                Optional.empty(),
                Optional.of(hash));
        request(known);
    }

    private void request(Request request) {
        var key = Routing.key("ledger.example", request.id());
        try (var sender = new Sender(broker.cluster(), "test")) {
            Sender.await(sender.send(channels.requests(), key, request, request.made()));
        }
    }

    private void follow(String name, String url) {
        var source = Source.of(name, url, SourceKind.FEED, "test").every(Duration.ofMillis(300));
        try (var sender = new Sender(broker.cluster(), "test")) {
            Sender.await(sender.send(channels.sources(), SourceKeys.key(source), source, CLOCK.instant()));
        }
    }

    private Collection<Page> pages() {
        return values(channels.pages());
    }

    private static List<String> urls(Collection<Page> pages) {
        return pages.stream()
                .map(page -> page.url().startsWith("urn:") ? "urn:newsvane:item" : page.url())
                .toList();
    }

    private <V> Collection<V> values(Channel<V> channel) {
        return Snapshot.of(broker.cluster(), channel).values();
    }

    private String feed() {
        return "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>L</title>"
                + item("a", "/a")
                + item("missing", "/missing")
                + item("private", "/private/x")
                + item("picture", "/picture")
                + item("old", "/old")
                + item("slow", "http://mirror.example/slow?utm_source=rss")
                + item("script", "javascript:void(0)")
                + "<item><guid isPermaLink='false'>whole</guid><title>Whole</title><content:encoded>"
                + "word ".repeat(200)
                + "</content:encoded></item>"
                + (more.get() ? item("later", "/later") : "")
                + "</channel></rss>";
    }

    private static String item(String guid, String link) {
        return "<item><guid isPermaLink='false'>" + guid + "</guid><title>" + guid + "</title><link>" + link
                + "</link></item>";
    }
}

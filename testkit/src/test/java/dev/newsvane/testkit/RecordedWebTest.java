package dev.newsvane.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Answer.Cause;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import dev.newsvane.base.http.Web;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordedWebTest {
    private static final Web.Bounds BOUNDS = new Web.Bounds(1 << 20, Duration.ofMinutes(1), 5);
    private static final Instant T = Instant.parse("2026-03-14T09:00:00Z");

    private final RecordedWeb recorded = RecordedWeb.start();
    private final Web web = new Web(recorded.settings("newsvane-test/1"));

    @AfterEach
    void close() {
        web.close();
        recorded.close();
    }

    @Test
    void eachHostIsASiteOfItsOwn() {
        recorded.site("one.example", ask -> Reply.html("one " + ask.path()));
        recorded.site("two.example", ask -> Reply.html("two " + ask.path()));
        assertThat(body("http://one.example/a?b=c")).isEqualTo("one /a?b=c");
        assertThat(body("http://two.example/")).isEqualTo("two /");
    }

    @Test
    void theSamePortSpeaksTlsWithACertificateForEachHost() {
        recorded.site("one.example", ask -> Reply.html("one, secure: " + ask.secure()));
        recorded.site("two.example", ask -> Reply.html("two, secure: " + ask.secure()));
        assertThat(body("https://one.example/")).isEqualTo("one, secure: true");
        assertThat(body("https://two.example/")).isEqualTo("two, secure: true");
        assertThat(body("http://two.example/")).isEqualTo("two, secure: false");
    }

    @Test
    void aCertificateOfAnotherHostIsNotBelieved() {
        recorded.misnamed("one.example", ask -> Reply.html("one"));
        assertThat(get("https://one.example/"))
                .isInstanceOfSatisfying(
                        Silence.class, silence -> assertThat(silence.cause()).isEqualTo(Cause.TLS));
    }

    @Test
    void aClientThatDoesNotKnowTheAuthorityIsNotServed() {
        recorded.site("one.example", ask -> Reply.html("one"));
        var settings = new Web.Settings("test", true, recorded.hosts(), java.util.Optional.empty());
        try (var stranger = new Web(settings)) {
            assertThat(stranger.get(URI.create("https://one.example/"), Map.of(), BOUNDS))
                    .isInstanceOfSatisfying(
                            Silence.class,
                            silence -> assertThat(silence.cause()).isEqualTo(Cause.TLS));
        }
    }

    @Test
    void whatTheClientHasIsNotSentAgain() {
        recorded.site("one.example", ask -> Reply.html("one").tagged().modified(T));
        var first = got("http://one.example/", Map.of());
        var tag = first.header("etag").orElseThrow();
        assertThat(got("http://one.example/", Map.of("if-none-match", tag)).status())
                .isEqualTo(304);
        assertThat(got("http://one.example/", Map.of("if-none-match", "\"other\""))
                        .status())
                .isEqualTo(200);
        assertThat(got("http://one.example/", Map.of("if-modified-since", Reply.httpDate(T)))
                        .status())
                .isEqualTo(304);
        assertThat(got("http://one.example/", Map.of("if-modified-since", Reply.httpDate(T.minusSeconds(1))))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void longAnswersAreCompressed() {
        recorded.site("one.example", ask -> Reply.html("word ".repeat(1000)));
        var got = got("http://one.example/", Map.of());
        assertThat(got.body().utf8()).hasSize(5000);
        assertThat(got.header("content-encoding")).contains("gzip");
    }

    @Test
    void everyRequestIsLogged() {
        recorded.site("one.example", ask -> Reply.status(404));
        get("http://one.example/missing");
        assertThat(recorded.visits("one.example")).singleElement().satisfies(visit -> {
            assertThat(visit.path()).isEqualTo("/missing");
            assertThat(visit.status()).isEqualTo(404);
            assertThat(visit.header("User-Agent")).contains("newsvane-test/1");
            assertThat(visit.until()).isAfterOrEqualTo(visit.at());
        });
    }

    @Test
    void eightHundredSitesAreServedAtOnceOverTls() throws InterruptedException {
        var hosts =
                IntStream.range(0, 800).mapToObj(i -> "site-" + i + ".example").toList();
        hosts.forEach(host -> recorded.site(host, ask -> Reply.html(ask.host())));
        var bodies = new java.util.concurrent.ConcurrentLinkedQueue<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            hosts.forEach(host -> threads.execute(() -> bodies.add(body("https://" + host + "/"))));
        }
        assertThat(bodies).containsExactlyInAnyOrderElementsOf(hosts);
    }

    private Answer get(String url) {
        return web.get(URI.create(url), Map.of(), BOUNDS);
    }

    private Got got(String url, Map<String, String> headers) {
        return (Got) web.get(URI.create(url), headers, BOUNDS);
    }

    private String body(String url) {
        return switch (get(url)) {
            case Got got -> got.body().utf8();
            case Silence silence -> silence.toString();
        };
    }
}

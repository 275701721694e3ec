package dev.newsvane.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Answer.Cause;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import dev.newsvane.base.http.Forward;
import dev.newsvane.base.http.Web;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Through a proxy that knows where everything is, and asks who is there.
@Timeout(60)
class ProxyTest {
    private static final Web.Bounds BOUNDS = new Web.Bounds(1 << 20, Duration.ofSeconds(20), 5);

    private final RecordedWeb recorded = RecordedWeb.start();
    private final ForwardProxy proxy = ForwardProxy.start(recorded.hosts(), "reader", "open sesame");

    @AfterEach
    void close() {
        proxy.close();
        recorded.close();
    }

    @Test
    void pagesComeThroughItPlainAndSecure() {
        recorded.site("news.example", ask -> Reply.html(ask.secure() ? "secure" : "plain"));
        try (var web = web("reader:open%20sesame@")) {
            assertThat(body(web, "http://news.example/a")).isEqualTo("plain");
            assertThat(body(web, "https://news.example/b")).isEqualTo("secure");
        }
        assertThat(proxy.asked()).contains("http://news.example/a", "news.example:443");
        assertThat(recorded.visits())
                .allSatisfy(visit -> assertThat(visit.headers()).doesNotContainKey("proxy-authorization"));
    }

    @Test
    void redirectsAreJudgedByTheirNames() {
        recorded.site("news.example", ask -> Reply.redirect(302, "http://169.254.169.254/latest/meta-data/"));
        try (var web = web("reader:open%20sesame@")) {
            assertThat(web.get(URI.create("http://news.example/"), Map.of(), BOUNDS))
                    .isInstanceOfSatisfying(
                            Silence.class,
                            silence -> assertThat(silence.cause()).isEqualTo(Cause.REFUSED_ADDRESS));
        }
        assertThat(proxy.asked()).noneMatch(asked -> asked.contains("169.254"));
    }

    @Test
    void aServerBehindItThatAsksForThePasswordGetsNone() {
        recorded.site("news.example", _ -> Reply.status(407).with("proxy-authenticate", "Basic realm=news"));
        try (var web = web("reader:open%20sesame@")) {
            for (var scheme : new String[] {"https", "http"}) {
                assertThat(web.get(URI.create(scheme + "://news.example/"), Map.of(), BOUNDS))
                        .isInstanceOfSatisfying(
                                Got.class, got -> assertThat(got.status()).isEqualTo(407));
            }
        }
        assertThat(recorded.visits())
                .isNotEmpty()
                .allSatisfy(visit -> assertThat(visit.headers()).doesNotContainKey("proxy-authorization"));
    }

    @Test
    void withoutItsPasswordItGivesNothing() {
        recorded.site("news.example", ask -> Reply.html("x"));
        try (var web = web("")) {
            assertThat(web.get(URI.create("http://news.example/"), Map.of(), BOUNDS))
                    .isInstanceOfSatisfying(
                            Got.class, got -> assertThat(got.status()).isEqualTo(407));
            assertThat(web.get(URI.create("https://news.example/"), Map.of(), BOUNDS))
                    .isInstanceOf(Silence.class);
        }
        assertThat(recorded.visits()).isEmpty();
    }

    @Test
    void onlyAPlainHttpProxyIsOne() {
        assertThat(Forward.of("http://proxy.example:3128")).isPresent();
        assertThat(Forward.of("http://user:word@proxy.example:3128/"))
                .hasValueSatisfying(forward -> assertThat(forward).asString().doesNotContain("word"));
        for (var url : new String[] {
            "socks5://p.example:1080",
            "http://p.example",
            "http://:3128",
            "p.example:3128",
            "http://p.example:3128/path",
            "http://p.example:99999",
            "http://p.example:1?q",
            ""
        }) {
            assertThat(Forward.of(url)).as(url).isEmpty();
        }
    }

    /// The addresses of this web's hosts are the proxy's business: the client resolves nothing, and is guarded.
    private Web web(String credentials) {
        var forward = Forward.of("http://" + credentials + "127.0.0.1:" + proxy.port());
        return new Web(new Web.Settings("test", false, Map.of(), Optional.of(recorded.trust()), forward));
    }

    private static String body(Web web, String url) {
        return switch (web.get(URI.create(url), Map.of(), BOUNDS)) {
            case Answer.Got got -> got.body().utf8();
            case Answer.Silence silence -> silence.toString();
        };
    }
}

package dev.newsvane.ingest.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.http.Forward;
import dev.newsvane.base.http.Web;
import dev.newsvane.testkit.Faults;
import dev.newsvane.testkit.ForwardProxy;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Reply;
import dev.newsvane.testkit.Site;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is made of the robots.txt of hosts that mean no good.
class RobotsTest {
    private RecordedWeb recorded;
    private Web web;
    private Robots robots;

    @BeforeEach
    void openTheWeb() {
        recorded = RecordedWeb.start();
        web = new Web(recorded.settings("newsvane-test"));
        robots = new Robots(web, CrawlSettings.defaults(), InstantSource.system());
    }

    @AfterEach
    void closeTheWeb() {
        web.close();
        recorded.close();
    }

    @Test
    void aRobotsTxtWithoutEndIsReadAsFarAsTheStandardSays() {
        recorded.site("quay.example", says("disallow: /private\n" + "#\n".repeat(3_000_000) + "disallow: /\n"));
        var rules = robots.of(URI.create("http://quay.example/a"));
        assertThat(rules.silence()).isEmpty();
        assertThat(rules.allow(URI.create("http://quay.example/private/a"))).isFalse();
        assertThat(rules.allow(URI.create("http://quay.example/a"))).isTrue();
        for (var site : new Site[] {Faults.endlessBody(), Faults.gzipBomb(), Faults.zstdBomb(), Faults.brotliBomb()}) {
            recorded.site("endless.example", site);
            var read = new Robots(web, CrawlSettings.defaults(), InstantSource.system());
            assertThat(read.of(URI.create("http://endless.example/a")).allow(URI.create("http://endless.example/a")))
                    .isTrue();
        }
    }

    @Test
    void aRobotsTxtBehindRedirectsWithoutEndIsNone() {
        recorded.site("quay.example", Faults.redirectsForever());
        assertThat(robots.of(URI.create("http://quay.example/a")).allow(URI.create("http://quay.example/a")))
                .isTrue();
    }

    @Test
    void aRobotsTxtThatLeadsAstrayIsAskedForAgain() {
        recorded.site("quay.example", _ -> Reply.redirect(302, "mailto:desk@quay.example"));
        var rules = robots.of(URI.create("http://quay.example/a"));
        assertThat(Outcome.of(rules.silence().orElseThrow(), CrawlSettings.defaults()))
                .isInstanceOf(Outcome.Later.class);
        assertThat(rules.until()).isBefore(InstantSource.system().instant().plus(Duration.ofHours(1)));
    }

    @Test
    void aRobotsTxtThatLeadsToAPrivateAddressIsAskedForAgainAndAHostThatIsPrivateIsRefused() {
        recorded.site("quay.example", _ -> Reply.redirect(302, "http://169.254.169.254/robots.txt"));
        try (var proxy = ForwardProxy.start(recorded.hosts(), "reader", "sesame");
                var guarded = new Web(new Web.Settings(
                        "newsvane-test",
                        false,
                        Map.of(),
                        Optional.of(recorded.trust()),
                        Forward.of("http://reader:sesame@127.0.0.1:" + proxy.port())))) {
            robots = new Robots(guarded, CrawlSettings.defaults(), InstantSource.system());
            var astray = robots.of(URI.create("http://quay.example/a"));
            assertThat(Outcome.of(astray.silence().orElseThrow(), CrawlSettings.defaults()))
                    .isInstanceOf(Outcome.Later.class);
            assertThat(astray.until()).isBefore(InstantSource.system().instant().plus(Duration.ofHours(1)));
            var inside = robots.of(URI.create("http://169.254.169.254/a"));
            assertThat(Outcome.of(inside.silence().orElseThrow(), CrawlSettings.defaults()))
                    .isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void whatIsForgottenIsAskedForAgain() {
        recorded.site("quay.example", says("disallow: /private\n"));
        robots.of(URI.create("http://quay.example/a"));
        robots.forget(URI.create("http://quay.example/b"));
        robots.of(URI.create("http://quay.example/a"));
        assertThat(recorded.visits("quay.example")).hasSize(2);
    }

    @Test
    void hostsWithMuchToSayMakeNoOtherForgottenThanTheLongestUnasked() {
        var much = "disallow: /a\n".repeat(39_000); // nearly all that is read of one
        recorded.site("quay.example", says("disallow: /private\n"));
        for (var host = 0; host < 120; host++) {
            recorded.site("a" + host + ".quay.example", says(much + "sitemap: /a\n"));
            assertThat(robots.of(URI.create("http://a" + host + ".quay.example/"))
                            .rules()
                            .sitemaps())
                    .isEmpty();
            robots.of(URI.create("http://quay.example/"));
        }
        assertThat(recorded.visits("quay.example")).hasSize(1);
        robots.of(URI.create("http://a119.quay.example/"));
        assertThat(recorded.visits("a119.quay.example")).hasSize(1);
        robots.of(URI.create("http://a0.quay.example/"));
        assertThat(recorded.visits("a0.quay.example")).hasSize(2);
    }

    private static Site says(String rules) {
        return _ -> Reply.text(200, "text/plain", "user-agent: *\n" + rules);
    }
}

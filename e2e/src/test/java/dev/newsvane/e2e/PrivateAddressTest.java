package dev.newsvane.e2e;

import static dev.newsvane.e2e.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.config.Apply;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.demo.DemoConfig;
import dev.newsvane.app.run.StageName;
import dev.newsvane.base.Snapshot;
import dev.newsvane.base.http.Forward;
import dev.newsvane.base.http.Web;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Reason;
import dev.newsvane.schemas.Reject;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import dev.newsvane.testkit.ForwardProxy;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Reply;
import dev.newsvane.testkit.burst.BurstWeb;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With the guard of addresses on, as it is shipped, feeds, pages and robots.txt lead nobody into a private network,
/// and what is public flows on. The recorded web lies on loopback, so it is reached as companies reach the public
/// one: through a proxy, which is named in the configuration.
class PrivateAddressTest {
    private static final int HEALTHY = 8;
    private static final String STORY = "/2026/11/a-story";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void noRedirectAndNoLinkLeadsIntoAPrivateNetwork() {
        try (var web = RecordedWeb.start();
                var proxy = ForwardProxy.start(web.hosts(), "reader", "sesame");
                var system = new RunningSystem(folder, BrokerKind.EMBEDDED)) {
            var loopback = "http://127.0.0.1:" + web.address().getPort();
            web.site("feed.example", ask -> Reply.redirect(302, loopback + "/feed.xml"));
            web.site(
                    "page.example",
                    ask -> "/robots.txt".equals(ask.path())
                            ? Reply.status(404)
                            : Reply.redirect(301, "http://169.254.169.254/latest/meta-data/"));
            web.site(
                    "robots.example",
                    ask -> "/robots.txt".equals(ask.path())
                            ? Reply.redirect(302, "http://[::1]/robots.txt")
                            : Reply.html("<p>A proper page</p>"));
            var links = List.of("http://page.example" + STORY, "http://10.0.0.1" + STORY, "http://localhost" + STORY);
            var astray = "http://robots.example" + STORY;
            var all = Stream.concat(links.stream(), Stream.of(astray)).toList();
            web.site("links.example", ask -> Reply.text(200, "application/rss+xml", feed(all)));
            var burst = new BurstWeb(web, 2, 7);
            burst.publish(HEALTHY, Instant.now());
            var sources = Stream.concat(burst.hosts().stream(), Stream.of("feed.example", "links.example"))
                    .map(PrivateAddressTest::source)
                    .toList();
            Apply.to(
                    system.cluster(),
                    system.channels(),
                    Config.defaults("test").with(sources, List.of(), List.of()),
                    Instant.now());
            var forward = Forward.of("http://reader:sesame@127.0.0.1:" + proxy.port());
            var guarded = new Web.Settings("newsvane-test", false, Map.of(), Optional.empty(), forward);
            system.start("one", StageName.all(), DemoConfig.settings(guarded));

            patiently().pollInterval(Duration.ofMillis(250)).untilAsserted(() -> {
                assertThat(trouble(system)).containsKey("feed.example");
                assertThat(refused(system))
                        .allSatisfy((url, reason) -> assertThat(reason).as(url).isEqualTo(Reason.REFUSED_ADDRESS))
                        .containsKeys(links.toArray(String[]::new))
                        .doesNotContainKey(astray);
                // where a robots.txt is led astray its host may be well another time: its pages wait
                assertThat(proxy.asked()).contains("http://robots.example/robots.txt");
                assertThat(system.all(system.channels().articles()))
                        .extracting(Article::url)
                        .containsExactlyInAnyOrderElementsOf(burst.articles().stream()
                                .map(BurstWeb.Article::url)
                                .toList());
            });
            assertThat(trouble(system)).containsOnlyKeys("feed.example");
            assertThat(trouble(system).get("feed.example")).startsWith("Its address is refused: 127.0.0.1");
            assertThat(proxy.asked()).allMatch(url -> url.contains(".example/")).doesNotContain(astray);
        }
    }

    private static Map<String, Reason> refused(RunningSystem system) {
        return system.all(system.channels().rejects()).stream()
                .collect(Collectors.toMap(Reject::input, Reject::reason, (first, again) -> again));
    }

    private static Map<String, String> trouble(RunningSystem system) {
        return Snapshot.of(system.cluster(), system.channels().polls()).values().stream()
                .filter(poll -> poll.trouble().isPresent())
                .collect(Collectors.toMap(Poll::source, poll -> poll.trouble().orElse("")));
    }

    private static String feed(List<String> links) {
        return links.stream()
                .map("<item><title>Read on</title><link>%s</link></item>"::formatted)
                .collect(Collectors.joining(
                        "", "<rss version=\"2.0\"><channel><title>Links</title>", "</channel></rss>"));
    }

    private static Source source(String host) {
        return Source.of(host, BurstWeb.feed(host), SourceKind.FEED, "test").every(Duration.ofSeconds(1));
    }
}

package dev.newsvane.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newsvane.app.config.Apply;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.demo.DemoConfig;
import dev.newsvane.app.run.StageName;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Baseline;
import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Reason;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import dev.newsvane.testkit.Faults;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Site;
import dev.newsvane.testkit.burst.BurstWeb;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;

/// Rubbish among the sources ends as trouble with a reason, and holds nobody else up.
class RubbishTest {
    private static final int HEALTHY = 20;

    @TempDir
    private Path folder = Path.of("");

    @OnEachBroker
    void rubbishIsNamedAndTheRestFlowsOn(BrokerKind broker) {
        Map<String, Site> rubbish = new LinkedHashMap<>();
        rubbish.put("html.example", Faults.pageInsteadOfFeed());
        rubbish.put("empty.example", Faults.empty());
        rubbish.put("huge.example", Faults.hugeFeed(50L * 1024 * 1024));
        rubbish.put("bomb.example", Faults.entityBomb());
        rubbish.put("gzip.example", Faults.gzipBomb());
        rubbish.put("endless.example", Faults.endlessBody());
        rubbish.put("hangs.example", Faults.hangs());
        rubbish.put("resets.example", Faults.resets());
        rubbish.put("circles.example", Faults.redirectsForever());
        try (var web = RecordedWeb.start();
                var system = new RunningSystem(folder, broker)) {
            rubbish.forEach(web::site);
            web.site("charset.example", Faults.wrongCharset());
            web.refuses("refuses.example");
            var burst = new BurstWeb(web, 4, 7);
            burst.publish(HEALTHY, Instant.now());
            var hosts = new ArrayList<>(rubbish.keySet());
            hosts.addAll(List.of("charset.example", "refuses.example"));
            hosts.addAll(burst.hosts());
            var sources = hosts.stream().map(RubbishTest::source).toList();
            Apply.to(
                    system.cluster(),
                    system.channels(),
                    Config.defaults("test").with(sources, List.of(), List.of()),
                    Instant.now());
            system.start("one", StageName.all(), DemoConfig.settings(web.settings("newsvane-test")));

            awaitEveryArticle(system, burst);
            await().atMost(90, TimeUnit.SECONDS)
                    .pollInterval(Duration.ofMillis(250))
                    .untilAsserted(() -> {
                        var trouble = trouble(system);
                        assertThat(rubbish.keySet())
                                .allSatisfy(host ->
                                        assertThat(trouble.get(host)).as(host).isNotBlank());
                        assertThat(trouble).containsKey("refuses.example").doesNotContainKey("charset.example");
                    });
            // the rubbish has been met by now: what is published after it still flows
            burst.publish(HEALTHY, Instant.now());
            awaitEveryArticle(system, burst);
            trouble(system).forEach((host, why) -> System.out.println("RubbishTest: " + host + ": " + why));
            var refused = system.all(system.channels().rejects()).stream()
                    .filter(reject -> reject.reason() == Reason.NOT_A_FEED)
                    .flatMap(reject -> reject.source().stream())
                    .toList();
            assertThat(refused).contains("html.example", "empty.example", "bomb.example");
            assertThat(system.all(system.channels().items()))
                    .anySatisfy(item -> assertThat(item.title()).contains("“Café” – naïve?"));
        }
    }

    private static void awaitEveryArticle(RunningSystem system, BurstWeb burst) {
        await().atMost(90, TimeUnit.SECONDS)
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> assertThat(urls(system))
                        .containsAll(burst.articles().stream()
                                .map(BurstWeb.Article::url)
                                .toList()));
    }

    private static List<String> urls(RunningSystem system) {
        return system.all(system.channels().articles()).stream()
                .map(Article::url)
                .toList();
    }

    private static Map<String, String> trouble(RunningSystem system) {
        return Snapshot.of(system.cluster(), system.channels().polls()).values().stream()
                .filter(poll -> poll.trouble().isPresent())
                .collect(Collectors.toMap(Poll::source, poll -> poll.trouble().orElse("")));
    }

    private static Source source(String host) {
        return new Source(
                host,
                BurstWeb.feed(host),
                SourceKind.FEED,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(Duration.ofSeconds(2)),
                Baseline.QUIET,
                false,
                "test",
                Optional.empty());
    }
}

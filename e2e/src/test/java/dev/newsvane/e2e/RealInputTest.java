package dev.newsvane.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Main;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.config.Apply;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.demo.DemoConfig;
import dev.newsvane.app.run.StageName;
import dev.newsvane.base.Json;
import dev.newsvane.schemas.Baseline;
import dev.newsvane.schemas.Reject;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import dev.newsvane.schemas.Watch;
import dev.newsvane.testkit.NewsroomData;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Shared;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real pages and articles, where the data for measuring lies beside the project; without it these checks say so and
/// are skipped.
class RealInputTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theRecordedWebFlowsToArticles() {
        var data = NewsroomData.at(shared().resolve("newsroom"));
        try (var web = RecordedWeb.start();
                var system = new RunningSystem(folder)) {
            data.serve(web);
            var sources = data.feedUrls().stream().map(RealInputTest::source).toList();
            apply(system, sources, List.of());
            var began = Instant.now();
            system.start("one", StageName.all(), DemoConfig.settings(web.settings("newsvane-test")));
            try (var quiet = system.quiet()) {
                await().atMost(300, TimeUnit.SECONDS)
                        .pollInterval(Duration.ofMillis(250))
                        .until(() -> quiet.since(began));
            }
            var seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
            var pages = system.all(system.channels().pages()).size();
            var articles = system.all(system.channels().articles());
            var rejects = system.all(system.channels().rejects()).stream()
                    .collect(groupingBy(Reject::reason, TreeMap::new, counting()));
            System.out.printf(
                    Locale.ROOT,
                    "RealInputTest: %d sources, %d listed pages, %d pages, %d articles, rejects %s, %.1f s, %.1f"
                            + " pages/s%n",
                    sources.size(),
                    data.lines().size(),
                    pages,
                    articles.size(),
                    rejects,
                    seconds,
                    pages / seconds);
            var refused = rejects.values().stream().mapToLong(Long::longValue).sum();
            assertThat(pages + refused)
                    .as("every listed page was fetched or refused")
                    .isGreaterThanOrEqualTo(data.lines().size());
            assertThat(articles.size()).isGreaterThan(data.lines().size() * 9 / 10);
        }
    }

    @Test
    void theSeedDocumentMatchesBothExampleWatches() throws IOException {
        var seed = shared().resolve("seed");
        Path document;
        try (var files = Files.list(seed)) {
            document = files.findFirst().orElseThrow();
        }
        var article = run(new byte[0], "extract", document.toString());
        var line =
                run(article.getBytes(UTF_8), "match", "--config", Watches.file().toString(), "-");
        var watches = Json.parse(line)
                .path("matches")
                .valueStream()
                .map(match -> match.path("watch").asString())
                .toList();
        assertThat(watches).containsExactlyInAnyOrder("ai-copyright-suits", "open-model-licensing");
    }

    private static String run(byte[] in, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new ByteArrayInputStream(in), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        assertThat(Main.run(terminal, arguments)).as(err.toString(UTF_8)).isEqualTo(Exit.DONE);
        return out.toString(UTF_8);
    }

    private static void apply(RunningSystem system, List<Source> sources, List<Watch> watches) {
        Apply.to(
                system.cluster(),
                system.channels(),
                Config.defaults("test").with(sources, watches, List.of()),
                Instant.now());
    }

    private static Source source(URI feed) {
        return new Source(
                feed.getHost(),
                feed.toString(),
                SourceKind.FEED,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(Duration.ofMinutes(5)),
                Baseline.QUIET,
                false,
                "test");
    }

    private static Path shared() {
        var data = Shared.data();
        assumeThat(data)
                .as("the data for measuring lies beside the project (../shared/data)")
                .isPresent();
        return data.orElseThrow();
    }
}

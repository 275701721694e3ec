package dev.newsvane.e2e;

import static dev.newsvane.e2e.Patience.patiently;
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
import dev.newsvane.app.replay.Replay;
import dev.newsvane.app.run.Pipeline;
import dev.newsvane.app.run.StageName;
import dev.newsvane.app.tool.ArticleLine;
import dev.newsvane.app.tool.Import;
import dev.newsvane.base.Json;
import dev.newsvane.base.Sender;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Reject;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import dev.newsvane.schemas.Watch;
import dev.newsvane.testkit.NewsroomData;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Shared;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real pages and articles, where the data for measuring lies beside the project; without it these checks say so and
/// are skipped.
class RealInputTest {
    /// 25 articles of `abp-dev`, read one by one: each names it.
    private static final Pattern NET_NEUTRALITY =
            Pattern.compile("\\bnet[\\s-]+neutrality\\b", Pattern.CASE_INSENSITIVE);

    private static final int NAMING_IT = 25;

    /// Of the others every so manieth is imported: all 8,232 take minutes, and show nothing more.
    private static final int ONE_OF = 16;

    /// As of the 767 hosts.
    private static final int ONE_HOST_OF = 3;

    /// A watch is in force two seconds after it was written.
    private static final Duration IN_FORCE = Duration.ofSeconds(5);

    @TempDir
    private Path folder = Path.of("");

    @OnEachBroker
    void theRecordedWebFlowsToArticles(BrokerKind broker) {
        var data = NewsroomData.at(shared().resolve("newsroom")).oneHost(ONE_HOST_OF);
        try (var web = RecordedWeb.start();
                var system = new RunningSystem(folder, broker)) {
            data.serve(web);
            var sources = data.feedUrls().stream().map(RealInputTest::source).toList();
            apply(system, sources, List.of());
            var began = Instant.now();
            system.start("one", StageName.all(), DemoConfig.settings(web.settings("newsvane-test")));
            try (var quiet = system.quiet()) {
                patiently().pollInterval(Duration.ofMillis(250)).until(() -> quiet.since(began));
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

    /// On one broker only: it takes minutes, and asks nothing of a broker that the test above does not.
    @OnEachBroker(contained = 0)
    void thePastIsImportedAndReplayed(BrokerKind broker) throws IOException {
        var file = shared().resolve("articles").resolve("abp-dev.jsonl.gz");
        try (var web = RecordedWeb.start();
                var system = new RunningSystem(folder, broker)) {
            var watches = new ArrayList<>(Watches.shipped());
            watches.add(Watches.of("net-neutrality", "\"net neutrality\""));
            apply(system, List.of(), watches);
            system.start("one", StageName.all(), DemoConfig.settings(web.settings("newsvane-test")));
            var expected = importing(file, system);
            var began = Instant.now();
            await().atMost(600, TimeUnit.SECONDS)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> system.all(system.channels().articles()).size() == expected.articles());
            var imported = Duration.between(began, Instant.now());
            var alerts = new ArrayList<Alert>();
            var range = Replay.Range.since(Instant.EPOCH, "past");
            var start = Instant.now();
            var settings = Pipeline.Settings.of(Config.defaults("nothing"));
            var replay = new Replay(system.cluster(), system.channels(), settings.alerts(), InstantSource.system());
            var read = replay.run(range, alerts::add).articles();
            var replayed = Duration.between(start, Instant.now());
            System.out.printf(
                    Locale.ROOT,
                    "RealInputTest: %d articles imported in %.1f s, %d replayed in %.1f s, alerts %s%n",
                    expected.articles(),
                    imported.toMillis() / 1000.0,
                    read,
                    replayed.toMillis() / 1000.0,
                    alerts.stream().collect(groupingBy(Alert::watch, TreeMap::new, counting())));
            assertThat(read).isEqualTo(expected.articles());
            assertThat(system.all(system.channels().articles()))
                    .extracting(article -> article.url() + " at " + article.event())
                    .as("each at its own time, and in that order")
                    .containsExactlyInAnyOrderElementsOf(expected.dated());
            assertThat(system.all(system.channels().articles()))
                    .isSortedAccordingTo(Comparator.comparing(Article::event));
            assertThat(alerts).as("the past pages nobody").noneMatch(Alert::pages);
            assertThat(alerts).isNotEmpty();
            assertThat(system.all(system.channels().deliveries())).isEmpty();
            assertThat(expected.matching()).hasSize(NAMING_IT);
            Watches.assertSpokeOfExactly(system, alerts, "net-neutrality", expected.matching());
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

    /// @param dated the address and the time of each
    private record Imported(int articles, List<String> matching, List<String> dated) {}

    private static Imported importing(Path file, RunningSystem system) throws IOException {
        var matching = new ArrayList<String>();
        var dated = new ArrayList<String>();
        var read = 0;
        try (var batch = new Import("abp", Instant.now().plus(IN_FORCE)); // or the watches would be too new for it
                var lines = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8));
                var sender = new Sender(system.cluster(), "import")) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var article = Json.parse(line);
                var text = article.path("title").asString("") + "\n"
                        + article.path("text").asString("");
                var naming = NET_NEUTRALITY.matcher(text).find();
                if (naming) {
                    matching.add(article.path("url").asString());
                }
                if (naming || read % ONE_OF == 0) {
                    batch.add(line.getBytes(UTF_8));
                    dated.add(article.path("url").asString() + " at "
                            + article.path("published").asString() + "T00:00:00Z"); // the set has days alone
                }
                read++;
            }
            batch.write(system.channels(), sender, List.of());
        } catch (ArticleLine.Wrong e) {
            throw new IOException(e);
        }
        return new Imported(dated.size(), matching, dated);
    }

    private static void apply(RunningSystem system, List<Source> sources, List<Watch> watches) {
        Apply.to(
                system.cluster(),
                system.channels(),
                Config.defaults("test").with(sources, watches, List.of()),
                Instant.now());
    }

    private static Source source(URI feed) {
        return Source.of(feed.getHost(), feed.toString(), SourceKind.FEED, "test")
                .every(Duration.ofMinutes(5));
    }

    private static Path shared() {
        var data = Shared.data();
        assumeThat(data)
                .as("the data for measuring lies beside the project (../shared/data)")
                .isPresent();
        return data.orElseThrow();
    }
}

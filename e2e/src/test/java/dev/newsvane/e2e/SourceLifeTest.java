package dev.newsvane.e2e;

import static dev.newsvane.e2e.Patience.patiently;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.Main;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.config.Apply;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.demo.DemoConfig;
import dev.newsvane.app.run.StageName;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import dev.newsvane.testkit.Faults;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Reply;
import dev.newsvane.testkit.Visit;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to sources in a long life, in one running system: they are busy, move, end, run ahead of us, grow, and
/// the line breaks. What they publish is there in the end, and what is to be known of them is said.
class SourceLifeTest {
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration REST = Duration.ofSeconds(3);
    private static final int WINDOW = 3;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void sourcesGoThroughTheirLivesAndTheirNewsArrive() {
        try (var web = RecordedWeb.start();
                var system = new RunningSystem(folder, BrokerKind.EMBEDDED)) {
            var busy = new Paper("busy.example", WINDOW);
            var full = new Paper("full.example", WINDOW);
            var fast = new Paper("fast.example", WINDOW);
            var tree = new Paper("tree.example", WINDOW);
            var front = new Paper("front.example", WINDOW);
            var moved = new Paper("new.example", WINDOW);
            var gone = new Paper("gone.example", WINDOW);
            var steady = Stream.of("quay.example", "hill.example", "lake.example")
                    .map(host -> new Paper(host, WINDOW))
                    .toList();
            var lasting = new ArrayList<>(List.of(busy, full, fast, tree, front, moved));
            lasting.addAll(steady);
            var papers = new ArrayList<>(lasting);
            papers.add(gone);
            papers.forEach(paper -> web.site(paper.host(), paper));
            web.site("old.example", ask -> Reply.redirect(301, "http://new.example/feed.xml"));
            papers.forEach(paper -> paper.publish("first"));
            follow(
                    system,
                    source("busy", "http://busy.example/feed.xml", SourceKind.FEED),
                    source("busy-too", "http://busy.example/feed.xml?section=city", SourceKind.FEED),
                    source("full", "http://full.example/feed.xml", SourceKind.FEED),
                    source("fast", "http://fast.example/feed.xml", SourceKind.FEED),
                    source("tree", "http://tree.example/sitemap.xml", SourceKind.SITEMAP),
                    source("front", "http://front.example/", SourceKind.PAGE),
                    source("old", "http://old.example/feed.xml", SourceKind.FEED),
                    source("quay", "http://quay.example/feed.xml", SourceKind.FEED),
                    source("hill", "http://hill.example/feed.xml", SourceKind.FEED),
                    source("lake", "http://lake.example/feed.xml", SourceKind.FEED),
                    source("gone", "http://gone.example/feed.xml", SourceKind.FEED));
            system.start("one", StageName.all(), DemoConfig.settings(web.settings("newsvane-test")));
            awaitArticles(system, papers.stream());

            busy.answersOnce(Faults.busy(Long.toString(REST.toSeconds())));
            var again = Instant.now().plus(REST).truncatedTo(ChronoUnit.SECONDS);
            full.answersOnce(Reply.status(503).with("retry-after", Reply.httpDate(again)));
            gone.answers(Reply.status(410));
            fast.publish("second", "third", "fourth", "fifth");
            Stream.of(busy, full, tree, front, moved).forEach(paper -> paper.publish("second"));
            awaitArticles(system, lasting.stream());
            awaited(() -> assertThat(poll(system, "gone").trouble().orElse("")).startsWith("410 Gone"));

            assertRested(web, "busy.example", 429, said -> said.plus(REST));
            assertRested(web, "full.example", 503, _ -> again);
            assertThat(web.visits("old.example")).as("the move is remembered").hasSize(1);
            assertThat(told(system, "source", "show", "old")).contains("http://new.example/feed.xml");
            assertThat(told(system, "source", "show", "fast"))
                    .contains("1 poll overlapped with nothing that was known", "probably missed");
            assertThat(told(system, "source", "show", "gone")).contains("410 Gone: the source says it is no more");
            assertThat(told(system, "source", "list", "--failing").lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("gone"));

            web.cut();
            awaited(() -> assertThat(asked(system)).allSatisfy(SourceLifeTest::assertCutOff));
            var known = Instant.now();
            papers.forEach(paper -> paper.publish("meanwhile"));
            awaited(() -> assertThat(asked(system))
                    .allSatisfy(poll -> assertThat(poll.tried().orElseThrow()).isAfter(known)));
            assertThat(asked(system)).allSatisfy(SourceLifeTest::assertCutOff);
            web.mend();
            awaitArticles(system, lasting.stream());
            awaited(() -> assertThat(asked(system)).allSatisfy(poll -> {
                assertThat(poll.trouble()).isEmpty();
                assertThat(poll.failures()).isZero();
            }));
            assertThat(web.visits("gone.example"))
                    .filteredOn(visit -> visit.status() == 410)
                    .as("who is no more is asked no more")
                    .hasSize(1);
            assertThat(poll(system, "gone").due()).isAfter(Instant.now().plus(Duration.ofDays(20)));
        }
    }

    /// It is not blamed.
    private static void assertCutOff(Poll poll) {
        assertThat(poll.trouble().orElse("")).as(poll.source()).startsWith("This machine does not reach the web");
        assertThat(poll.failures()).as(poll.source()).isZero();
    }

    /// After such an answer no feed of the host was asked for until its time was over.
    private static void assertRested(RecordedWeb web, String host, int status, UnaryOperator<Instant> until) {
        var visits = web.visits(host).stream()
                .filter(visit -> visit.path().startsWith("/feed.xml"))
                .toList();
        var busy = visits.stream()
                .filter(visit -> visit.status() == status)
                .map(Visit::at)
                .findFirst()
                .orElseThrow();
        assertThat(visits)
                .extracting(Visit::at)
                .filteredOn(busy::isBefore)
                .isNotEmpty()
                .allSatisfy(at -> assertThat(at).isAfterOrEqualTo(until.apply(busy)));
    }

    /// What is remembered of all that are still asked.
    private static List<Poll> asked(RunningSystem system) {
        return polls(system).filter(poll -> !"gone".equals(poll.source())).toList();
    }

    private static Poll poll(RunningSystem system, String source) {
        return polls(system)
                .filter(poll -> source.equals(poll.source()))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Poll> polls(RunningSystem system) {
        return Snapshot.of(system.cluster(), system.channels().polls()).values().stream();
    }

    /// What the program says, asked as a user does.
    private static String told(RunningSystem system, String... command) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                InputStream.nullInputStream(), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        var where = List.of("--kafka", system.cluster().bootstrap());
        var all = Stream.concat(Stream.of(command), where.stream()).toArray(String[]::new);
        assertThat(Main.run(terminal, all)).as(err.toString(UTF_8)).isZero();
        return out.toString(UTF_8);
    }

    private static void awaitArticles(RunningSystem system, Stream<Paper> papers) {
        var wanted = papers.flatMap(paper -> paper.standing().stream()).toList();
        awaited(() -> assertThat(system.all(system.channels().articles()))
                .extracting(Article::url)
                .doesNotHaveDuplicates()
                .containsAll(wanted));
    }

    private static void awaited(Runnable holds) {
        patiently().pollInterval(Duration.ofMillis(250)).untilAsserted(holds::run);
    }

    private static void follow(RunningSystem system, Source... sources) {
        Apply.to(
                system.cluster(),
                system.channels(),
                Config.defaults("test").with(List.of(sources), List.of(), List.of()),
                Instant.now());
    }

    private static Source source(String name, String url, SourceKind kind) {
        return Source.of(name, url, kind, "test").every(EVERY);
    }
}

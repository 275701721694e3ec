package dev.newsvane.e2e;

import static dev.newsvane.e2e.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.alerts.match.Versions;
import dev.newsvane.app.config.Apply;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.demo.DemoConfig;
import dev.newsvane.app.replay.Replay;
import dev.newsvane.app.run.Pipeline;
import dev.newsvane.app.run.StageName;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Article;
import dev.newsvane.testkit.Ask;
import dev.newsvane.testkit.Receiver;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who was told of an article learns that it was taken down: once, and not because its server stumbled.
class WithdrawalTest {
    private static final String HOST = "paper.example";

    /// It calls itself otherwise, and nothing does any more when it is gone: then it leads to the page that its server
    /// has
    /// for all that is not there.
    private static final String READ_AT = "/amp/quay";

    @TempDir
    private Path folder = Path.of("");

    private final AtomicInteger missing = new AtomicInteger();
    private volatile boolean published;

    @Test
    void anAlertIsTakenBackWithItsArticleAndTheRecordedPastSaysTheSame() throws IOException {
        var clock = InstantSource.system();
        try (var web = RecordedWeb.start();
                var receiver = Receiver.start(DemoConfig.SECRET, clock);
                var system = new RunningSystem(folder, BrokerKind.EMBEDDED)) {
            web.site(HOST, this::answer);
            var config = config(web, receiver);
            Apply.to(
                    system.cluster(), system.channels(), config, clock.instant().minus(Versions.SETTLING));
            system.start("one", StageName.all(), Pipeline.Settings.of(config));
            awaited(() -> assertThat(articles(system, "/council")).hasSize(1));
            published = true;
            awaited(() -> assertThat(told(receiver)).containsExactly("raised"));

            missing.set(1);
            awaited(() -> assertThat(missing).hasNonPositiveValue());
            var stumbled = web.visits(HOST).size();
            awaited(() -> assertThat(web.visits(HOST).stream().skip(stumbled))
                    .anyMatch(visit -> visit.path().equals(READ_AT) && visit.status() == 200));
            assertThat(articles(system, READ_AT)).extracting(Article::withdrawn).containsExactly(false);

            missing.set(Integer.MAX_VALUE);
            awaited(() -> assertThat(told(receiver)).hasSize(2));
            var correction = receiver.accepted().getLast().payload();
            assertThat(correction.path("type").asString()).isEqualTo("newsvane.alert.corrected");
            assertThat(correction.at("/data/correction/kind").asString()).isEqualTo("withdrawn");
            assertThat(correction.at("/data/evidence/title").asString()).isEqualTo("The quay is closed");
            var quay = articles(system, READ_AT);
            assertThat(quay).extracting(Article::withdrawn).containsExactly(false, true);
            assertThat(correction.at("/data/milestone").asString())
                    .isEqualTo("withdrawn:" + quay.getFirst().id());

            missing.set(0);
            awaited(() ->
                    assertThat(articles(system, READ_AT).getLast().withdrawn()).isFalse());
            assertThat(articles(system, READ_AT))
                    .extracting(Article::id)
                    .containsOnly(quay.getFirst().id());
            assertThat(system.all(system.channels().rejects())).isEmpty();
            var live = system.all(system.channels().alerts());
            assertThat(said(replayed(system))).isEqualTo(said(live));
            assertThat(told(receiver)).hasSize(2);
        }
    }

    private Reply answer(Ask ask) {
        return switch (ask.path()) {
            case "/feed.xml" ->
                Reply.text(
                        200,
                        "application/rss+xml",
                        "<rss version='2.0'><channel><title>Paper</title>" + item("/council")
                                + (published ? item(READ_AT) : "") + "</channel></rss>");
            case "/council" -> page("The council meets", "The council met about the budget.", "/council");
            case READ_AT ->
                missing.getAndDecrement() > 0
                        ? Reply.redirect(302, "http://" + HOST + "/not-found")
                        : page("The quay is closed", "The old quay is closed to all ships.", "/quay");
            default -> Reply.status(404);
        };
    }

    private static String item(String path) {
        return "<item><title>News</title><link>http://%s%s</link></item>".formatted(HOST, path);
    }

    private static Reply page(String title, String sentence, String canonical) {
        return Reply.html(
                "<html lang='en'><title>%1$s</title><link rel='canonical' href='%3$s'><h1>%1$s</h1>%2$s</html>"
                        .formatted(
                                title,
                                ("<p>" + (sentence + " More is known today. ").repeat(4) + "</p>").repeat(4),
                                canonical));
    }

    private Config config(RecordedWeb web, Receiver receiver) throws IOException {
        var file = Files.writeString(folder.resolve("newsvane.yaml"), """
            fetch:
              dangerously-allow-private-addresses: true
              hosts: {paper.example: "127.0.0.1:%d"}
            frontier: {revisit: [%s]}
            crawl: {delay: 10ms, backoff: [100ms]}
            sources:
              - {name: paper, url: "http://paper.example/feed.xml", every: 1s}
            watches:
              - {name: quays, query: quay, endpoints: [desk]}
            endpoints:
              - {name: desk, url: "%s", secrets: [%s]}
            """.formatted(
                web.address().getPort(),
                IntStream.rangeClosed(1, 60).mapToObj(second -> second + "s").collect(Collectors.joining(", ")),
                receiver.url(),
                DemoConfig.SECRET));
        return Config.read(file, Map.of());
    }

    private static List<String> told(Receiver receiver) {
        return receiver.accepted().stream()
                .map(receipt -> receipt.payload().at("/data/milestone").asString())
                .toList();
    }

    private static List<Article> articles(RunningSystem system, String path) {
        return system.all(system.channels().articles()).stream()
                .filter(article -> article.url().equals("http://" + HOST + path))
                .toList();
    }

    private static List<Alert> replayed(RunningSystem system) {
        var alerts = new ArrayList<Alert>();
        var settings = Pipeline.Settings.of(Config.defaults("nothing"));
        new Replay(system.cluster(), system.channels(), settings.alerts(), InstantSource.system())
                .run(Replay.Range.since(Instant.EPOCH, "again"), alerts::add);
        return alerts;
    }

    private static List<String> said(List<Alert> alerts) {
        return alerts.stream()
                .map(alert -> alert.event() + " " + alert.milestone() + " " + alert.correction() + " "
                        + alert.evidence().title())
                .toList();
    }

    private static void awaited(Runnable holds) {
        patiently().untilAsserted(holds::run);
    }
}

package dev.newsvane.e2e;

import static dev.newsvane.e2e.Patience.patiently;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.newsvane.alerts.match.Versions;
import dev.newsvane.app.Exit;
import dev.newsvane.app.Main;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.config.Apply;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.demo.DemoConfig;
import dev.newsvane.app.run.StageName;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Article;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Reply;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;

/// The past, from a web archive and from a feed that leads to it, becomes articles of its own time and alerts nobody.
class BackfillTest {
    private static final Instant CAPTURED = Instant.parse("2019-05-01T08:00:00Z");
    private static final Instant PUBLISHED = Instant.parse("2019-05-02T08:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    @OnEachBroker
    void thePastIsReadInItsLaneAndAlertsNobody(BrokerKind broker) throws IOException {
        try (var web = RecordedWeb.start();
                var system = new RunningSystem(folder, broker)) {
            web.site("paper.example", ask -> switch (ask.path()) {
                case "/feed" -> rss("<atom:link rel='prev-archive' href='/2019'/>");
                case "/2019" ->
                    rss("<item><title>Harbour closes</title><link>http://paper.example/harbour</link>"
                            + "<guid>h</guid><pubDate>Thu, 02 May 2019 08:00:00 GMT</pubDate></item>");
                case "/harbour" -> Reply.html(page("Harbour closes", "The harbour bridge closes for repairs in June."));
                default -> Reply.status(404);
            });
            // written early enough to be in force for whatever is imported
            Apply.to(
                    system.cluster(),
                    system.channels(),
                    Config.defaults("test").with(List.of(), List.of(Watches.of("bridge", "bridge")), List.of()),
                    Instant.now().minus(Versions.SETTLING));
            system.start("one", StageName.all(), DemoConfig.settings(web.settings("newsvane-test")));
            var archive = folder.resolve("past.warc.gz");
            try (var warc = new WarcWriter(archive)) {
                warc.write(new WarcResponse.Builder("https://old.example/bridge")
                        .date(CAPTURED)
                        .body(new HttpResponse.Builder(200, "OK")
                                .body(
                                        MediaType.HTML,
                                        page("A bridge opens", "The old bridge is open again.")
                                                .getBytes(UTF_8))
                                .build())
                        .build());
            }
            var config = Files.writeString(folder.resolve("import.yaml"), """
                fetch:
                  dangerously-allow-private-addresses: true
                  hosts: {paper.example: "127.0.0.1:%d"}
                crawl: {delay: 1ms}
                """.formatted(
                                    web.address().getPort()))
                    .toString();
            imported(system, archive.toString(), "--config", config);
            imported(system, "--feed", "http://paper.example/feed", "--name", "paper", "--config", config);

            patiently()
                    .untilAsserted(() ->
                            assertThat(system.all(system.channels().alerts())).hasSize(2));
            assertThat(system.all(system.channels().articles()))
                    .extracting(Article::lane, Article::event)
                    .containsExactlyInAnyOrder(tuple("history:past", CAPTURED), tuple("history:paper", PUBLISHED));
            assertThat(system.all(system.channels().alerts()))
                    .noneMatch(Alert::pages)
                    .allMatch(alert -> alert.milestone().startsWith("would:"));
            assertThat(system.all(system.channels().deliveries())).isEmpty();
        }
    }

    private static Reply rss(String inside) {
        return Reply.text(200, "application/rss+xml", """
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Paper</title>%s</channel></rss>\
            """.formatted(inside));
    }

    private static String page(String title, String sentence) {
        return "<!doctype html><html lang='en'><title>" + title + "</title><article><h1>" + title + "</h1>"
                + ("<p>" + (sentence + " The council said so. ").repeat(4) + "</p>").repeat(4) + "</article></html>";
    }

    private static void imported(RunningSystem system, String... args) {
        var all = new ArrayList<>(List.of("import", "--kafka", system.cluster().bootstrap()));
        all.addAll(List.of(args));
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, UTF_8);
        var terminal = new Terminal(new ByteArrayInputStream(new byte[0]), out, out);
        assertThat(Main.run(terminal, all.toArray(String[]::new)))
                .as(said.toString(UTF_8))
                .isEqualTo(Exit.DONE);
    }
}

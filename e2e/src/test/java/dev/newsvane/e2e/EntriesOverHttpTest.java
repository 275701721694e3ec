package dev.newsvane.e2e;

import static dev.newsvane.e2e.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.alerts.match.Versions;
import dev.newsvane.app.demo.DemoConfig;
import dev.newsvane.app.run.StageName;
import dev.newsvane.base.Json;
import dev.newsvane.base.Snapshot;
import dev.newsvane.console.HttpSettings;
import dev.newsvane.ingest.websub.WebSub;
import dev.newsvane.schemas.Article;
import dev.newsvane.testkit.Ask;
import dev.newsvane.testkit.Receiver;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Reply;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A system that knows nothing is told over HTTP, by a process of it that delivers alone, what to follow, what to look
/// for and whom to tell, while it runs.
class EntriesOverHttpTest {
    private static final String TOKEN = "0123456789abcdef";
    private static final Map<String, String> NEWS = Map.of(
            "council",
            "The council met about the budget of schools and roads. Members want taxes on hotels to rise by a tenth,"
                    + " and the mayor said that she would answer within a week.",
            "crane",
            "A crane fell upon the deck of a ship in the harbour. Two dockers were hurt, and the unloading of bananas"
                    + " from Ecuador rests until engineers have looked at the other five.",
            "barge",
            "A barge full of wheat ran aground beneath the old railway bridge. Divers found no leak, so tugs will pull"
                    + " it free when the river has risen after the rain of the weekend.",
            "ferry",
            "The night ferry goes again. Passengers had waited for three months while its engine was repaired in"
                    + " Gdansk.");

    @TempDir
    private Path folder = Path.of("");

    private final InetSocketAddress at = Loopback.free();
    private final List<String> published = new CopyOnWriteArrayList<>();

    @Test
    void whatIsWrittenIsFollowedFoundToldAndLetGoOf() throws Exception {
        try (var web = RecordedWeb.start();
                var receiver = Receiver.start(DemoConfig.SECRET, InstantSource.system());
                var system = new RunningSystem(folder, BrokerKind.EMBEDDED)) {
            web.site("quay.example", this::answer);
            publish("council");
            var settings = DemoConfig.settings(web.settings("newsvane-test"));
            var http = new HttpSettings(at, Optional.of(TOKEN), Optional.empty(), true, 64, 1);
            var others = Set.of(StageName.POLL, StageName.FRONTIER, StageName.CRAWL, StageName.ENRICH, StageName.MATCH);
            system.start("others", others, settings)
                    .start("desk", Set.of(StageName.DELIVER), settings.with(http, WebSub.OFF));

            put("/endpoints/desk", "url: %s\nsecrets: [%s]".formatted(receiver.url(), DemoConfig.SECRET));
            put("/sources/quay", "{\"url\": \"http://quay.example/feed.xml\", \"every\": \"1s\"}");
            settled(put("/watches/harbour", "query: title:crane\nendpoints: [desk]"));
            awaitArticle(system, "council");
            publish("crane");
            awaited(() -> assertThat(told(receiver)).containsExactly("crane"));

            settled(put("/watches/harbour", "query: title:barge\nendpoints: [desk]"));
            publish("barge");
            awaited(() -> assertThat(told(receiver)).containsExactly("crane", "barge"));
            assertThat(receiver.receipts()).allMatch(Receiver.Receipt::verified);

            for (var path : List.of("/watches/harbour", "/sources/quay", "/endpoints/desk")) {
                assertThat(ask("DELETE", path, "").statusCode()).as(path).isEqualTo(204);
            }
            var asked = web.visits("quay.example").size();
            publish("ferry");
            awaited(() -> assertThat(
                            Snapshot.of(system.cluster(), system.channels().polls()))
                    .as("polling has forgotten it")
                    .isEmpty());
            assertThat(web.visits("quay.example").size())
                    .as("it is asked no more")
                    .isLessThanOrEqualTo(asked + 1);
        }
    }

    private static void settled(JsonNode watch) {
        var force = Instant.parse(watch.path("written").asString()).plus(Versions.SETTLING);
        awaited(() -> assertThat(Instant.now()).isAfter(force));
    }

    private void publish(String name) {
        published.add(name);
    }

    private Reply answer(Ask ask) {
        return switch (ask.path()) {
            case "/feed.xml" -> Reply.text(200, "application/rss+xml", feed());
            case "/robots.txt" -> Reply.status(404);
            default -> Reply.html(page(ask.path().substring(1)));
        };
    }

    private String feed() {
        return published.stream()
                .map(name -> "<item><title>News</title><link>http://quay.example/%s</link></item>".formatted(name))
                .collect(Collectors.joining("", "<rss version='2.0'><channel><title>Q</title>", "</channel></rss>"));
    }

    private static String page(String name) {
        return "<html lang='en'><title>%1$s</title><article><h1>%1$s</h1>%2$s</article></html>"
                .formatted(name, ("<p>" + NEWS.getOrDefault(name, "") + "</p>").repeat(2));
    }

    private static void awaitArticle(RunningSystem system, String name) {
        awaited(() -> assertThat(system.all(system.channels().articles()))
                .extracting(Article::url)
                .contains("http://quay.example/" + name));
    }

    private JsonNode put(String path, String entry) throws IOException, InterruptedException {
        var answer = ask("PUT", path, entry);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return Json.parse(answer.body());
    }

    private HttpResponse<String> ask(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at.getPort() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + TOKEN)
                .method(method, BodyPublishers.ofString(body));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static void awaited(Runnable holds) {
        patiently().pollInterval(Duration.ofMillis(250)).untilAsserted(holds::run);
    }

    private static List<String> told(Receiver receiver) {
        return receiver.accepted().stream()
                .map(each -> each.payload().at("/data/evidence/title").asString())
                .toList();
    }
}

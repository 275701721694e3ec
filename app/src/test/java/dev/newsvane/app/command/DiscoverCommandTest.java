package dev.newsvane.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.Cli;
import dev.newsvane.app.Exit;
import dev.newsvane.app.JsonPaths;
import dev.newsvane.base.Json;
import dev.newsvane.testkit.Ask;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoverCommandTest {
    private static final String RSS =
            "<rss version='2.0' xmlns:a='http://www.w3.org/2005/Atom'><channel><title>Quay</title>"
                    + "<a:link rel='hub' href='http://hub.example/'/><item><link>http://quay.example/fog</link>"
                    + "<pubDate>Sat, 14 Mar 2026 09:00:00 GMT</pubDate></item></channel></rss>";

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void aSitesFeedsAreToldWithALineForTheConfiguration() throws IOException {
        try (var web = RecordedWeb.start()) {
            web.site("quay.example", DiscoverCommandTest::site);
            var config = config(web);
            var told = Cli.run("discover", "http://quay.example/", "--config", config);
            assertThat(told.exit()).isEqualTo(Exit.DONE);
            assertThat(told.out())
                    .containsExactly(
                            "http://quay.example/rss: rss_2.0, \"Quay\", 1 item, newest 2026-03-14T09:00:00Z, hub"
                                    + " http://hub.example/; from <link> of the page; the same at"
                                    + " http://quay.example/rss2",
                            "  - {name: quay.example, url: \"http://quay.example/rss\", kind: feed}");
            assertThat(told.err()).contains("http://quay.example/gone (<link> of the page): It answers 404.");
            var source = Files.writeString(
                    folder.resolve("found.yaml"), "sources:\n" + told.out().getLast() + "\n");
            assertThat(Cli.run("check", source.toString()).exit()).isEqualTo(Exit.DONE);
            var json = Cli.run("discover", "http://quay.example/", "--json", "--config", config);
            assertThat(JsonPaths.of(Json.parse(json.out().getFirst()))).isEqualTo(JsonPaths.promised("discover"));
        }
    }

    @Test
    void whatIsNoAddressIsAMistakeAndAPrivateOneIsRefused() {
        assertThat(Cli.run("discover", "mailto:desk@quay.example").exit()).isEqualTo(Exit.MISTAKE);
        assertThat(Cli.run("discover", "http://a b/").exit()).isEqualTo(Exit.MISTAKE);
        var refused = Cli.run("discover", "http://127.0.0.1:9/");
        assertThat(refused.exit()).isEqualTo(Exit.UNMET);
        assertThat(refused.err())
                .singleElement()
                .asString()
                .contains("Its address is refused", "fetch.dangerously-allow-private-addresses");
    }

    private String config(RecordedWeb web) throws IOException {
        var address = "127.0.0.1:" + web.address().getPort();
        return Files.writeString(
                        folder.resolve("web.yaml"),
                        "fetch: {dangerously-allow-private-addresses: true, hosts: {quay.example: \"" + address
                                + "\"}}\n")
                .toString();
    }

    private static Reply site(Ask ask) {
        return switch (ask.path()) {
            case "/" ->
                Reply.html("<link rel=alternate type=application/rss+xml href=/rss>"
                        + "<link rel=alternate type=application/rss+xml href=/rss2>"
                        + "<link rel=alternate type=application/rss+xml href=/gone>");
            case "/rss", "/rss2" -> Reply.text(200, "text/xml", RSS);
            default -> Reply.status(404);
        };
    }
}

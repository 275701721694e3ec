package dev.newsvane.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.newsvane.app.Cli;
import dev.newsvane.app.Exit;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Item;
import dev.newsvane.schemas.Page;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Reply;
import dev.newsvane.testkit.TestBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The past of feeds into a system, as RFC 5005 has it and as files that somebody kept.
class FeedArchiveTest {
    private static final String WHOLE = "<p>" + "The council met again. ".repeat(60) + "</p>";

    @TempDir
    private Path folder = Path.of(".");

    private final TestBroker broker = TestBroker.start();
    private final Channels channels = Channels.of(broker.cluster());
    private final RecordedWeb web = RecordedWeb.start();

    @BeforeEach
    void channelsAreThere() {
        channels.create(broker.cluster(), 4, (short) 1, Instant.now());
    }

    @AfterEach
    void stop() {
        web.close();
        broker.close();
    }

    @Test
    void anArchivedFeedIsFollowedIntoItsPastAndACircleEnds() throws IOException {
        site(Map.of(
                "/feed", rss("prev-archive", "/old-2", entry("new", 3, WHOLE) + entry("short", 2, "Short.")),
                "/old-2", rss("prev-archive", "/old-1", entry("short", 2, "As it was.") + entry("older", 1, WHOLE)),
                "/old-1", rss("prev-archive", "/old-2", entry("oldest", 0, "Oldest."))));
        var done = imported("http://paper.example/feed");
        assertThat(done.exit()).isEqualTo(Exit.UNMET);
        assertThat(done.out())
                .containsExactly("imported 2 articles as history:paper.example", "2 entries to be fetched");
        assertThat(done.err())
                .containsExactly(
                        "http://paper.example/feed: read 3 documents",
                        "http://paper.example/old-2: was there before, so the archive goes in a circle");
        assertThat(Snapshot.of(broker.cluster(), channels.pages()).values())
                .extracting(Page::url, Page::lane)
                .containsExactly(
                        tuple("http://paper.example/older", "history:paper.example"),
                        tuple("http://paper.example/new", "history:paper.example"));
        assertThat(items()).extracting(item -> item.guid().orElseThrow()).containsExactly("oldest", "short");
        assertThat(items()).allSatisfy(item -> assertThat(item.lane()).isEqualTo("history:paper.example"));
        assertThat(items().getLast().summary()).contains("Short.");
        assertThat(web.visits("paper.example")).hasSize(3);
    }

    @Test
    void aPagedFeedIsFollowedToItsLastPageOrToTheBound() throws IOException {
        site(Map.of(
                "/feed", rss("next", "?page=2", entry("a", 3, WHOLE)),
                "/feed?page=2", rss("self", "?page=2", entry("b", 2, WHOLE))));
        assertThat(imported("http://paper.example/feed").err())
                .containsExactly("http://paper.example/feed: read 2 documents");
        var bounded = imported("http://paper.example/feed", "--most", "1");
        assertThat(bounded.exit()).isEqualTo(Exit.UNMET);
        assertThat(bounded.err()).last().asString().contains("?page=2: not asked", "--most N reads more");
    }

    @Test
    void aPagedJsonFeedIsFollowedByItsNextUrl() throws IOException {
        site(Map.of(
                "/feed", json("new", 3, "/feed?page=2"),
                "/feed?page=2", json("old", 1, "http://paper.example/feed?page=3"),
                "/feed?page=3", json("oldest", 0, "")));
        var done = imported("http://paper.example/feed");
        assertThat(done.err()).containsExactly("http://paper.example/feed: read 3 documents");
        assertThat(done.out()).first().isEqualTo("imported 3 articles as history:paper.example");
    }

    @Test
    void keptDocumentsAreTakenInFromAFolderTheLatestFirst() throws IOException {
        var kept = Files.createDirectory(folder.resolve("kept"));
        Files.writeString(kept.resolve("2020-01.xml"), rss("self", "/x", entry("a", 1, "Old words.")));
        Files.writeString(kept.resolve("2020-02.xml"), rss("self", "/x", entry("a", 1, "New words.")));
        Files.writeString(kept.resolve("notes.txt"), "nothing");
        var done = imported(kept.toString());
        assertThat(done.exit()).isEqualTo(Exit.UNMET);
        assertThat(done.out()).containsExactly("imported 0 articles as history:kept", "1 entry to be fetched");
        assertThat(done.err()).singleElement().asString().startsWith(kept.resolve("notes.txt") + ": no feed:");
        assertThat(items())
                .singleElement()
                .satisfies(item -> assertThat(item.summary()).contains("New words."));
    }

    @Test
    void entriesWithTheirTextThatShareALinkAreArticlesEach() throws IOException {
        var shared = (entry("a", 3, WHOLE) + entry("b", 2, WHOLE)).replaceAll("paper.example/[ab]<", "paper.example/<");
        site(Map.of("/feed", rss("self", "/feed", shared)));
        assertThat(imported("http://paper.example/feed").exit()).isEqualTo(Exit.DONE);
        assertThat(Snapshot.of(broker.cluster(), channels.pages()).values())
                .extracting(Page::url)
                .hasSize(2)
                .contains("http://paper.example/")
                .anyMatch(url -> url.startsWith("urn:newsvane:item:"));
    }

    private void site(Map<String, String> documents) {
        web.site(
                "paper.example",
                ask -> documents.containsKey(ask.path())
                        ? Reply.text(200, "application/rss+xml", documents.get(ask.path()))
                        : Reply.status(404));
    }

    private static String rss(String relation, String href, String entries) {
        return """
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Paper</title>
            <link>http://paper.example/</link><atom:link rel="%s" href="%s"/>%s</channel></rss>\
            """.formatted(relation, href, entries);
    }

    private static String json(String id, int day, String next) {
        return """
            {"version":"https://jsonfeed.org/version/1.1","title":"Paper","next_url":"%3$s","items":[{"id":"%1$s",
            "url":"http://paper.example/json/%1$s","date_published":"2020-01-0%2$dT10:00:00Z","content_html":"%4$s"}]}\
            """.formatted(id, day + 1, next, WHOLE);
    }

    private static String entry(String id, int day, String text) {
        return """
            <item><guid isPermaLink="false">%1$s</guid><link>http://paper.example/%1$s</link><title>%1$s</title>
            <pubDate>0%2$d Jan 2020 10:00:00 GMT</pubDate><description><![CDATA[%3$s]]></description>
            <content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[%3$s]]></content:encoded>
            </item>\
            """.formatted(id, day + 1, text);
    }

    private List<Item> items() {
        return Snapshot.of(broker.cluster(), channels.items()).values().stream()
                .sorted(Comparator.comparing(item -> item.published().orElseThrow()))
                .toList();
    }

    private Cli imported(String... args) throws IOException {
        var config = Files.writeString(
                folder.resolve("newsvane.yaml"), """
                    fetch:
                      dangerously-allow-private-addresses: true
                      hosts: {paper.example: "127.0.0.1:%d"}
                    crawl: {delay: 1ms}
                    """.formatted(web.address().getPort()));
        var all = new ArrayList<>(List.of("import", "--feed"));
        all.addAll(List.of(args));
        all.addAll(List.of(
                "--config", config.toString(), "--kafka", broker.cluster().bootstrap()));
        return Cli.run(all.toArray(String[]::new));
    }
}

package dev.newsvane.app.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.newsvane.app.Cli;
import dev.newsvane.app.Exit;
import dev.newsvane.base.Json;
import dev.newsvane.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FeedsEvalTest {
    private static final String RSS = """
        <rss version="2.0"><channel><title>Quay</title><link>http://quay.example/</link>
        <item><title>Fog &amp;amp; nets</title><link>http://quay.example/fog</link>
        <author>desk@quay.example (A. Keel)</author><pubDate>Sat, 14 Mar 2026 09:30:00 +0100</pubDate>
        <category>harbour</category></item></channel></rss>
        """;

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void aTreeBesideADocumentIsComparedByMeaning() throws IOException {
        write("a.xml", RSS);
        write("a.json", """
            {"feedType": "rss", "title": "Quay", "items": [{"title": "Fog & nets", "author": {"name": "A. Keel"},
             "publishedParsed": "2026-03-14T08:30:00Z", "categories": ["harbour"]}]}
            """);
        var done = Cli.run("eval", "feeds", folder.toString());
        assertThat(done.exit()).isEqualTo(Exit.DONE);
        assertThat(done.out())
                .contains(
                        "documents: 1 passed, 0 failed, 0 excluded; without expectations 0 read, 0 no feed",
                        "values: 5 passed, 0 failed, 1 excluded",
                        "excluded feedType: 1 value, a name of its own for each dialect");
    }

    @Test
    void aValueThatDiffersIsNamedWithBothSides() throws IOException {
        write("a.xml", RSS);
        write("a.json", "{\"feedType\": \"rss\", \"items\": [{\"link\": \"http://quay.example/mist\"}]}");
        var done = Cli.run("eval", "feeds", folder.toString());
        assertThat(done.exit()).isEqualTo(Exit.UNMET);
        assertThat(done.out())
                .contains("failed a.xml: items.0.link: expected \"http://quay.example/mist\","
                        + " got \"http://quay.example/fog\"");
    }

    @Test
    void aListOfExpectationsIsComparedInItsOwnWords() throws IOException {
        write("a.xml", RSS);
        write("b.xml", "<html><body>Hello</body></html>");
        write("expect.jsonl", """
            {"file": "a.xml", "headers": {}, "expectations": [{"path": ["entries", 0, "published_parsed"],
            """.strip() + """
             "equals": [2026, 3, 14, 8, 30, 0, 5, 73, 0]}, {"path": ["entries", 0, "title"], "equals": "Rain"}]}
            {"file": "b.xml", "expect": "MissingElement"}
            """);
        var report = Json.parse(String.join(
                "", Cli.run("eval", "feeds", folder.toString(), "--json").out()));
        assertThat(report.at("/values/passed").intValue()).isEqualTo(1);
        assertThat(report.at("/failures/0/path").stringValue()).isEqualTo("entries.0.title");
        assertThat(report.at("/failures/0/got").stringValue()).isEqualTo("Fog & nets");
        assertThat(report.at("/documents/no_feed").intValue()).isEqualTo(1);
    }

    @Test
    void whatIsNoFolderAndALineThatIsNoJsonAreNamed() throws IOException {
        assertThat(Cli.run("eval", "feeds", folder.resolve("nowhere").toString())
                        .exit())
                .isEqualTo(Exit.MISTAKE);
        write("expect.jsonl", "{\"file\": \"a.xml\"");
        assertThat(Cli.run("eval", "feeds", folder.toString()).err())
                .anySatisfy(line -> assertThat(line).contains("expect.jsonl:1: no JSON"));
    }

    /// Thousands of documents that other readers are tested with, many of them broken on purpose.
    @Test
    void whatOtherReadersReadIsRead() throws IOException {
        var feeds = Shared.data().map(data -> data.resolve("feeds")).filter(Files::isDirectory);
        assumeTrue(feeds.isPresent(), "no ../shared/data/feeds beside the checkout");
        assertThat(report(feeds.get().resolve("gofeed")).path("failures")).isEmpty();
        assertThat(report(feeds.get().resolve("feedvalidator"))
                        .at("/documents/failed")
                        .intValue())
                .isZero();
        var values = report(feeds.get().resolve("feedparser")).path("values");
        var passed = values.path("passed").doubleValue();
        assertThat(passed / (passed + values.path("failed").doubleValue())).isGreaterThan(0.98);
    }

    private static JsonNode report(Path folder) throws IOException {
        return new FeedsEval().of(folder).json();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}

package dev.newsvane.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.Cli;
import dev.newsvane.app.Exit;
import dev.newsvane.app.JsonPaths;
import dev.newsvane.app.Main;
import dev.newsvane.app.Terminal;
import dev.newsvane.base.Json;
import dev.newsvane.ingest.feed.Repair;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ToolsTest {
    private static final String TOOLS = "src/test/resources/tools/";

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void feedPrintsWhatTheReferencePromises() {
        var told = Cli.run("feed", TOOLS + "feed.xml", "--url", "https://example.org/feed");
        var feed = Json.parse(told.out().getFirst());
        assertThat(JsonPaths.of(feed)).isEqualTo(JsonPaths.promised("feed"));
        assertThat(feed.at("/items/0/published").stringValue()).isEqualTo("2025-04-24T08:00:00Z");
        assertThat(feed.at("/items/0/link").stringValue()).startsWith("https://example.org/one");
    }

    @Test
    void whatWasMendedIsSaidAndExplained() throws IOException {
        var feed = Files.writeString(
                folder.resolve("mended.xml"),
                "junk<rss"
                    + " version='2.0'><channel><title>Quay</title><item><link>/one</link><pubDate>soon</pubDate></item>"
                    + "<item><link>/two</link></item></channel></rss>");
        var told = Cli.run("feed", feed.toString(), "--url", "https://quay.example/feed");
        assertThat(told.exit()).isEqualTo(Exit.DONE);
        assertThat(told.err())
                .containsExactly(
                        feed + ": feed: junk-before-feed: " + Repair.JUNK_BEFORE_FEED.sentence(),
                        feed + ": 2 items (1, 2): link-resolved: " + Repair.LINK_RESOLVED.sentence(),
                        feed + ": 1 item (1): date-unreadable: " + Repair.DATE_UNREADABLE.sentence());
    }

    /// The reference has a row of each kind, and no other.
    @Test
    void everyKindOfRepairHasItsSentence() throws IOException {
        var reference = Files.readString(Path.of("../docs/reference/commands.md"));
        var rows = Pattern.compile("(?m)^\\| ([a-z-]+) \\| ([A-Z].*) \\|$")
                .matcher(reference.substring(reference.indexOf("\n## feed\n"), reference.indexOf("\n## robots\n")))
                .results()
                .map(row -> row.group(1) + ": " + row.group(2))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(Repair.values())
                        .map(repair -> repair.word() + ": " + repair.sentence())
                        .toList());
        assertThat(Repair.values())
                .allSatisfy(repair -> assertThat(repair.sentence()).matches("[A-Z].*\\."));
    }

    @Test
    void whatIsNoFeedIsUnmetAndSaysWhy() {
        var page = Cli.run("feed", TOOLS + "page.html");
        assertThat(page.exit()).isEqualTo(Exit.UNMET);
        assertThat(page.out()).isEmpty();
        assertThat(page.err()).singleElement().asString().contains("no feed (html)");
    }

    @Test
    void aRelativeLinkOfAFileLeadsNowhereUnlessItIsToldWhereTheFileIsFrom() {
        var feed =
                "<rss version='2.0'><channel><title>T</title><item><title>A</title><link>/a</link></item></channel></rss>"
                        .getBytes(UTF_8);
        var nowhere = Cli.fed(feed, "feed", "-");
        assertThat(nowhere.out()).singleElement().asString().doesNotContain("\"link\"");
        assertThat(nowhere.err()).anySatisfy(line -> assertThat(line).contains("link-dropped"));
        assertThat(Cli.fed(feed, "feed", "-", "--url", "https://t.example/feed").out())
                .singleElement()
                .asString()
                .contains("\"link\":\"https://t.example/a\"");
    }

    @Test
    void robotsAnswersEachUrlInOrder() {
        var robots = "user-agent: newsvane\ndisallow: /x\n".getBytes(UTF_8);
        var done = Cli.fed(robots, "robots", "-", "--agent", "Newsvane/0.1", "https://a.example/x", "/y");
        assertThat(done.exit()).isEqualTo(Exit.DONE);
        assertThat(done.out())
                .containsExactly(
                        "{\"url\":\"https://a.example/x\",\"allowed\":false}", "{\"url\":\"/y\",\"allowed\":true}");
        assertThat(JsonPaths.of(Json.parse(done.out().getFirst()))).isEqualTo(JsonPaths.promised("robots"));
        assertThat(Cli.run("robots", TOOLS + "nowhere.txt", "--agent", "a", "/").exit())
                .isEqualTo(Exit.MISTAKE);
    }

    @Test
    void extractPrintsWhatTheReferencePromises() {
        var article = one(Cli.run("extract", TOOLS + "page.html", "--url", "https://example.org/2025/authors"));
        assertThat(JsonPaths.of(article)).isEqualTo(JsonPaths.promised("extract"));
        assertThat(article.path("title").stringValue()).isEqualTo("Authors sue the makers of a writing machine");
        assertThat(article.path("published").stringValue()).isEqualTo("2025-04-24T08:00:00Z");
        assertThat(article.path("text").stringValue()).contains("\n\n").doesNotContain("Home");
    }

    @Test
    void whatIsNoPageIsNoArticle() throws IOException {
        var feed = Cli.run("extract", TOOLS + "feed.xml");
        assertThat(feed.exit()).isEqualTo(Exit.UNMET);
        assertThat(feed.out()).isEmpty();
        assertThat(feed.err()).singleElement().asString().endsWith("It is a feed; 'newsvane feed' reads it.");
        var file = Files.writeString(folder.resolve("data.json"), "{\"words\":\"" + "many words ".repeat(200) + "\"}");
        assertThat(Cli.run("extract", file.toString()).err())
                .singleElement()
                .asString()
                .contains("no article: It is JSON");
    }

    @Test
    void aSourceThatIsNotThereIsTheUsersMistake() {
        assertThat(Cli.run("extract", "nowhere.html").exit()).isEqualTo(Exit.MISTAKE);
        assertThat(Cli.run("feed", TOOLS).exit()).isEqualTo(Exit.MISTAKE);
    }

    @Test
    void bytesThatAreNoTextAreNoArticle() throws IOException {
        var bytes = new byte[4000];
        new Random(20250601).nextBytes(bytes);
        var rubbish =
                Cli.run("extract", Files.write(folder.resolve("rubbish"), bytes).toString());
        assertThat(rubbish.exit()).isEqualTo(Exit.UNMET);
        assertThat(rubbish.out()).isEmpty();
        assertThat(rubbish.err()).singleElement().asString().endsWith("the body is not text");
    }

    /// As behind `| head -1`: it ends at once, and nothing is wrong.
    @Test
    void whereNobodyReadsTheResultsNoMoreAreMade() {
        var lines = "{\"id\":\"a\",\"text\":\"lawsuit\"}\n".repeat(100_000);
        var many = new ByteArrayInputStream(lines.getBytes(UTF_8));
        var gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(many, new PrintStream(gone, true, UTF_8), new PrintStream(err, true, UTF_8));
        assertThat(Main.run(terminal, "match", "--config", TOOLS + "watches.yaml", "-"))
                .isEqualTo(Exit.DONE);
        assertThat(many.available()).isPositive();
        assertThat(err.size()).isZero();
    }

    @Test
    void aPrivateAddressIsRefused() {
        var refused = Cli.run("extract", "http://127.0.0.1:9/");
        assertThat(refused.exit()).isEqualTo(Exit.UNMET);
        assertThat(refused.err())
                .singleElement()
                .asString()
                .contains("refused address", "fetch.dangerously-allow-private-addresses");
    }

    @Test
    void matchReadsWhatExtractPrints() throws IOException {
        var extracted = Cli.run("extract", TOOLS + "page.html");
        var lines = String.join("\n", extracted.out()) + "\n{\"id\":\"empty\"}\n";
        var matched = Cli.fed(lines.getBytes(UTF_8), "match", "--config", TOOLS + "watches.yaml", "-");
        assertThat(matched.exit()).isEqualTo(Exit.DONE);
        assertThat(matched.out()).hasSize(2);
        var article = Json.parse(extracted.out().getFirst());
        var match = Json.parse(matched.out().getFirst());
        assertThat(JsonPaths.of(match)).isEqualTo(JsonPaths.promised("match"));
        assertThat(match.path("id")).isEqualTo(article.path("id"));
        assertThat(match.path("matches").values())
                .extracting(each -> each.path("watch").stringValue())
                .containsExactly("books", "suits");
        match.path("matches")
                .values()
                .forEach(each -> each.path("passages")
                        .values()
                        .forEach(passage -> assertThat(cut(article, passage))
                                .isEqualTo(passage.path("text").stringValue())));
        assertThat(Json.parse(matched.out().getLast())).isEqualTo(Json.parse("{\"id\":\"empty\",\"matches\":[]}"));
    }

    @Test
    void matchNamesBadLinesAndGoesOn() throws IOException {
        var file = folder.resolve("articles.jsonl.gz");
        Files.write(file, gzip("{\"title\":\"no id\"}\n{\"id\":\"a\",\"text\":\"They sue for copyright.\"}\n[]\n"));
        var matched = Cli.run("match", "--config", TOOLS + "watches.yaml", file.toString());
        assertThat(matched.exit()).isEqualTo(Exit.UNMET);
        assertThat(matched.out()).hasSize(1);
        assertThat(matched.err())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(file + ":1: read no id"),
                        line -> assertThat(line).startsWith(file + ":3: read no JSON object"));
    }

    @Test
    void aPageInsteadOfLinesIsToldOnce() {
        var told = Cli.run("match", "--config", TOOLS + "watches.yaml", TOOLS + "page.html");
        assertThat(told.exit()).isEqualTo(Exit.UNMET);
        assertThat(told.err()).singleElement().asString().contains("page.html:1: is markup; right would be a JSON");
    }

    @Test
    void everyCommandHelps() {
        for (var command : List.of(
                "check", "apply", "channels", "run", "status", "deliveries", "endpoint", "tail", "import", "feed")) {
            var help = Cli.run(command, "--help");
            assertThat(help.exit()).as(command).isEqualTo(Exit.DONE);
            assertThat(help.out().getFirst()).startsWith("Usage: newsvane " + command);
        }
        assertThat(Cli.run("--version").out()).singleElement().asString().startsWith("newsvane 0.");
    }

    @Test
    void whatIsMistypedIsToldInALineAndWhereToRead() {
        var mistyped = Cli.run("deliveries", "list", "--stat", "dead");
        assertThat(mistyped.exit()).isEqualTo(Exit.MISTAKE);
        assertThat(mistyped.err()).hasSizeLessThanOrEqualTo(2);
        assertThat(Cli.run("feed", TOOLS + "feed.xml", "--nonsense").err())
                .satisfiesExactly(
                        line -> assertThat(line).contains("--nonsense"),
                        line -> assertThat(line).isEqualTo("See 'newsvane feed --help'."));
        assertThat(Cli.run().err().getFirst())
                .contains("demo, up, run, channels, check")
                .doesNotContain("warm");
    }

    @Test
    void checkCountsAsEnglishDoesAndKnowsNothingFromSomething() throws IOException {
        var one = Files.writeString(folder.resolve("one.yaml"), "watches:\n  - {name: suits, query: lawsuit}\n");
        assertThat(Cli.run("check", one.toString()).out())
                .containsExactly(one + " is right: 0 sources, 1 watch, 0 endpoints.");
        var none = Files.writeString(folder.resolve("none.yaml"), "");
        assertThat(Cli.run("check", none.toString()).out())
                .containsExactly(none + " is right, and names nothing to follow, to watch for or to tell.");
    }

    @Test
    void aFolderThatIsNoneOfOursIsNotMadeOne() throws IOException {
        var typo = folder.resolve("typo");
        var config = Files.writeString(folder.resolve("some.yaml"), "").toString();
        for (var command : List.of(
                List.of("apply", "--config", config),
                List.of("status"),
                List.of("tail", "articles"),
                List.of("deliveries", "list"),
                List.of("endpoint", "test", "desk"))) {
            var words = new ArrayList<>(command);
            words.addAll(List.of("--data", typo.toString()));
            var refused = Cli.run(words.toArray(String[]::new));
            assertThat(refused.exit()).isEqualTo(Exit.MISTAKE);
            assertThat(refused.err()).singleElement().asString().startsWith("There is no data folder of Newsvane at ");
            assertThat(typo).doesNotExist();
        }
    }

    @Test
    void aMistypedCommandIsUnderstood() {
        var mistyped = Cli.run("statsu");
        assertThat(mistyped.exit()).isEqualTo(Exit.MISTAKE);
        assertThat(mistyped.err().getLast()).contains("status");
    }

    private static String cut(JsonNode article, JsonNode passage) {
        var text = article.path(passage.path("field").stringValue()).stringValue();
        return text.substring(
                text.offsetByCodePoints(0, passage.path("start").intValue()),
                text.offsetByCodePoints(0, passage.path("end").intValue()));
    }

    private static JsonNode one(Cli ran) {
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exit()).isEqualTo(Exit.DONE);
        assertThat(ran.out()).hasSize(1);
        return Json.parse(ran.out().getFirst());
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}

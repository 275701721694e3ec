package dev.newsvane.app.eval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.newsvane.app.Cli;
import dev.newsvane.app.Exit;
import dev.newsvane.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Two watches over a handful of lines, counted by hand.
class WatchesEvalTest {
    private static final String ARTICLES = """
        {"id": "1", "title": "Harbour closes", "text": "The quay is shut.", "harbour": true, "quay": true}
        {"id": "2", "title": "Harbour opens", "harbour": false, "quay": false}
        {"id": "3", "title": "Cod is dear", "harbour": true, "quay": null}
        {"id": "4", "title": "Cod is cheap", "harbour": false}
        {"id": "5", "title": "Nobody read this harbour"}
        {"id": "5", "title": "Harbour once more", "harbour": true}
        """;

    @TempDir
    private Path folder = Path.of(".");

    private Path config = Path.of("newsvane.yaml");

    @BeforeEach
    void configure() throws IOException {
        config = Files.writeString(folder.resolve("newsvane.yaml"), """
            watches:
              - {name: harbour, query: harbour}
              - {name: quay, query: quay}
            """);
    }

    @Test
    void whatShouldMatchStandsInTheLines() throws IOException {
        var predictions = folder.resolve("predictions.jsonl");
        var figures = json(articles(), "--predictions", predictions.toString());
        assertThat(figures.path("articles").intValue()).isEqualTo(5);
        assertThat(figures.path("unlabelled").intValue()).isEqualTo(1);
        assertThat(figures.path("doubtful").intValue()).isEqualTo(1);
        var harbour = figures.path("harbour");
        assertThat(harbour.path("items").intValue()).isEqualTo(4);
        assertThat(harbour.path("expected").intValue()).isEqualTo(2);
        assertThat(harbour.path("right").intValue()).isEqualTo(1);
        assertThat(harbour.path("recall").path("share").doubleValue()).isEqualTo(0.5);
        assertThat(harbour.path("precision").path("share").doubleValue()).isEqualTo(0.5);
        assertThat(harbour.path("false_per_thousand").path("share").doubleValue())
                .isEqualTo(500);
        assertThat(texts(harbour.path("missed"))).containsExactly("3 Cod is dear");
        assertThat(texts(harbour.path("false"))).containsExactly("2 Harbour opens");
        assertThat(figures.path("quay").path("recall").path("share").doubleValue())
                .isEqualTo(1);
        assertThat(Files.readAllLines(predictions))
                .hasSize(5)
                .first()
                .isEqualTo("{\"id\":\"1\",\"harbour\":true,\"quay\":true}");
    }

    @Test
    void theTitleAloneIsMatchedWhereThatIsAskedFor() throws IOException {
        var quay = json(articles(), "--titles").path("quay");
        assertThat(quay.path("right").intValue()).isZero();
        assertThat(texts(quay.path("missed"))).containsExactly("1 Harbour closes");
    }

    @Test
    void headlinesAreLabelledByTheirHashes() throws IOException {
        var labels = write(
                "labels.csv",
                "sha256,harbour,quay",
                hash("Harbour closes") + ",1,0",
                hash("Cod is dear") + ",1,?",
                hash("Harbour opens") + ",0,");
        var figures = json(articles(), "--labels", labels.toString());
        assertThat(figures.path("articles").intValue()).isEqualTo(6);
        assertThat(figures.path("unlabelled").intValue()).isEqualTo(3);
        assertThat(figures.path("doubtful").intValue()).isEqualTo(1);
        assertThat(figures.path("harbour").path("items").intValue()).isEqualTo(3);
        assertThat(figures.path("quay").path("items").intValue()).isEqualTo(1);
    }

    /// Wilson's interval of one in two is 0.0945 to 0.9055.
    @Test
    void sharesOfFewHaveWideIntervals() throws IOException {
        var recall = json(articles()).path("harbour").path("recall");
        assertThat(recall.path("low").doubleValue()).isCloseTo(0.0945, within(0.0001));
        assertThat(recall.path("high").doubleValue()).isCloseTo(0.9055, within(0.0001));
    }

    @Test
    void aTableThatIsNoneIsNamedWithItsPlace() throws IOException {
        assertThat(complaint("a,b")).contains("labels.csv:1: read \"a,b\"");
        assertThat(complaint("sha256,harbour", "abc,1")).contains("labels.csv:2: read a key of 3 digits");
        assertThat(complaint("sha256,harbour", hash("a") + ",1", hash("b") + ",1,0"))
                .contains("labels.csv:3");
        assertThat(complaint("sha256,harbour", hash("a") + ",yes")).contains("labels.csv:2: read \"yes\"");
    }

    private String complaint(String... table) throws IOException {
        var done = Cli.run(
                "eval",
                "watches",
                articles().toString(),
                "--labels",
                write("labels.csv", table).toString(),
                "--config",
                config.toString());
        assertThat(done.exit()).isNotEqualTo(Exit.DONE);
        return String.join("\n", done.err());
    }

    private JsonNode json(Path set, String... options) {
        var arguments =
                new ArrayList<>(List.of("eval", "watches", set.toString(), "--json", "--config", config.toString()));
        arguments.addAll(List.of(options));
        var done = Cli.run(arguments.toArray(String[]::new));
        assertThat(done.err()).isEmpty();
        assertThat(done.exit()).isEqualTo(Exit.DONE);
        return Json.parse(String.join("\n", done.out()));
    }

    private Path articles() throws IOException {
        return Files.writeString(folder.resolve("articles.jsonl"), ARTICLES);
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    private static String hash(String title) {
        return ByteString.encodeString(title, UTF_8).sha256().hex().substring(0, 16);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}

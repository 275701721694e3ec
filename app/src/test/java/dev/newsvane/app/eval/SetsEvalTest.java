package dev.newsvane.app.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.Cli;
import dev.newsvane.app.Exit;
import dev.newsvane.base.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Sets of a few lines, with answers that are known.
class SetsEvalTest {
    private static final String HARBOUR = """
        The harbour of Quillport closes its northern quay for repairs that will last until the autumn. \
        Cranes have been brought down the river on two barges. Fishing boats will land their catch at the \
        old pier meanwhile. Mayor Tull said the stones had been loose since a storm in January. Divers found \
        three holes below the water line last week. A firm from the capital has been hired for two million \
        crowns. Shopkeepers along the promenade fear for their summer trade. The ferry to the lighthouse \
        leaves from the yacht club until further notice. Harbour master Ilse Brandt asked skippers to keep \
        their speed low.\
        """;

    private static final String TREATY = """
        Delegates of nine islands signed a fisheries treaty at Marrow Bay on Thursday after a decade of \
        talks. It limits the herring catch to a third of what was landed ten years ago. Cod may be caught \
        with lines alone within twelve miles of any shore. A council of scientists will count the shoals \
        every spring. Smaller nations had asked for a fund that pays crews who stay at home. Minister Oka \
        Varr called the signature a relief. Two governments abstained because of an old border dispute. \
        Patrol ships of all nine will share their radar pictures. The text enters into force when six \
        parliaments have agreed.\
        """;

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void pagesAreScoredByTextTitleAuthorsAndDate() throws IOException {
        Files.createDirectory(folder.resolve("pages"));
        write("pages/one.html", page("Quay closes", HARBOUR, "2026-03-14"));
        write("pages/two.html", page("Treaty signed", TREATY, "2026-03-15"));
        write("truth.jsonl", """
            {"id": "one", "url": "http://a.example/quay", "title": "QUAY  closes", "date": "2026-03-14", "text": "%s",
             "with": ["Quillport"], "without": ["Subscribe", "nowhere"]}
            {"id": "two", "url": "http://b.example/treaty", "title": "Another", "date": "2026-03-16",
             "with": ["Marrow Bay", "not there"], "without": []}
            """.formatted(HARBOUR).replace(",\n ", ", "));
        var predictions = folder.resolve("predictions.jsonl");
        var figures = json(
                "eval",
                "extraction",
                folder.toString(),
                "--json",
                "--predictions",
                predictions.toString(),
                "--compare",
                "readability4j");
        assertThat(figures.path("pages").intValue()).isEqualTo(2);
        var ours = figures.path("newsvane");
        assertThat(ours.path("words").path("f").doubleValue()).isEqualTo(1);
        assertThat(ours.path("snippets").path("precision").doubleValue()).isEqualTo(1);
        assertThat(ours.path("snippets").path("recall").doubleValue()).isEqualTo(2 / 3.0);
        assertThat(ours.path("title").path("equal").doubleValue()).isEqualTo(0.5);
        assertThat(ours.path("date").path("right").intValue()).isEqualTo(1);
        assertThat(ours.path("date").path("wrong").intValue()).isEqualTo(1);
        assertThat(ours.path("time").path("to_parsing").doubleValue()).isPositive();
        assertThat(figures.path("peer").path("words").path("f").doubleValue()).isPositive();
        assertThat(Files.readAllLines(predictions)).hasSize(2).first().satisfies(line -> {
            assertThat(Json.parse(line).path("id").asString()).isEqualTo("one");
            assertThat(Json.parse(line).path("date").asString()).isEqualTo("2026-03-14");
            assertThat(Json.parse(line).path("text").asString()).contains("Quillport");
        });
        assertThat(json("eval", "dates", folder.toString(), "--json")
                        .path("date")
                        .path("f")
                        .doubleValue())
                .isEqualTo(2 / 3.0);
    }

    @Test
    void storiesArePlacedInTheOrderOfTheFileAndInOthers() throws IOException {
        var set = write(
                "set.jsonl",
                String.join(
                        "\n",
                        List.of(
                                article("a", "Quay closes", HARBOUR, "quay"),
                                article("b", "Quillport quay closes", HARBOUR + " Mayor Tull said so.", "quay"),
                                article("c", "Treaty signed", TREATY, "treaty"),
                                "{\"id\": \"d\", \"title\": \"No text\", \"text\": \"\", \"story\": \"nothing\"}")));
        var figures = json("eval", "stories", set.toString(), "--json", "--shuffle", "3");
        assertThat(figures.path("found").intValue()).isEqualTo(3);
        assertThat(figures.path("bcubed").path("f").doubleValue()).isEqualTo(1);
        assertThat(figures.path("shuffled").path("bcubed_f").path("least").doubleValue())
                .isEqualTo(1);

        var others = write("others.jsonl", article("x", "Quay closes again", HARBOUR + " So it goes.", "none"));
        var mixed = json("eval", "stories", set.toString(), "--json", "--among", others.toString());
        assertThat(mixed.path("strangers").intValue()).isEqualTo(1);
        assertThat(mixed.path("beside_a_stranger").doubleValue()).isEqualTo(0.5);

        var related = write("related.txt", "x\n");
        var apart = json(
                "eval",
                "stories",
                set.toString(),
                "--json",
                "--among",
                others.toString(),
                "--without",
                related.toString());
        assertThat(apart.has("strangers")).isFalse();
    }

    @Test
    void strangersHaveNoDaysAmongASetWithoutDays() {
        var set = write("set.jsonl", undated("a", "quay") + "\n" + undated("b", "quay"));
        var others = write("others.jsonl", article("x", "Quay closes again", HARBOUR + " So it goes.", "none"));
        var mixed = json("eval", "stories", set.toString(), "--json", "--among", others.toString());
        assertThat(mixed.path("beside_a_stranger").doubleValue()).isEqualTo(1);
    }

    @Test
    void pairsAreJudgedAsCopiesOrNot() throws IOException {
        var set = write("pairs.jsonl", pair("1", HARBOUR, HARBOUR, 1) + "\n" + pair("2", HARBOUR, TREATY, 0) + "\n");
        var figures = json("eval", "repeats", set.toString(), "--json");
        assertThat(figures.path("all").path("accuracy").doubleValue()).isEqualTo(1);
        assertThat(figures.path("document").path("pairs").intValue()).isEqualTo(2);
    }

    @Test
    void aLineThatIsNoneIsNamedWithItsPlace() throws IOException {
        var set = write("pairs.jsonl", pair("1", HARBOUR, HARBOUR, 1) + "\n{\"a\": \n");
        var done = Cli.run("eval", "repeats", set.toString());
        assertThat(done.exit()).isNotEqualTo(Exit.DONE);
        assertThat(String.join("\n", done.err())).contains("pairs.jsonl:2: no JSON");
    }

    private static JsonNode json(String... arguments) {
        var done = Cli.run(arguments);
        assertThat(done.err()).isEmpty();
        assertThat(done.exit()).isEqualTo(Exit.DONE);
        return Json.parse(String.join("\n", done.out()));
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String page(String title, String text, String date) {
        return "<!doctype html><html lang='en'><head><title>" + title
                + "</title><meta property='article:published_time'"
                + " content='" + date + "T09:00:00Z'></head><body><nav>Subscribe</nav><article><h1>" + title
                + "</h1><p>" + text + "</p></article></body></html>";
    }

    private static String article(String id, String title, String text, String story) {
        return Json.text(Json.object()
                .put("id", id)
                .put("title", title)
                .put("text", text)
                .put("source", id + ".example")
                .put("published", "2026-03-14")
                .put("story", story));
    }

    private static String undated(String id, String story) {
        return Json.text(((ObjectNode) Json.parse(article(id, "Quay closes", HARBOUR, story))).without("published"));
    }

    private static String pair(String id, String a, String b, int label) {
        return Json.text(Json.object()
                .put("id", id)
                .put("a", a)
                .put("b", b)
                .put("label", label)
                .put("kind", "document"));
    }
}

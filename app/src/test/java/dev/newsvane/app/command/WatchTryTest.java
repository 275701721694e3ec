package dev.newsvane.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.Cli;
import dev.newsvane.app.Exit;
import dev.newsvane.app.JsonPaths;
import dev.newsvane.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Watches of a file, tried on their examples and explained on texts.
class WatchTryTest {
    private static final String WATCHES = """
        watches:
          - name: open-models
            query: ("open model" OR licen*) AND model NOT (farm OR driving)
            languages: [en]
            examples:
              should: [A new licence for the model, The model has open weights]
              should-not: [The driving licence of a model]
          - name: quays
            query: quay
            examples:
              should: [The quay is closed]
        """;

    @TempDir
    private Path folder = Path.of("");

    private String config = "";

    @BeforeEach
    void write() throws IOException {
        config = Files.writeString(folder.resolve("watches.yaml"), WATCHES).toString();
    }

    @Test
    void eachExampleSaysWhatWasExpectedWhatCameAndWhy() {
        var tried = Cli.run("watch", "test", "--config", config);
        assertThat(tried.exit()).isEqualTo(Exit.UNMET);
        assertThat(tried.out())
                .containsExactly(
                        "passed open-models: should match, matches \"A new licence for the model\" by licen*; model",
                        "FAILED open-models: should match, does not match \"The model has open weights\" for want of"
                                + " \"open model\"; licen*",
                        "passed open-models: should not match, does not match \"The driving licence of a model\" for"
                                + " want of NOT driving",
                        "passed quays: should match, matches \"The quay is closed\" by quay");
        assertThat(tried.err()).containsExactly("4 examples, 1 failed.");
        assertThat(Cli.run("check", config).exit()).as("the file is wrong").isEqualTo(Exit.MISTAKE);
    }

    @Test
    void aPageIsExplainedAsItWouldBeLive() throws IOException {
        var yaml = """
            watches:
              - {name: here, query: 'site:example.org AND entity:Q380', words: {least: 10, most: 60}}
              - {name: long, query: quay, words: {least: 500}}
            """;
        config = Files.writeString(folder.resolve("live.yaml"), yaml).toString();
        var page = Files.writeString(
                        folder.resolve("line.jsonl"),
                        "{\"id\":\"1\",\"url\":\"https://news.example.org/quay\",\"title\":\"Meta Platforms at the"
                                + " quay\",\"text\":\"" + "A ship of Meta Platforms lay at the quay. ".repeat(4)
                                + "\"}")
                .toString();
        assertThat(Cli.run("match", "--config", config, page).out().getFirst())
                .contains("\"here\"")
                .doesNotContain("\"long\"");
        assertThat(Cli.run("watch", "explain", "--config", config, "here", page)
                        .out()
                        .getFirst())
                .contains("matches");
        assertThat(String.join(
                        "\n",
                        Cli.run("watch", "explain", "--config", config, "long", page)
                                .out()))
                .contains("the article has 36");
    }

    @Test
    void someAreTriedAndAMisspeltOneIsUnderstood() {
        var tried = Cli.run("watch", "test", "--config", config, "quays");
        assertThat(tried.exit()).isEqualTo(Exit.DONE);
        assertThat(tried.out()).hasSize(1);
        var wrong = Cli.run("watch", "test", "--config", config, "quay");
        assertThat(wrong.exit()).isEqualTo(Exit.MISTAKE);
        assertThat(wrong.err()).containsExactly(config + " has no watch quay; did you mean quays?");
    }

    @Test
    void aTextIsExplainedClauseByClause() {
        var line = "{\"id\":\"a\",\"title\":\"Licence\",\"text\":\"A model and its farm.\",\"language\":\"de\"}";
        var told = Cli.fed(line.getBytes(UTF_8), "watch", "explain", "open-models", "-", "--config", config);
        assertThat(told.exit()).isEqualTo(Exit.DONE);
        assertThat(told.out()).containsExactly("""
            does not match open-models@1: "Licence"
              no  all of these
                  yes one of these
                      no  "open model"
                      yes licen*
                            title 0–7: Licence
                  yes model
                        text 0–21: A model and its farm.
                  no  not
                      yes one of these
                          yes farm
                                text 0–21: A model and its farm.
                          no  driving
              only languages en; the article has de\
            """.split("\n", -1));
    }

    @Test
    void whatStandsTooSeldomIsToldWithHowOften() throws IOException {
        var line = "{\"id\":\"a\",\"title\":\"A model\",\"text\":\"Models of a farm.\"}";
        var told = explained("query: ATLEAST3(model) OR ATLEAST2(farm) OR zoo OR sea", line);
        assertThat(told).containsExactly("""
            does not match one@1: "A model"
              no  one of these
                  no  ATLEAST3(model) (2 times)
                        title 0–7: A model
                        text 0–17: Models of a farm.
                  no  ATLEAST2(farm) (once)
                        text 0–17: Models of a farm.
                  no  zoo, sea\
            """.split("\n", -1));
    }

    @Test
    void whoseWatchIsOfCopiesAloneIsToldThatOriginalsAreNone() throws IOException {
        var line = "{\"id\":\"a\",\"title\":\"Licence\",\"text\":\"A model.\",\"language\":\"en\"}";
        assertThat(explained("query: model, copies: [spun]", line))
                .startsWith("does not match one@1: \"Licence\"")
                .contains("  only articles that are SPUN; the article has ORIGINAL");
    }

    /// @param watch the keys of a watch but for its name
    private List<String> explained(String watch, String line) throws IOException {
        var file = folder.resolve("one.yaml");
        Files.writeString(file, "watches: [{name: one, " + watch + "}]");
        return Cli.fed(line.getBytes(UTF_8), "watch", "explain", "one", "-", "--config", file.toString())
                .out();
    }

    @Test
    void anExplanationAsJsonHasTheKeysOfTheReference() {
        var line = "{\"id\":\"a\",\"title\":\"Licence\",\"text\":\"A model.\",\"language\":\"en\"}";
        var told = Cli.fed(line.getBytes(UTF_8), "watch", "explain", "open-models", "-", "--config", config, "--json");
        var json = Json.parse(told.out().getFirst());
        var paths = new TreeSet<String>();
        JsonPaths.of(json).stream()
                .map(path -> path.replaceAll("(parts\\[]\\.)+", ""))
                .forEach(paths::add);
        paths.add("pages");
        paths.add("why");
        paths.remove("warnings[]");
        for (var key : List.of("line", "column", "read", "would")) {
            paths.add("warnings[]." + key);
        }
        paths.removeIf(path -> path.endsWith("parts[]"));
        paths.add("query.parts[]");
        paths.removeIf(path -> path.endsWith("places[]"));
        assertThat(paths).isEqualTo(JsonPaths.promised("watch explain"));
        assertThat(json.path("matches").booleanValue()).isTrue();
    }

    @Test
    void aPageIsExplainedAndWhatIsNoneIsNot() throws IOException {
        var page = Cli.run("watch", "explain", "quays", "src/test/resources/tools/page.html", "--config", config);
        assertThat(page.exit()).isEqualTo(Exit.DONE);
        assertThat(page.out().getFirst())
                .isEqualTo("does not match quays@1: \"Authors sue the makers of a writing machine\"");
        var none = Files.writeString(folder.resolve("none.html"), "<p>").toString();
        assertThat(Cli.run("watch", "explain", "quays", none, "--config", config)
                        .exit())
                .isEqualTo(Exit.UNMET);
        assertThat(Cli.run("watch", "explain", "quays", "--config", config).exit())
                .isEqualTo(Exit.MISTAKE);
    }

    @Test
    void anArticleIsTakenForAnExampleThatFindsItAgain() throws IOException {
        var page = Cli.run("watch", "like", "src/test/resources/tools/page.html", "--config", config);
        assertThat(page.exit()).isEqualTo(Exit.DONE);
        assertThat(page.out()).hasSize(2);
        assertThat(page.out().getFirst()).startsWith("# Authors sue the makers of a writing machine");
        assertThat(page.out().getLast())
                .startsWith("like:\"Authors sue makers writing machine ")
                .endsWith("\"");
        var like = Files.writeString(folder.resolve("like.yaml"), """
            watches:
              - name: again
                query: |
                  %s
            """.formatted(String.join("\n      ", page.out())))
                .toString();
        var told = Cli.run("watch", "explain", "again", "src/test/resources/tools/page.html", "--config", like);
        assertThat(told.out().getFirst()).startsWith("matches again@1");
        assertThat(told.out().get(1))
                .startsWith("  yes like:\"Authors sue makers")
                .contains("…\": at least ");
        assertThat(told.out()).noneMatch(line -> line.contains("warning"));
        var line = "{\"id\":\"a\",\"title\":\"The quay of it\",\"text\":\"\"}";
        var none = Cli.fed(line.getBytes(UTF_8), "watch", "like", "-", "--config", config);
        assertThat(none.exit()).isEqualTo(Exit.UNMET);
        assertThat(none.err()).containsExactly("a: title and lead have too few words that tell something");
        assertThat(Cli.run("watch", "like", "--config", config).exit()).isEqualTo(Exit.MISTAKE);
    }

    @Test
    void whatMayNotBeMeantIsToldAndFailsNothingUnlessAsked() throws IOException {
        var doubted = Files.writeString(folder.resolve("doubted.yaml"), """
            watches:
              - name: quays
                query: |
                  # the quays
                  quay OR dock NOT farm
                examples: {should: [The quay]}
                languages: [en, pt-BR]
            """).toString();
        var region =
                doubted + ":7:21: warning: watches[0].languages[1] read pt-BR, which finds all articles in pt: they"
                        + " tell no more; right would be pt";
        var warning = doubted + ":5:20: warning: watches[0].query read NOT among ORs, which holds for what stands right"
                + " before it alone; right would be brackets: (a OR b) NOT c, or a OR (b NOT c)";
        var checked = Cli.run("check", doubted);
        assertThat(checked.exit()).isEqualTo(Exit.DONE);
        assertThat(checked.err()).containsExactly(warning, region);
        assertThat(Cli.run("check", "--strict", doubted).exit()).isEqualTo(Exit.UNMET);
        assertThat(Cli.run("check", "--strict", "../newsvane.yaml").exit()).isEqualTo(Exit.DONE);
        assertThat(Cli.run("watch", "test", "--config", doubted).err())
                .containsExactly(warning, region, "1 example, 0 failed.");
        var line = "{\"id\":\"a\",\"title\":\"Quay\",\"text\":\"\"}".getBytes(UTF_8);
        assertThat(Cli.fed(line, "watch", "explain", "quays", "-", "--config", doubted)
                        .out())
                .last()
                .asString()
                .startsWith("  warning: line 2, column 14 of the query: read NOT among ORs");
        var json = Json.parse(Cli.fed(line, "watch", "explain", "quays", "-", "--config", doubted, "--json")
                .out()
                .getFirst());
        assertThat(json.path("warnings").path(0).path("line").intValue()).isEqualTo(2);
        assertThat(json.path("warnings").path(0).path("would").asString()).startsWith("brackets");
    }
}

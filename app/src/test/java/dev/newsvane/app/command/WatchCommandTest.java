package dev.newsvane.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.Cli;
import dev.newsvane.app.CommandedSystem;
import dev.newsvane.app.Exit;
import dev.newsvane.app.JsonPaths;
import dev.newsvane.app.Told;
import dev.newsvane.app.Who;
import dev.newsvane.app.config.Apply;
import dev.newsvane.app.config.GivenWatches;
import dev.newsvane.app.config.There;
import dev.newsvane.base.Ids;
import dev.newsvane.base.Json;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Watches of a system: kept in versions, explained on its articles, and asked what they would have said.
class WatchCommandTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final String QUAY = "https://quay.example/closed";
    private static final String DOCK = "https://dock.example/shut";

    @TempDir
    private Path folder = Path.of("");

    private final CommandedSystem system = CommandedSystem.start();

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void everyVersionIsKeptWithWhatItChanged() {
        assertThat(add("quays", "--query", "quay", "--should", "The quay is closed")
                        .out())
                .containsExactly("added watch quays@1");
        assertThat(add("quays", "--query", "quay OR dock", "--should", "The quay is closed")
                        .out())
                .containsExactly("changed watch quays@2");
        assertThat(add("quays", "--query", "quay OR dock", "--should", "The quay is closed")
                        .out())
                .containsExactly("watch quays is so already");
        assertThat(system.run("watch", "remove", "quays").out()).containsExactly("removed watch quays");
        assertThat(system.run("watch", "list").out()).isEmpty();
        assertThat(add("quays", "--query", "dock").out()).containsExactly("changed watch quays@4");
        assertThat(system.run("watch", "list").out()).singleElement().asString().startsWith("quays@4  ");

        var history = system.run("watch", "history", "quays").out();
        var me = Who.through("test").by();
        assertThat(history.stream().map(line -> line.replaceAll("  20\\S+Z", "")))
                .containsSubsequence(
                        "quays@4  cli  by " + me,
                        "  - query: quay OR dock",
                        "  + query: dock",
                        "quays@3  cli  by " + me + "  removed",
                        "quays@2  cli  by " + me,
                        "  - query: quay",
                        "  + query: quay OR dock",
                        "quays@1  cli  by " + me,
                        "  + query: quay");
        assertThat(system.run("watch", "show", "quays", "--number", "2").out()).contains("  query: quay OR dock");
    }

    @Test
    void nothingIsWrittenThatCannotBeReadOrFailsItsExamples() throws IOException {
        assertThat(add("quays", "--query", "quay AND").err())
                .containsExactly("--query:1:9: read the end; right would be a word, a phrase in quotes, or an opening"
                        + " bracket");
        var failing = add("quays", "--query", "quay", "--should", "The dock is shut");
        assertThat(failing.exit()).isEqualTo(Exit.MISTAKE);
        assertThat(failing.err())
                .containsExactly("examples.should[0] read \"The dock is shut\", which the query does not match; right"
                        + " would be a text that it matches");
        var entry = Files.writeString(folder.resolve("quays.yaml"), "name: quays\nquery: quay\nendpoints: [desk]\n");
        assertThat(system.run("watch", "add", "--entry", entry.toString()).err())
                .singleElement()
                .asString()
                .startsWith(
                        entry + ":3:13: watches[0].endpoints[0] read \"desk\"; right would be the name of an endpoint");
        assertThat(Snapshot.of(system.cluster(), system.channels().watches())).isEmpty();
        Files.writeString(entry, "name: quays\nquery: quay\n");
        assertThat(system.run("watch", "add", "--entry", entry.toString()).out())
                .containsExactly("added watch quays@1");
    }

    @Test
    void whatMayNotBeMeantIsToldAndWrittenAllTheSame() throws IOException {
        var given = add("quays", "--query", "quay AND con*");
        assertThat(given.out()).containsExactly("added watch quays@1");
        assertThat(given.err())
                .singleElement()
                .asString()
                .startsWith("--query:1:10: warning: read con*, which finds every word");
        var entry = Files.writeString(folder.resolve("quays.yaml"), "name: docks\nquery: dock AND con*\n");
        assertThat(system.run("watch", "add", "--entry", entry.toString()).err())
                .singleElement()
                .asString()
                .startsWith(entry + ":2:17: warning: watches[0].query read con*");
        assertThat(backtest("--query", "quay AND con*", "--since", "2026-03-01").err())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("--query:1:10: warning: ");
    }

    @Test
    void aLanguageOfACountryIsTakenForTheLanguageAndSaidToBe() {
        var given = add("quays", "--query", "quay AND con*", "--language", "pt-BR");
        assertThat(given.out()).containsExactly("added watch quays@1");
        assertThat(given.err())
                .last()
                .isEqualTo("warning: languages[0] read pt-BR, which finds all articles in pt: they tell no more;"
                        + " right would be pt");
        assertThat(given.err()).hasSize(2);
    }

    @Test
    void aWatchOfAFileBelongsToIt() {
        var watch = watch("quays", "quay", "file:/etc/newsvane.yaml");
        system.put(system.channels().watches(), Apply.key(watch), watch, NOON);
        for (var refused : List.of(add("quays", "--query", "dock"), system.run("watch", "remove", "quays"))) {
            assertThat(refused.exit()).isEqualTo(Exit.MISTAKE);
            assertThat(refused.err())
                    .containsExactly("the watch quays belongs to file:/etc/newsvane.yaml: change it there");
        }
        assertThat(system.run("watch", "show", "quay").err())
                .containsExactly("there is no watch quay; did you mean quays?");
    }

    @Test
    void whatAKilledRunLeftBehindFollowsWhenTheSameIsAddedAgain() {
        add("quays", "--query", "quay");
        add("strikes", "--query", "watch:quays AND strike");
        var alone = watch("quays", "dock", "cli").as(2, false, NOON);
        assertThat(system.run("watch", "list").err()).isEmpty();
        system.put(system.channels().watches(), Apply.key(alone), alone, NOON);
        assertThat(system.run("watch", "list").err())
                .singleElement()
                .asString()
                .contains("the watch strikes names one");
        assertThat(add("quays", "--query", "dock").out())
                .last()
                .isEqualTo("changed watch strikes@2, for what it names");
        assertThat(system.run("watch", "show", "strikes").out()).contains("  query: (dock) AND strike");
    }

    @Test
    void whoNamesAWatchFollowsItsChanges() {
        add("quays", "--query", "quay");
        add("strikes", "--query", "watch:quays AND strike", "--should", "A strike at the quay");
        add("big-strikes", "--query", "watch:strikes AND thousands");
        assertThat(add("quays", "--query", "quay OR dock").out())
                .containsExactly(
                        "changed watch quays@2",
                        "changed watch big-strikes@2, for what it names",
                        "changed watch strikes@2, for what it names");
        assertThat(system.run("watch", "show", "big-strikes").out())
                .contains(
                        "  query: ((quay OR dock) AND strike) AND thousands",
                        "  asWritten: watch:strikes AND thousands");
        assertThat(add("quays", "--query", "dock").err())
                .containsExactly(
                        "the watch strikes names what is changed here, and its example \"A strike at the quay\""
                                + " would fail");
        assertThat(add("quays", "--query", "watch:big-strikes").err())
                .containsExactly("--query:1:1: read watch:big-strikes; right would be a watch that does not lead back"
                        + " here, as quays → big-strikes → strikes → quays");
        assertThat(add("wharfs", "--query", "watch:quay").err())
                .containsExactly("--query:1:1: read watch:quay; right would be the name of a watch: big-strikes, quays,"
                        + " strikes");
        assertThat(system.run("watch", "remove", "quays").err())
                .containsExactly("the watch strikes names quays: change or remove that one first");
        assertThat(system.run("watch", "remove", "big-strikes", "strikes", "quays")
                        .exit())
                .isEqualTo(Exit.DONE);
        assertThat(system.run("watch", "history", "quays").out().getFirst()).startsWith("quays@3");
    }

    @Test
    void anArticleOfTheSystemIsExplainedWithWhetherItPages() {
        add("titles", "--query", "title", "--language", "en");
        arrived(QUAY, "first");
        var told = system.run("watch", "explain", "titles", "--article", QUAY).out();
        assertThat(told.getFirst()).isEqualTo("matches titles@1: \"Title\"");
        assertThat(told).contains("  only languages en; the article has en", "  may page");
        var gone = Told.withdrawn(QUAY, "first");
        system.put(system.channels().articles(), gone.key(), gone, NOON);
        assertThat(system.run("watch", "explain", "titles", "--article", QUAY).out())
                .as("what it said before it was withdrawn")
                .isEqualTo(told);
        assertThat(system.run("watch", "explain", "titles", "--article", DOCK).exit())
                .isEqualTo(Exit.MISTAKE);
        assertThat(system.run("watch", "like", "--article", QUAY).out())
                .containsExactly("# Title " + QUAY, "like:\"Title Text\"");
    }

    @Test
    void aDraftIsAskedWhatItWouldHaveSaidLastMarch() {
        arrived(QUAY, "first");
        arrived(DOCK, "second");
        var asked = backtest("--query", "title", "--since", "2026-03-01", "--until", "2026-04-01");
        assertThat(asked.exit()).isEqualTo(Exit.DONE);
        assertThat(asked.out())
                .containsExactly(
                        "draft: would have spoken 2 times in 31 days, 0.06 a day: at 2 stories first, 0 as they grew, 0"
                                + " corrections",
                        "  2026-03-04  ██ 2",
                        "  top stories of 2:",
                        "    2026-03-04  1 publisher  Title",
                        "                " + QUAY,
                        "    2026-03-04  1 publisher  Title",
                        "                " + DOCK);
        assertThat(asked.err()).singleElement().asString().startsWith("2 articles read in ");
        assertThat(Snapshot.of(system.cluster(), system.channels().watches())).isEmpty();
        assertThat(backtest("--query", "title", "--since", "2026-04-01", "--until", "2026-05-01")
                        .out())
                .singleElement()
                .asString()
                .startsWith("draft: would not have spoken between 2026-04-01");
        assertThat(backtest("--query", "title", "--since", "soon").err())
                .singleElement()
                .asString()
                .startsWith("--since read \"soon\"; right would be an instant");
    }

    @Test
    void aBacktestAsJsonHasTheKeysOfTheReference() {
        add("titles", "--query", "title");
        arrived(QUAY, "first");
        var lines = backtest("titles", "--since", "2026-03-01", "--until", "2026-04-01", "--json")
                .out();
        assertThat(lines).hasSize(1);
        assertThat(paths(Json.parse(lines.getFirst()))).isEqualTo(JsonPaths.promised("watch backtest"));
    }

    private static Watch watch(String name, String query, String origin) {
        return GivenWatches.read(
                        "test", "{name: " + name + ", query: " + query + "}", origin, There.NOTHING, Map.of(), _ -> {})
                .getFirst()
                .as(1, false, NOON);
    }

    private Cli add(String... args) {
        return system.run(
                Stream.concat(Stream.of("watch", "add"), Stream.of(args)).toArray(String[]::new));
    }

    private Cli backtest(String... args) {
        return system.run(
                Stream.concat(Stream.of("watch", "backtest"), Stream.of(args)).toArray(String[]::new));
    }

    private static Set<String> paths(JsonNode json) {
        return new TreeSet<>(JsonPaths.of(json));
    }

    private void arrived(String url, String story) {
        var article = Told.article(url, url, story, Optional.empty());
        system.put(system.channels().articles(), Ids.of(url) + "#r", article, NOON);
    }
}

package dev.newsvane.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.Json;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import dev.newsvane.schemas.Watch;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WatchesTest {
    private static final Asked api = new Asked();

    @BeforeAll
    static void there() {
        var now = Instant.now();
        var quay = Source.of("quay", "http://quay.example/feed.xml", SourceKind.FEED, "file:/etc/newsvane.yaml");
        api.system.put(api.system.channels().sources(), "quay.example quay", quay, now);
        var desk = Endpoint.webhook("desk", "http://desk.example/", List.of(), "file:/etc/newsvane.yaml", now);
        api.system.put(api.system.channels().endpoints(), "desk", desk, now);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aWatchIsWrittenChangedAndEndedAndEachVersionIsKept() {
        var path = "/watches/cranes";
        var first = api.put(path, "query: crane AND strike\nsources: [quay]\nendpoints: [desk]\nmilestones: [4, 2]\n");
        assertThat(first.status()).as(first.response().body()).isEqualTo(201);
        assertThat(first.header("etag").orElseThrow()).matches("\"1-[0-9a-f]{8}\"");
        assertThat(first.json().path("version").asInt()).isEqualTo(1);
        assertThat(first.json().path("origin").asString()).isEqualTo("api");
        assertThat(first.json())
                .isEqualTo(shown("cranes"))
                .isEqualTo(api.get(path).json());

        var same = api.put(path, """
            {"name": "cranes", "query": "crane AND strike", "sources": ["quay"], "endpoints": ["desk"],
            "milestones": [2, 4]}\
            """, "Content-Type", "application/json; charset=UTF-8");
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.header("etag")).as("nothing has changed").isEqualTo(first.header("etag"));

        var changed = api.put(path, "query: crane\n");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("version").asInt()).isEqualTo(2);
        assertThat(changed.json().has("warnings")).isFalse();

        assertThat(api.delete(path).status()).isEqualTo(204);
        assertThat(api.get(path).status()).isEqualTo(404);
        assertThat(api.delete(path).status()).isEqualTo(404);
        var history = api.get(path + "/history").json().path("history");
        assertThat(history.valueStream().map(each -> each.path("version").asInt()))
                .containsExactly(3, 2, 1);
        assertThat(history.valueStream().map(Json::text))
                .containsExactlyElementsOf(
                        api.system.run("watch", "history", "cranes", "--json").out());
        assertThat(api.put(path, "query: crane\n").status()).isEqualTo(201);
    }

    @Test
    void whoWroteIsKeptAsItWasSaid() {
        api.put("/watches/said", "query: one");
        api.as("Ada\u0007 of the\n desk" + "!".repeat(100), "PUT", "/watches/said", "query: two");
        api.as("", "DELETE", "/watches/said", "");
        assertThat(api.get("/watches/said/history")
                        .json()
                        .path("history")
                        .valueStream()
                        .map(each -> each.path("by").asString()))
                .containsExactly("token", "Ada  of the  desk" + "!".repeat(63), "token");
    }

    private static JsonNode shown(String name) {
        return Json.parse(api.system.run("watch", "show", name, "--json").out().getFirst());
    }

    @Test
    void everyMistakeIsToldWithItsPlaceAndNothingIsWritten() {
        var answer = api.put("/watches/wrong", """
            name: right
            query: (crane
            sources: [sea]
            tittle: Cranes
            milestones: [1]
            title: ${HOME}
            examples:
              should: ["a crane"]
            """);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("content-type")).contains("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(422);
        assertThat(answer.mistakes())
                .anySatisfy(line -> assertThat(line)
                        .isEqualTo("body:1:7: name read \"right\"; right would be wrong, as it is called here, or"
                                + " no such key"))
                .anySatisfy(line -> assertThat(line).startsWith("body:2:"))
                .anySatisfy(line -> assertThat(line)
                        .isEqualTo("body:3:11: sources[0] read \"sea\"; right would be the"
                                + " name of a source that is there: quay"))
                .anySatisfy(line -> assertThat(line).contains("did you mean title?"))
                .anySatisfy(line -> assertThat(line).startsWith("body:5:14: milestones[0] "))
                .anySatisfy(line -> assertThat(line).startsWith("body:6:8: title refers to the environment"))
                .hasSize(6);
        assertThat(api.get("/watches/wrong").status()).isEqualTo(404);

        var failing = api.put("/watches/wrong", "query: crane\nexamples: {should-not: [a crane falls]}\n");
        assertThat(failing.mistakes())
                .singleElement()
                .asString()
                .startsWith("body:2:25: examples.should-not[0] read \"a crane falls\", which the query matches");
    }

    @Test
    void whatMayNotBeMeantIsToldBesideIt() {
        var answer = api.put("/watches/regional", "query: crane\nlanguages: [pt-BR]\n");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("warnings").get(0).asString()).startsWith("body:2:13: warning: ");
        assertThat(api.get("/watches/regional").json().has("warnings")).isFalse();
    }

    @Test
    void watchesThatNameOneAnotherFollow() {
        api.put("/watches/docks", "query: dock OR pier");
        assertThat(api.put("/watches/dock-strikes", "query: watch:docks AND strike")
                        .status())
                .isEqualTo(201);
        var changed = api.put("/watches/docks", "query: dock OR wharf");
        assertThat(changed.json().path("following").get(0).asString()).isEqualTo("dock-strikes");
        assertThat(api.get("/watches/dock-strikes").json().path("query").asString())
                .contains("wharf");
        var ended = api.delete("/watches/docks");
        assertThat(ended.status()).isEqualTo(409);
        assertThat(ended.detail()).contains("the watch dock-strikes names docks");
    }

    @Test
    void whatIsWrittenByHandIsChangedByEitherHandAndAFilesIsNot() {
        assertThat(api.system.run("watch", "add", "hands", "--query", "crane").exit())
                .isZero();
        var changed = api.put("/watches/hands", "query: dock");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("version").asInt()).isEqualTo(2);
        assertThat(api.system.run("watch", "add", "hands", "--query", "pier").out())
                .containsExactly("changed watch hands@3");

        var filed = Watch.of("filed", "crane", "file:/etc/newsvane.yaml").as(1, false, Instant.now());
        api.system.put(api.system.channels().watches(), "filed@1", filed, Instant.now());
        for (var refused : List.of(api.put("/watches/filed", "query: dock"), api.delete("/watches/filed"))) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.detail())
                    .isEqualTo("The watch filed belongs to file:/etc/newsvane.yaml: change it there.");
        }
        assertThat(api.get("/watches/filed").json().path("query").asString()).isEqualTo("crane");
    }

    @Test
    void nobodyUndoesUnseenWhatAnotherWrote() {
        var path = "/watches/shared";
        assertThat(api.put(path, "query: one", "If-Match", "*").status()).isEqualTo(412);
        var one = tag(api.put(path, "query: one", "If-None-Match", "*"));
        assertThat(api.put(path, "query: two", "If-None-Match", "*").status()).isEqualTo(412);
        var two = tag(api.put(path, "query: two", "If-Match", one));
        assertThat(two).isEqualTo(tag(api.get(path))).isNotEqualTo(one);
        var late = api.put(path, "query: three", "If-Match", one);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.detail()).isEqualTo("It has changed: its tag is " + two + " now.");
        assertThat(api.delete(path, "If-Match", one).status()).isEqualTo(412);
        assertThat(api.delete(path, "If-Match", "\"7\"", "If-Match", two).status())
                .isEqualTo(204);
    }

    @Test
    void whatTwoProcessesWriteUnderOneNumberHasTwoTags() {
        var seen = tag(api.put("/watches/raced", "query: one"));
        var other = Watch.of("raced", "two", "api").as(1, false, Instant.now());
        api.system.put(api.system.channels().watches(), "raced@1", other, Instant.now());
        assertThat(api.put("/watches/raced", "query: three", "If-Match", seen).status())
                .isEqualTo(412);
    }

    private static String tag(Asked.Answer answer) {
        return answer.header("etag").orElseThrow();
    }

    @Test
    void manyWritersAtOnceLoseNoVersion() {
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 12).forEach(n -> many.execute(() -> api.put("/watches/busy", "query: word" + n)));
        }
        assertThat(api.get("/watches/busy/history")
                        .json()
                        .path("history")
                        .valueStream()
                        .map(each -> each.path("version").asInt()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 12).mapToObj(n -> 12 - n).toList());
    }

    @Test
    void aNameThatNoneHasIsToldTheNearest() {
        api.put("/watches/lighthouse", "query: light");
        assertThat(api.get("/watches/lighthuose").detail())
                .isEqualTo("There is no watch lighthuose; did you mean lighthouse?");
        assertThat(api.get("/watches/lighthuose/history").status()).isEqualTo(404);
        assertThat(api.get("/watches/%3Cb%3E").detail()).isEqualTo("No watch is called so.");
        assertThat(api.put("/watches/a%20b", "query: x").status()).isEqualTo(422);
        assertThat(api.get("/watches/a/b").status()).isEqualTo(404);
    }
}

package dev.newsvane.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.Json;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SourcesTest {
    private static final String ENTRY = "url: http://quay.example/feed.xml\ntags: [port]\nevery: 10m\n";
    private static final Asked api = new Asked();

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aSourceIsFollowedChangedAndEnded() {
        var path = "/sources/quay";
        var first = api.put(path, ENTRY);
        assertThat(first.status()).as(first.response().body()).isEqualTo(201);
        assertThat(first.json().path("standing").asString()).isEqualTo("waiting");
        assertThat(first.json().path("source").path("origin").asString()).isEqualTo("api");
        assertThat(kept("quay").orElseThrow().tags()).containsExactly("port");
        assertThat(api.get(path).json())
                .isEqualTo(first.json())
                .isEqualTo(Json.parse(
                        api.system.run("source", "show", "quay", "--json").out().getFirst()));

        var same = api.put(path, ENTRY, "If-Match", first.header("etag").orElseThrow());
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.header("etag")).isEqualTo(first.header("etag"));

        var moved = api.as("ada", "PUT", path, "{\"url\": \"http://other.example/feed.xml\", \"paused\": true}");
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.json().path("standing").asString()).isEqualTo("paused");
        assertThat(api.delete(path, "If-Match", first.header("etag").orElseThrow())
                        .status())
                .isEqualTo(412);
        assertThat(Snapshot.of(api.system.cluster(), api.system.channels().sources())
                        .keySet())
                .contains("other.example quay")
                .doesNotContain("quay.example quay");

        assertThat(api.delete(path).status()).isEqualTo(204);
        assertThat(kept("quay")).isEmpty();
        assertThat(api.get(path).status()).isEqualTo(404);
        var history = api.get(path + "/history").json().path("history");
        assertThat(history.valueStream().map(each -> each.path("by").asString()))
                .containsExactly("token", "ada", "token");
        assertThat(history.valueStream().map(Json::text))
                .containsExactlyElementsOf(
                        api.system.run("source", "history", "quay", "--json").out());
    }

    private static Optional<Source> kept(String name) {
        return Snapshot.of(api.system.cluster(), api.system.channels().sources()).values().stream()
                .filter(source -> source.name().equals(name))
                .findFirst();
    }

    @Test
    void theListIsThatOfTheCommandAndBeginsWhereItIsTold() {
        api.put("/sources/list-a", "url: http://a.example/");
        api.put("/sources/list-b", "url: http://b.example/");
        var list = api.get("/sources").json().path("sources");
        assertThat(list.valueStream().map(Json::text))
                .containsExactlyElementsOf(
                        api.system.run("source", "list", "--json").out());
        assertThat(names(api.get("/sources?after=list-a").json().path("sources")))
                .contains("list-b")
                .doesNotContain("list-a");
        assertThat(api.get("/sources").json().has("next")).isFalse();
    }

    private static List<String> names(JsonNode list) {
        return list.valueStream().map(each -> each.path("name").asString()).toList();
    }

    @Test
    void theRulesOfTheFileHold() {
        var answer = api.put("/sources/wrong", "url: ftp://quay.example/\nkind: archive\nlang: en\n");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.mistakes())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("body:1:6: url read \"ftp://quay.example/\""),
                        line -> assertThat(line).startsWith("body:2:7: kind read \"archive\""),
                        line -> assertThat(line).startsWith("body:3:1: lang is no key here"));
        assertThat(kept("wrong")).isEmpty();
    }

    @Test
    void anAddressIsFollowedOnce() {
        api.put("/sources/twice", "url: http://twice.example/feed");
        var again = api.put("/sources/twice-too", "url: 'http://twice.example/feed#top'");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.detail()).endsWith("is followed already, as twice.");
        assertThat(api.put("/sources/twice", "url: http://twice.example/feed\ntags: [more]")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aFilesSourceIsChangedThereAndTheCommandLinesHere() {
        var filed = Source.of("filed", "http://filed.example/", SourceKind.FEED, "file:/etc/newsvane.yaml");
        api.system.put(api.system.channels().sources(), "filed.example filed", filed, Instant.now());
        assertThat(api.put("/sources/filed", ENTRY).status()).isEqualTo(409);
        assertThat(api.delete("/sources/filed").status()).isEqualTo(409);
        assertThat(api.get("/sources/filed/history").json().path("history")).isEmpty();

        assertThat(api.system
                        .run("source", "add", "http://typed.example/", "--name", "typed", "--unseen")
                        .exit())
                .isZero();
        assertThat(api.put("/sources/typed", "url: http://typed.example/\nlanguage: de")
                        .status())
                .isEqualTo(200);
        assertThat(api.system.run("source", "remove", "typed").exit()).isZero();
    }
}

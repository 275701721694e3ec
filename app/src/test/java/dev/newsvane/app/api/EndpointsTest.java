package dev.newsvane.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.Json;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.schemas.EndpointKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {
    private static final String SECRET = "whsec_bmV3c3ZhbmUtdGVzdC1ndWFyZHMtbm90aGluZy0wMDA=";
    private static final String OTHER = "whsec_b3RoZXItdGVzdC1zZWNyZXQtZ3VhcmRzLW5vdGhpbmc=";
    private static final String PATH = "http://desk.example/s3cret-path";
    private static final Asked api = new Asked();

    @AfterAll
    static void stop() {
        api.close();
    }

    private static String webhook(String url, String secret) {
        return "url: " + url + "\nsecrets: [" + secret + "]\n";
    }

    private static Optional<Endpoint> kept(String name) {
        return Optional.ofNullable(
                Snapshot.of(api.system.cluster(), api.system.channels().endpoints())
                        .get(name));
    }

    @Test
    void anEndpointIsWrittenChangedAndEndedAndItsSecretsAreNeverShown() {
        var path = "/endpoints/desk";
        var first = api.put(path, webhook(PATH, SECRET));
        assertThat(first.status()).as(first.response().body()).isEqualTo(201);
        assertThat(kept("desk").orElseThrow().secrets()).containsExactly(SECRET);
        assertThat(kept("desk").orElseThrow().origin()).isEqualTo("api");
        assertThat(first.json())
                .isEqualTo(api.get(path).json())
                .isEqualTo(Json.parse(api.system
                        .run("endpoint", "show", "desk", "--json")
                        .out()
                        .getFirst()));

        assertThat(api.put(path, webhook(PATH, SECRET)).header("etag")).isEqualTo(first.header("etag"));
        var changed = api.put(
                path, webhook(PATH, OTHER), "If-Match", first.header("etag").orElseThrow());
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("etag")).isNotEqualTo(first.header("etag"));
        assertThat(kept("desk").orElseThrow().secrets()).containsExactly(OTHER);

        assertThat(api.delete(path).status()).isEqualTo(204);
        assertThat(kept("desk")).isEmpty();
        var history = api.get(path + "/history");
        assertThat(history.json().path("history").valueStream().map(Json::text))
                .hasSize(3)
                .containsExactlyElementsOf(
                        api.system.run("endpoint", "history", "desk", "--json").out());
        assertThat(List.of(first, changed, history, api.put(path, webhook(PATH, SECRET)), api.get("/endpoints")))
                .allSatisfy(answer -> assertThat(answer.response().body())
                        .doesNotContain(SECRET.substring(6))
                        .doesNotContain(OTHER.substring(6))
                        .doesNotContain("s3cret"));
    }

    @Test
    void whatIsWrongWithASecretIsToldWithoutIt() {
        var answer = api.put("/endpoints/wrong", webhook("http://u:s3cret@desk.example/", "whsec_s3cret"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.mistakes()).hasSize(2);
        assertThat(answer.response().body()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: command\ncommand: [/bin/sh, -c, x]",
                "kind: file\npath: /etc/passwd",
                "kind: file\npath: \"\\0\"",
                "kind: email\nto: [desk@example.org]"
            })
    void whatActsOnAMachineIsWrittenOnItAlone(String entry) {
        var answer = api.put("/endpoints/local", entry);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.mistakes()).singleElement().asString().startsWith("body:1:7: kind ");
        assertThat(kept("local")).isEmpty();
    }

    @Test
    void aChatIsTold() {
        assertThat(api.put("/endpoints/chat", "kind: slack\nurl: https://hooks.example/T/s3cret")
                        .status())
                .isEqualTo(201);
        assertThat(kept("chat").orElseThrow().kind()).isEqualTo(EndpointKind.SLACK);
        assertThat(api.get("/endpoints/chat").response().body()).doesNotContain("s3cret");
    }

    @Test
    void whatAWatchTellsIsNotEndedBeforeIt() {
        api.put("/endpoints/told", webhook(PATH, SECRET));
        assertThat(api.put("/watches/telling", "query: crane\nendpoints: [told]")
                        .status())
                .isEqualTo(201);
        var refused = api.delete("/endpoints/told");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).isEqualTo("The watch telling tells told: change or end that one first.");
        api.delete("/watches/telling");
        assertThat(api.delete("/endpoints/told").status()).isEqualTo(204);
    }

    @Test
    void aRotatedSecretAndADisabledEndpointStaySoUntilSomethingNewIsSaid() {
        api.put("/endpoints/turned", webhook(PATH, SECRET));
        assertThat(api.system.run("endpoint", "rotate", "turned").exit()).isZero();
        var rotated = kept("turned").orElseThrow().rotated();
        var off = kept("turned").orElseThrow().disabled("410 Gone", Instant.now());
        api.system.put(api.system.channels().endpoints(), "turned", off, Instant.now());

        api.put("/endpoints/turned", webhook(PATH, SECRET));
        assertThat(kept("turned").orElseThrow().disabled()).isTrue();
        api.put("/endpoints/turned", webhook(PATH + "/new", SECRET));
        assertThat(kept("turned").orElseThrow().disabled()).isFalse();
        assertThat(kept("turned").orElseThrow().rotated()).isEqualTo(rotated);
        api.put("/endpoints/turned", webhook(PATH, OTHER));
        assertThat(kept("turned").orElseThrow().signing(Instant.now())).containsExactly(OTHER);
    }

    @Test
    void aFilesEndpointIsChangedThere() {
        var filed = Endpoint.webhook("filed", PATH, List.of(SECRET), "file:/etc/newsvane.yaml", Instant.now());
        api.system.put(api.system.channels().endpoints(), "filed", filed, Instant.now());
        assertThat(api.put("/endpoints/filed", webhook(PATH, OTHER)).status()).isEqualTo(409);
        assertThat(api.delete("/endpoints/filed").status()).isEqualTo(409);
        assertThat(kept("filed").orElseThrow().secrets()).containsExactly(SECRET);
    }
}

package dev.newsvane.app.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.api.Asked.Answer;
import dev.newsvane.base.Json;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may write, and what rubbish is answered.
class StrangersTest {
    private static final Asked api = new Asked();
    private static final String PATH = "/watches/stranger";
    private static final List<String> KINDS = List.of("watches", "sources", "endpoints");
    private static final String ENTRY = "query: crane";

    @AfterAll
    static void nothingWasWritten() {
        try (api) {
            KINDS.forEach(
                    kind -> assertThat(api.get("/" + kind + "/stranger/history").status())
                            .as(kind)
                            .isEqualTo(404));
            assertThat(api.put(PATH, ENTRY).status()).as("and the room goes on").isEqualTo(201);
        }
    }

    @Test
    void whoShowsNoTokenNeitherReadsNorWrites() {
        for (var method : List.of("GET", "PUT", "DELETE")) {
            assertThat(api.unknown(method, PATH).status()).as(method).isEqualTo(401);
        }
        assertThat(api.unknown("GET", PATH + "/history").status()).isEqualTo(401);
    }

    @Test
    void whereThereIsNoTokenNobodyWrites() {
        assertThat(api.open("GET", PATH, "").status()).isEqualTo(404);
        for (var refused : List.of(api.open("PUT", PATH, ENTRY), api.open("DELETE", PATH, ""))) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.detail()).contains("http.token");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, http://127.0.0.1:1",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void aPageOfAnotherSiteWritesNothing(String header, String value) {
        var refused = api.put(PATH, ENTRY, header, value);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.detail()).contains("another site");
        assertThat(api.delete(PATH, header, value).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {PATH, PATH + "/history", "/sources", "/sources/stranger", "/endpoints"})
    void norReadsWhatIsHeavyToRead(String path) {
        for (var method : List.of("GET", "HEAD")) {
            assertThat(api.ask(method, path, "", "Sec-Fetch-Site", "cross-site").status())
                    .as(method)
                    .isEqualTo(403);
        }
        assertThat(api.ask("GET", path, "", "Sec-Fetch-Site", "same-origin").status())
                .isNotEqualTo(403);
    }

    @Test
    void whoCouldNotBeReadInTimeWritesNothingLater() {
        for (var late : List.of(
                api.slow("PUT", PATH, ENTRY), api.slow("PUT", "/sources/stranger", "url: http://quay.example/"))) {
            assertThat(late.status()).isEqualTo(503);
            assertThat(late.header("retry-after")).isPresent();
        }
        api.put("/sources/there", "url: http://there.example/");
        assertThat(api.slow("DELETE", "/sources/there", "").status()).isEqualTo(503);
        assertThat(api.get("/sources/there").status()).isEqualTo(200);
    }

    @Test
    void aPageOfThisSiteMay() {
        var own = api.url("").toString();
        assertThat(api.delete(PATH, "Origin", own, "Sec-Fetch-Site", "same-origin")
                        .status())
                .isEqualTo(404);
    }

    /// What it says of methods is what is answered to one that is not there.
    @Test
    void theDescriptionHasEveryMethodOfEveryPath() throws IOException {
        try (var in = Optional.ofNullable(Api.class.getResourceAsStream("/openapi.json"))
                .orElseThrow()) {
            var paths = Json.parse(in.readAllBytes()).path("paths");
            for (var path : api.paths()) {
                var methods = new TreeSet<String>();
                paths.path(path).propertyNames().forEach(key -> methods.add(key.toUpperCase(Locale.ROOT)));
                methods.remove("PARAMETERS");
                methods.add("HEAD");
                var allowed = api.ask("POST", path.replaceAll("\\{\\w+}", "stranger"), "")
                        .header("allow")
                        .orElse("");
                assertThat(methods).as(path).containsExactlyInAnyOrder(allowed.split(", ", -1));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Type, application/x-www-form-urlencoded",
        "Content-Type, text/plain",
        "Content-Type, application/json; charset=utf-16",
        "Content-Encoding, gzip"
    })
    void whatIsNoJsonOrYamlIsNotTaken(String header, String value) {
        assertThat(api.put(PATH, ENTRY, header, value).status()).isEqualTo(415);
    }

    @Test
    void otherMethodsAreToldWhichAreRight() {
        var posted = api.ask("POST", PATH, ENTRY);
        assertThat(posted.status()).isEqualTo(405);
        assertThat(posted.header("allow")).contains("GET, HEAD, PUT, DELETE");
        assertThat(api.put(PATH + "/history", ENTRY).header("allow")).contains("GET, HEAD");
        assertThat(api.ask("HEAD", PATH, "").status()).isEqualTo(404);
    }

    static Stream<String> rubbish() {
        return Stream.of(
                "",
                "   \n",
                "null",
                "crane",
                "[]",
                "[query, crane]",
                "{",
                "{\"query\": \"crane\"",
                "query: crane\n---\nquery: dock",
                "query: [crane]",
                "query: {crane: dock}",
                "query: crane\nquery: dock",
                "? [query]\n: crane",
                "query: crane\nendpoints: desk",
                "query: crane\nexamples: []",
                "query: crane\nwhen: {independent: many}",
                "query: !!binary crane\nx: &a [*a]",
                "query: \"\\uD83D\nnull: null",
                "[".repeat(60_000),
                "{\"a\":".repeat(12_000),
                "- ".repeat(30_000),
                "? ".repeat(30_000),
                "query: " + "(".repeat(60_000),
                "query: " + "watch:stranger AND ".repeat(3_000) + "x",
                "\"" + "k".repeat(60_000) + "\": 1",
                "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nquery: *c",
                "l: &l " + "x".repeat(30_000) + "\nquery: crane\nlanguages: [" + "*l, ".repeat(8_000) + "]",
                "query: crane\nlanguages: [" + "xx, ".repeat(15_000) + "]",
                "query: crane\nsources: [" + "s, ".repeat(20_000) + "]",
                "k: v\n".repeat(13_000),
                "query: crane\u0000",
                "url: http://[" + ":".repeat(60_000),
                "kind: email\nto: [a@" + "a.".repeat(30_000) + "a]");
    }

    @ParameterizedTest
    @MethodSource("rubbish")
    void rubbishIsAMistakeOfWhoSentIt(String body) {
        for (var kind : KINDS) {
            var answer = api.put("/" + kind + "/stranger", body);
            assertRefused(answer);
            assertThat(answer.mistakes()).as(kind).isNotEmpty().hasSizeLessThanOrEqualTo(100);
            assertThat(answer.response().body().length()).isLessThan(200_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"query: \u00e9\u00ff", "\u00fe\u00ff", "query: \u00c0\u00af"})
    void whatIsNoUtf8IsRefused(String bytes) {
        assertRefused(api.ask("PUT", PATH, ByteString.of(bytes.getBytes(ISO_8859_1))));
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(422);
        assertThat(answer.header("content-type")).contains("application/problem+json");
    }

    @Test
    void aMegabyteIsNotRead() {
        assertThat(api.put(PATH, "#".repeat(1 << 20)).status()).isEqualTo(413);
        assertThat(api.put(PATH, "#".repeat(64 * 1024)).status()).isEqualTo(422);
    }
}

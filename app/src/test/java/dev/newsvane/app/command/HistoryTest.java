package dev.newsvane.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.CommandedSystem;
import dev.newsvane.app.Exit;
import dev.newsvane.app.JsonPaths;
import dev.newsvane.app.Who;
import dev.newsvane.base.Ids;
import dev.newsvane.base.Json;
import dev.newsvane.base.Snapshot;
import dev.newsvane.ingest.poll.SourceKeys;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who changed what, when: of every entry that a user writes, by every way that there is.
class HistoryTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final String ME = Who.through("test").by();

    @TempDir
    private Path folder = Path.of("");

    private final CommandedSystem system = CommandedSystem.start();

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void everyChangeOfASourceIsKept() throws IOException {
        var file = applied("sources: [{name: quay, url: 'https://quay.example/feed', tags: [port]}]");
        done("source", "pause", "quay");
        applied("sources: [{name: quay, url: 'https://quay.example/all', tags: [port, law]}]");
        applied("sources: []");
        assertThat(told("source", "history", "quay"))
                .containsExactly(
                        "quay  TIME  %s  by %s  removed".formatted(file, ME),
                        "quay  TIME  %s  by %s".formatted(file, ME),
                        "  - url: https://quay.example/feed",
                        "  + url: https://quay.example/all",
                        "  + tags: law",
                        "  - paused: true",
                        "  + paused: false",
                        "quay  TIME  %s  by %s through cli".formatted(file, ME),
                        "  - paused: false",
                        "  + paused: true",
                        "quay  TIME  %s  by %s".formatted(file, ME),
                        "  + url: https://quay.example/feed",
                        "  + kind: feed",
                        "  + tags: port",
                        "  + baseline: quiet",
                        "  + paused: false");
        done("source", "add", "https://quay.example/new", "--name", "quay", "--unseen");
        done("source", "remove", "quay");
        assertThat(told("source", "history", "quay").getFirst())
                .isEqualTo("quay  TIME  cli  by %s  removed".formatted(ME));
        assertThat(system.run("source", "history", "quai").err())
                .containsExactly("there is no source quai, and no change of one is recorded; did you mean quay?");
        assertThat(system.run("source", "history", "quai").exit()).isEqualTo(Exit.MISTAKE);
    }

    @Test
    void everyChangeOfAnEndpointIsKeptAndNoSecret() throws IOException {
        var url = "https://hook.example/private";
        var file = applied(endpoint(url, SECRET));
        applied(endpoint(url, OTHER));
        applied(endpoint(url, OTHER));
        var fresh = Json.parse(
                        system.run("endpoint", "rotate", "desk", "--json").out().getFirst())
                .path("secret")
                .stringValue();
        applied("endpoints: []");
        assertThat(told("endpoint", "history", "desk"))
                .containsExactly(
                        "desk  TIME  %s  by %s  removed".formatted(file, ME),
                        "desk  TIME  %s  by %s through cli".formatted(file, ME),
                        "  + rotated: (not shown)",
                        "  + rotated: (not shown)",
                        "  + overlap: TIME",
                        "desk  TIME  %s  by %s".formatted(file, ME),
                        "  - secrets: (not shown)",
                        "  + secrets: (not shown)",
                        "desk  TIME  %s  by %s".formatted(file, ME),
                        "  + kind: webhook",
                        "  + url: https://hook.example/… (%s)"
                                .formatted(Ids.of(url).substring(0, 4)),
                        "  + secrets: (not shown)",
                        "  + disabled: false",
                        "  + format: json");
        for (var command : List.of(
                List.of("endpoint", "history", "desk"),
                List.of("endpoint", "history", "desk", "--json"),
                List.of("tail", "changes"))) {
            assertThat(system.run(command.toArray(String[]::new)).out())
                    .hasSizeGreaterThan(3)
                    .allSatisfy(line -> assertThat(line).doesNotContain(SECRET, OTHER, fresh, "private"));
        }
    }

    @Test
    void watchesTellWhoMadeAVersion() throws IOException {
        done("watch", "add", "quays", "--query", "quay");
        done("watch", "remove", "quays");
        var file = applied("watches: [{name: quays, query: quay OR dock}]");
        assertThat(told("watch", "history", "quays"))
                .containsSubsequence(
                        "quays@3  TIME  %s  by %s".formatted(file, ME),
                        "quays@2  TIME  cli  by %s  removed".formatted(ME),
                        "quays@1  TIME  cli  by %s".formatted(ME));
    }

    @Test
    void jsonHasTheKeysThatTheReferencePromises() throws IOException {
        applied("sources: [{name: quay, url: 'https://quay.example/feed'}]");
        done("source", "pause", "quay");
        done("watch", "add", "quays", "--query", "quay");
        var keys = Stream.of(
                        system.run("source", "history", "quay", "--json").out(),
                        system.run("watch", "history", "quays", "--json").out())
                .flatMap(List::stream)
                .flatMap(line -> JsonPaths.of(Json.parse(line)).stream());
        assertThat(keys.collect(Collectors.toSet())).isEqualTo(JsonPaths.promised("history"));
    }

    /// Of an entry that is older than the record of changes.
    @Test
    void ofWhatStoodBeforeChangesWereRecordedTheFirstChangeTellsWhatItWas() {
        put("https://old.example/feed");
        var untouched = system.run("source", "history", "old");
        assertThat(untouched.exit()).isEqualTo(Exit.DONE);
        assertThat(untouched.err()).containsExactly("the source old has not been changed since changes are recorded");
        done("source", "pause", "old");
        assertThat(told("source", "history", "old"))
                .containsExactly("old  TIME  cli  by " + ME, "  - paused: false", "  + paused: true");
    }

    /// Whoever writes past the log, or is stopped between it and the entry.
    @Test
    void whatIsNotAsItsLastChangeSaysIsTold() {
        done("source", "add", "https://old.example/feed", "--name", "old", "--unseen");
        assertThat(system.run("source", "history", "old").err()).isEmpty();
        put("https://old.example/other");
        assertThat(system.run("source", "history", "old").err())
                .singleElement()
                .asString()
                .startsWith("note: the source old is not as its last change says");
    }

    /// Whoever gave it another host was stopped before the old was erased, or two did so at once.
    @Test
    void aSourceThatStandsTwiceGoesWhole() {
        put("https://old.example/feed");
        put("https://new.example/feed");
        done("source", "remove", "old");
        assertThat(Snapshot.of(system.cluster(), system.channels().sources())).isEmpty();
    }

    @Test
    void whatHasAnotherOrderIsShown() throws IOException {
        applied("sources: [{name: quay, url: 'https://quay.example/feed', tags: [port, law]}]");
        applied("sources: [{name: quay, url: 'https://quay.example/feed', tags: [law, port]}]");
        assertThat(told("source", "history", "quay").subList(1, 5))
                .containsExactly("  - tags: port", "  - tags: law", "  + tags: law", "  + tags: port");
    }

    private void put(String url) {
        var source = Source.of("old", url, SourceKind.FEED, "cli");
        system.put(system.channels().sources(), SourceKeys.key(source), source, Instant.now());
    }

    private String applied(String yaml) throws IOException {
        var file = Files.writeString(folder.resolve("newsvane.yaml"), yaml + "\n");
        done("apply", "--config", file.toString());
        return "file:" + file.toAbsolutePath();
    }

    private static String endpoint(String url, String secret) {
        return "endpoints: [{name: desk, url: '%s', secrets: [%s]}]".formatted(url, secret);
    }

    private void done(String... args) {
        var run = system.run(args);
        assertThat(run.exit()).as(run.toString()).isEqualTo(Exit.DONE);
    }

    private List<String> told(String... args) {
        return system.run(args).out().stream()
                .map(line -> line.replaceAll("20\\d\\d-\\S+Z", "TIME"))
                .toList();
    }
}

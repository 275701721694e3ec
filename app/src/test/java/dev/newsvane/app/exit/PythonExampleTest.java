package dev.newsvane.app.exit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.newsvane.app.Alerts;
import dev.newsvane.app.CommandedSystem;
import dev.newsvane.base.Json;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The example without Java as it stands in the documentation, run where what it needs is installed.
class PythonExampleTest {
    private static final String EXAMPLE = "../dev/examples/alerts.py";
    private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    @BeforeAll
    static void whatItNeedsIsThere() {
        assumeTrue(
                runs("kcat", "-V") && runs("/usr/bin/python3", "-c", "import avro.io"),
                "note: dev/examples/alerts.py was not run: apt-get install kcat python3-avro");
    }

    @Test
    void itShowsEachAlertWithAllThatItSays() throws IOException, InterruptedException {
        try (var system = CommandedSystem.start()) {
            say(system, 0, 2);
            var kept = Alerts.of("llamas", 2, T0).kept();
            system.put(system.channels().alerts(), kept.event(), kept, T0);
            var shown = folder.resolve("shown");
            assertThat(example(system, shown, "-o", "beginning", "-e").waitFor())
                    .as("the end of the log ends it")
                    .isZero();
            var alerts = lines(shown);
            assertThat(stories(alerts)).containsExactly("Story 0", "Story 1", "Story 2");
            var first = Alerts.of("llamas", 0, T0).raised();
            var last = alerts.getLast();
            assertThat(alerts.getFirst().path("event").asString()).isEqualTo(first.event());
            assertThat(alerts.getFirst().path("evidence").path("url").asString())
                    .isEqualTo(first.evidence().url());
            assertThat(Instant.parse(
                            alerts.getFirst().path("matched").asString().replace(' ', 'T')))
                    .isEqualTo(first.matched());
            assertThat(last.path("pages").asBoolean(true)).isFalse();
            assertThat(last.path("kind").asString()).isEqualTo("RAISED");
        }
    }

    @Test
    void itFollowsWhatIsSaidMeanwhile() throws IOException {
        try (var system = CommandedSystem.start()) {
            say(system, 0, 1);
            var shown = folder.resolve("shown");
            var example = example(system, shown, "-o", "beginning");
            try {
                awaitStories(shown, "Story 0");
                say(system, 1, 3);
                awaitStories(shown, "Story 0", "Story 1", "Story 2");
            } finally {
                example.descendants().forEach(ProcessHandle::destroyForcibly);
                example.destroyForcibly();
            }
        }
    }

    private static Process example(CommandedSystem system, Path shown, String... options) throws IOException {
        var command = new ArrayList<>(List.of(EXAMPLE, system.cluster().bootstrap()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(shown.toFile())
                .start();
    }

    private static boolean runs(String... command) {
        var nowhere = ProcessBuilder.Redirect.to(new File("/dev/null"));
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(nowhere)
                            .redirectError(nowhere)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false; // there is no such program
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void say(CommandedSystem system, int from, int to) {
        IntStream.range(from, to)
                .mapToObj(number -> Alerts.of("llamas", number, T0).raised())
                .forEach(alert -> system.put(system.channels().alerts(), alert.event(), alert, T0));
    }

    private static void awaitStories(Path shown, String... stories) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(stories(lines(shown))).containsExactly(stories));
    }

    private static List<JsonNode> lines(Path shown) {
        try {
            return Files.readAllLines(shown, UTF_8).stream().map(Json::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> stories(List<JsonNode> alerts) {
        return alerts.stream().map(alert -> alert.path("headline").asString()).toList();
    }
}

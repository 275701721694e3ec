package dev.newsvane.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.Cli;
import dev.newsvane.app.Exit;
import dev.newsvane.base.Json;
import dev.newsvane.schemas.Channels;
import dev.newsvane.testkit.TestBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocatedTest {
    @TempDir
    private Path folder = Path.of(".");

    @Test
    void commandsWorkOnADataFolderThatNobodyRuns() throws IOException {
        var config = Files.writeString(folder.resolve("newsvane.yaml"), """
            data: kept
            sources:
              - {name: one, url: "https://one.example/feed"}
            """);
        var kept = folder.resolve("kept");
        DataFolder.open(kept).close();
        assertThat(Cli.run("apply", "--config", config.toString()).out()).containsExactly("added source one");
        var status = Cli.run("status", "--data", kept.toString(), "--json");
        assertThat(status.exit()).isEqualTo(Exit.DONE);
        var json = Json.parse(status.out().getFirst());
        assertThat(json.path("running").booleanValue()).isFalse();
        assertThat(json.at("/sources/waiting").intValue()).isEqualTo(1);
        assertThat(json.path("disk_bytes").longValue()).isPositive();
        assertThat(kept.resolve("address")).doesNotExist();
        DataFolder.open(kept).close();
    }

    @Test
    void aFolderThatIsNotThereIsNotMadeForAQuestion() {
        var asked = Cli.run("status", "--data", folder.resolve("none").toString());
        assertThat(asked.exit()).isEqualTo(Exit.MISTAKE);
        assertThat(asked.err()).singleElement().asString().startsWith("There is no data folder");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void whereAnOlderVersionRunsNothingIsWrittenPastIt() throws ExecutionException, InterruptedException {
        try (var broker = TestBroker.start();
                var admin = broker.cluster().admin();
                var running = DataFolder.open(folder.resolve("older"))) {
            var channels = Channels.of(broker.cluster());
            channels.create(broker.cluster(), 1, (short) 1, Instant.now());
            admin.deleteTopics(List.of(channels.changes().name())).all().get();
            running.announce(broker.cluster());
            var asked = Cli.run("source", "list", "--data", running.path().toString());
            assertThat(asked.exit()).isEqualTo(Exit.MISTAKE);
            assertThat(asked.err())
                    .containsExactly("An older version runs in " + running.path()
                            + ": it lacks changes. Stop it and start this one, which makes what is missing.");
        }
    }
}

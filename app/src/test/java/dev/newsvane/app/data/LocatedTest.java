package dev.newsvane.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.Cli;
import dev.newsvane.app.Exit;
import dev.newsvane.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}

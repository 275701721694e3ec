package dev.newsvane.app.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newsvane.app.UserMistake;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path temporary = Path.of(".");

    @Test
    void whoComesSecondIsToldWhoHoldsIt() {
        var folder = temporary.resolve("data");
        try (var _ = DataFolder.open(folder)) {
            assertThatThrownBy(() -> DataFolder.open(folder))
                    .isInstanceOf(UserMistake.class)
                    .hasMessageContaining(
                            "is in use by process " + ProcessHandle.current().pid());
        }
        DataFolder.open(folder).close();
    }

    @Test
    void anotherProcessIsKeptOutAndFindsTheAddress() throws IOException, InterruptedException {
        var folder = temporary.resolve("data");
        try (var held = DataFolder.open(folder)) {
            held.announce(Cluster.at("127.0.0.1:4711"));
            assertThat(elsewhere("open", folder))
                    .contains("is in use by process " + ProcessHandle.current().pid());
            assertThat(elsewhere("running", folder)).contains("127.0.0.1:4711");
            assertThat(DataFolder.running(folder)).contains(Cluster.at("127.0.0.1:4711"));
            assertThat(elsewhere("open", folder)).contains("is in use by process");
        }
        assertThat(elsewhere("running", folder)).contains("nobody");
        assertThat(elsewhere("open", folder)).contains("mine");
    }

    @Test
    void theAddressOfAProcessThatIsGoneDoesNotCount() throws IOException {
        var folder = temporary.resolve("data");
        DataFolder.open(folder).close();
        Files.writeString(folder.resolve("address"), "127.0.0.1:4711\n");
        Files.writeString(folder.resolve("owner"), "999999 2020-01-01T00:00:00Z\n");
        assertThat(DataFolder.running(folder)).isEmpty();
        try (var _ = DataFolder.open(folder)) {
            assertThat(DataFolder.running(folder)).isEmpty();
        }
    }

    @Test
    void anInstanceKeepsItsName() {
        var folder = temporary.resolve("data");
        String first;
        try (var data = DataFolder.open(folder)) {
            first = data.instance();
        }
        try (var data = DataFolder.open(folder)) {
            assertThat(data.instance()).isEqualTo(first);
        }
    }

    @Test
    void aNewerFolderIsRefused() throws IOException {
        var folder = temporary.resolve("data");
        DataFolder.open(folder).close();
        Files.writeString(folder.resolve("version"), "99\n");
        assertThatThrownBy(() -> DataFolder.open(folder))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("has version 99, and this program knows 1");
        Files.writeString(folder.resolve("version"), "1\n");
        DataFolder.open(folder).close();
    }

    @Test
    void aFolderOfSomethingElseIsNotTouched() throws IOException {
        Files.writeString(temporary.resolve("thesis.tex"), "years of work");
        assertThatThrownBy(() -> DataFolder.open(temporary))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("no data folder of Newsvane");
        assertThat(temporary).isDirectoryContaining("glob:**thesis.tex");
        assertThat(temporary.toFile().list()).hasSize(1);
    }

    @Test
    void whatTheStagesReportGrowsNoOlderThanTenSeconds() throws IOException {
        var folder = temporary.resolve("data");
        var health = Map.<String, Health>of("poll", new Health.Running());
        var began = Instant.parse("2026-01-01T00:00:00Z");
        try (var held = DataFolder.open(folder)) {
            held.report(health, began);
            Files.delete(folder.resolve("health"));
            held.report(health, began.plusSeconds(9));
            assertThat(DataFolder.health(folder)).isEmpty();
            held.report(health, began.plusSeconds(10));
            assertThat(DataFolder.health(folder)).isEqualTo(health);
        }
    }

    private static String elsewhere(String act, Path folder) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnotherProcess.class.getName(),
                        act,
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}

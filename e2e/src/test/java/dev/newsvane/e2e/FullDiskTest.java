package dev.newsvane.e2e;

import static dev.newsvane.e2e.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.newsvane.app.data.Located;
import dev.newsvane.base.Follow;
import dev.newsvane.schemas.Article;
import dev.newsvane.testkit.Receiver;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.burst.BurstWeb;
import dev.newsvane.testkit.burst.SystemConfig;
import dev.newsvane.testkit.cluster.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that fills in the middle of the work stops the system with a clear sentence; when there is room again the
/// work goes on where it was, and nothing is lost or doubled.
class FullDiskTest {
    private static final String SECRET = "whsec_bmV3c3ZhbmUtdGVzdC1ndWFyZHMtbm90aGluZy0wMDA=";
    private static final long MIB = 1024 * 1024;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aFullDiskStopsWithAClearSentenceAndLosesNothing() throws Exception {
        var disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=512m", "tmpfs", disk.toString()))
                .as("a small disk can be mounted here (needs root)")
                .isZero();
        try (var web = RecordedWeb.start();
                var receiver = Receiver.start(SECRET, InstantSource.system())) {
            var burst = new BurstWeb(web, 2, 1);
            var config = SystemConfig.write(
                    folder.resolve("newsvane.yaml"),
                    web,
                    burst.hosts(),
                    Duration.ofMillis(100),
                    receiver.url(),
                    SECRET);
            Files.writeString(config, "keep-free: 128MiB\n", StandardOpenOption.APPEND);
            var data = disk.resolve("data");
            try (var up = JavaProcess.up(config, data).awaitReady()) {
                burst.publish(20, Instant.now());
                patiently().until(() -> receiver.accepted().size() == 10);
                burst.publish(100, Instant.now());
                patiently().until(() -> receiver.accepted().size() > 15);
                fill(disk);
                assertThat(up.exitCode()).isNotZero();
                assertThat(String.join("\n", up.said()))
                        .contains("The disk that holds")
                        .contains("128 MiB are kept as a reserve")
                        .contains("Make room");
            }
            try (var again = JavaProcess.up(config, data)) {
                assertThat(again.exitCode()).isNotZero();
                assertThat(String.join("\n", again.said())).contains("The disk that holds");
            }
            assertThat(receiver.accepted())
                    .as("the disk was full while there was work")
                    .hasSizeLessThan(60);
            Files.delete(disk.resolve("filler"));
            try (var third = JavaProcess.up(config, data).awaitReady()) {
                patiently().until(() -> receiver.accepted().size() == 60);
                assertThat(third.stop()).isZero();
            }
            List<Article> articles = new ArrayList<>();
            try (var system = Located.in(data, Instant.now())) {
                new Follow(system.cluster(), "check")
                        .channel(
                                system.channels().articles(),
                                seen -> seen.value().ifPresent(articles::add))
                        .runToEnd();
            }
            assertThat(articles.stream().map(Article::url))
                    .containsExactlyInAnyOrderElementsOf(
                            burst.articles().stream().map(BurstWeb.Article::url).toList());
        } finally {
            run("umount", "-l", disk.toString());
        }
    }

    /// Leaves less than the reserve.
    private static void fill(Path disk) throws IOException {
        var free = Files.getFileStore(disk).getUsableSpace();
        try (var out = Files.newOutputStream(disk.resolve("filler"))) {
            var block = new byte[(int) MIB];
            for (var left = free - 20 * MIB; left > 0; left -= MIB) {
                out.write(block);
            }
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}

package dev.newsvane.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Debian's `newsboat` on the same feeds: what a reader on one machine does in a round.
record Newsboat(Path folder, int feeds) {
    private static final int THREADS = 32;

    static boolean installed() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "newsboat")));
    }

    /// With a home of its own.
    static Newsboat in(Path folder, int port, int feeds) {
        try {
            Files.createDirectories(folder.resolve(".newsboat"));
            Files.writeString(folder.resolve(".newsboat/config"), "reload-threads " + THREADS + "\n");
            Files.writeString(
                    folder.resolve(".newsboat/urls"),
                    IntStream.range(0, feeds)
                            .mapToObj(feed -> "http://127.0.0.1:" + port + "/" + feed + "\n")
                            .collect(Collectors.joining()));
            return new Newsboat(folder, feeds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reloads all feeds once.
    Pace round() {
        var began = System.nanoTime();
        var builder = new ProcessBuilder("newsboat", "-x", "reload")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("HOME", folder.toString());
        try {
            var process = builder.start();
            var busy = Duration.ZERO;
            while (!process.waitFor(Duration.ofMillis(50))) {
                busy = process.info().totalCpuDuration().orElse(busy);
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException("newsboat ended with " + process.exitValue());
            }
            return new Pace("feeds", feeds, Duration.ofNanos(System.nanoTime() - began), busy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

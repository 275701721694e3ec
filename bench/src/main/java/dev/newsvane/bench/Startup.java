package dev.newsvane.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.app.run.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/// What `./newsvane up` costs before the first article: seconds from the launcher's start to ready, with and without
/// the AOT cache by turns, on a new data folder and on one that was left; and the memory it holds at rest, as Linux
/// counts it (`VmRSS`). The shipped configuration with every source paused.
public final class Startup {
    private static final Duration REST = Duration.ofSeconds(30);

    private Startup() {}

    /// One start.
    private record Start(double seconds, long restMegabytes) {}

    /// Measures.
    ///
    /// @param arguments how many starts of each kind (5)
    public static void main(String[] arguments) {
        var starts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        Folders.temporary("newsvane-bench-", folder -> {
            var config = pausedSources(folder.resolve("newsvane.yaml"));
            up(config, folder.resolve("warm-up"), true, Duration.ZERO);
            var cached = new ArrayList<Start>();
            var again = new ArrayList<Start>();
            var plain = new ArrayList<Start>();
            for (var i = 0; i < starts; i++) {
                var data = folder.resolve("data-" + i);
                cached.add(up(config, data, true, REST));
                again.add(up(config, data, true, REST));
                plain.add(up(config, folder.resolve("plain-" + i), false, Duration.ZERO));
            }
            tell("new data folder, AOT cache", cached);
            tell("data folder used before, AOT cache", again);
            tell("new data folder, no AOT cache", plain);
            System.out.printf(Locale.ROOT, "ratio with to without the cache: %.2f%n", median(cached) / median(plain));
            return folder;
        });
    }

    private static void tell(String what, List<Start> starts) {
        System.out.printf(
                Locale.ROOT,
                "%s: ready after %.2f s (median of %d, longest %.2f)%s%n",
                what,
                median(starts),
                starts.size(),
                starts.stream().mapToDouble(Start::seconds).max().orElseThrow(),
                starts.getFirst().restMegabytes() == 0
                        ? ""
                        : ", %d MB at rest (largest)"
                                .formatted(starts.stream()
                                        .mapToLong(Start::restMegabytes)
                                        .max()
                                        .orElseThrow()));
    }

    private static double median(List<Start> starts) {
        return starts.stream().mapToDouble(Start::seconds).sorted().toArray()[starts.size() / 2];
    }

    private static Start up(Path config, Path data, boolean cache, Duration rest) {
        var builder = new ProcessBuilder("./newsvane", "up", "--config", config.toString(), "--data", data.toString())
                .redirectErrorStream(true);
        builder.environment().put("NEWSVANE_AOT", cache ? "on" : "off");
        var began = System.nanoTime();
        try {
            var process = builder.start();
            try (var lines = process.inputReader(UTF_8)) {
                var line = lines.readLine();
                while (line != null && !line.startsWith("Ready")) {
                    line = lines.readLine();
                }
                if (line == null) {
                    throw new IllegalStateException("it did not get ready; exit " + process.waitFor());
                }
                var seconds = (System.nanoTime() - began) / 1e9;
                LockSupport.parkNanos(rest.toNanos());
                var megabytes = rest.isZero() ? 0 : residentMegabytes(process.pid());
                process.toHandle().destroy(); // Process.destroy closes its streams too
                lines.transferTo(Writer.nullWriter());
                process.waitFor();
                return new Start(seconds, megabytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long residentMegabytes(long pid) throws IOException {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"), UTF_8)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    / 1024;
        }
    }

    private static Path pausedSources(Path to) {
        try {
            var shipped = Files.readString(Path.of("newsvane.yaml"), UTF_8);
            return Files.writeString(to, shipped.replace("  - {name:", "  - {paused: true, name:"), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

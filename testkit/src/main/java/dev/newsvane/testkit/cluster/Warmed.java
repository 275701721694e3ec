package dev.newsvane.testkit.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.base.Ids;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

/// The class path of this process as jars, with an AOT cache (JEP 483, JEP 514) of the program's own warm-up over them:
/// what tests start dozens of times spends a third less of a processor on each start. It is made once for these very
/// classes, in `target`, and shared by the processes that run tests there.
///
/// @param classPath jars only, as a cache demands
/// @param cache where it could not be made the JVM does without
record Warmed(String classPath, Path cache) {
    private static final int MINUTES = 5;

    /// Both when the cache is made and when it is used. (The adapters that JDK 25 would keep in it fit no other run.)
    private static final List<String> FLAGS = List.of(
            "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTAdapterCaching", "-Xlog:disable", "-Xlog:all=error:stderr");

    private static final class Once {
        static final Warmed HERE = make(System.getProperty("java.class.path"), Path.of("target"));
    }

    static Warmed here() {
        return Once.HERE;
    }

    List<String> options() {
        var options = new ArrayList<>(FLAGS);
        options.add("-XX:AOTCache=" + cache);
        return options;
    }

    private static Warmed make(String classPath, Path target) {
        var entries = Arrays.stream(classPath.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .filter(Files::exists)
                .toList();
        try {
            var folder = Files.createDirectories(target.resolve("warmed-" + fingerprint(entries)))
                    .toAbsolutePath();
            try (var lock = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = lock.lock()) {
                forgetOthers(folder);
                var jars = new ArrayList<String>();
                for (var entry : entries) {
                    jars.add((Files.isDirectory(entry) ? jar(entry, folder.resolve(jars.size() + ".jar")) : entry)
                            .toString());
                }
                var warmed = new Warmed(String.join(File.pathSeparator, jars), folder.resolve("cache"));
                warmed.train();
                return warmed;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Those of classes as they were before: each takes a hundred megabytes.
    private static void forgetOthers(Path folder) throws IOException {
        try (var others = Files.newDirectoryStream(folder.getParent(), "warmed-*")) {
            for (var other : others) {
                if (!other.equals(folder)) {
                    try (var files = Files.newDirectoryStream(other)) {
                        for (var file : files) {
                            Files.delete(file);
                        }
                    }
                    Files.delete(other);
                }
            }
        }
    }

    /// Of every file's name, size and time of change.
    private static String fingerprint(List<Path> entries) throws IOException {
        var seen = new ArrayList<String>();
        for (var entry : entries) {
            try (var files = Files.walk(entry)) {
                for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                    seen.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
                }
            }
        }
        return Ids.of(String.join("\n", seen));
    }

    private static Path jar(Path classes, Path jar) {
        if (!Files.exists(jar)) {
            var made = ToolProvider.findFirst("jar")
                    .orElseThrow()
                    .run(System.out, System.err, "-c0f", jar.toString(), "-C", classes.toString(), ".");
            if (made != 0) {
                throw new IllegalStateException("no jar was made of " + classes);
            }
        }
        return jar;
    }

    private void train() throws IOException {
        if (Files.exists(cache)) {
            return;
        }
        var command = JavaProcess.command();
        command.addAll(FLAGS);
        command.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-cp", classPath, JavaProcess.PROGRAM, "warm"));
        var log = cache.resolveSibling("log");
        var training = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!training.waitFor(MINUTES, TimeUnit.MINUTES)) {
                training.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!Files.exists(cache)) {
            System.out.println("Warmed: starts without a cache; its training said: " + Files.readString(log, UTF_8));
        }
    }
}

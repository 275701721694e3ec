package dev.newsvane.testkit.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A JVM of its own on the class path of this process, that can be killed: the program as a user starts it, or a
/// broker.
public final class JavaProcess implements AutoCloseable {
    static final String PROGRAM = "dev.newsvane.app.Main";
    private static final String READY = "Ready";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread listener;

    private JavaProcess(Process process) {
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly)); // nobody outlives the tests
        // a virtual thread that reads a pipe keeps its carrier (JDK 25), and servers of tests have but two
        this.listener = Thread.ofPlatform().daemon().start(this::listen);
    }

    /// `newsvane ARGUMENTS…` with the classes of this process, started the fast way.
    public static JavaProcess newsvane(List<String> options, String... arguments) {
        var warmed = Warmed.here();
        var ours = new ArrayList<>(List.of("-Xmx1g"));
        ours.addAll(warmed.options());
        ours.addAll(options);
        return with(warmed.classPath(), ours, PROGRAM, arguments);
    }

    public static JavaProcess up(Path config, Path data) {
        return newsvane(List.of(), "up", "--config", config.toString(), "--data", data.toString());
    }

    /// `java OPTIONS… MAIN ARGUMENTS…` on the class path of this process, for a short life, most of it the start; who
    /// measures sets other options.
    public static JavaProcess start(List<String> options, String main, String... arguments) {
        return with(System.getProperty("java.class.path"), options, main, arguments);
    }

    /// The same on a class path of its own.
    ///
    /// @param main a class, or a file of Java
    public static JavaProcess with(String classPath, List<String> options, String main, String... arguments) {
        var command = command();
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(Arrays.asList(arguments));
        try {
            return new JavaProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The JVM of this process with what suits a short life.
    static List<String> command() {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
    }

    private void listen() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.startsWith(READY)) {
                    ready.countDown();
                }
            }
        } catch (IOException e) {
            said.add("(broken off: " + e.getMessage() + ")");
        } finally {
            ready.countDown();
        }
    }

    public JavaProcess awaitReady() {
        try {
            if (!ready.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("not ready within " + PATIENCE + "; it said: " + said + "\n" + threads());
            }
            if (said.stream().noneMatch(line -> line.startsWith(READY))) {
                throw new AssertionError("ended before it was ready; it said: " + said);
            }
            return this;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Where its threads stand, to see what it waits for.
    private String threads() {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            var dump = new ProcessBuilder(jcmd, Long.toString(process.pid()), "Thread.print")
                    .redirectErrorStream(true)
                    .start();
            return new String(dump.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            return "(no thread dump: " + e.getMessage() + ")";
        }
    }

    public List<String> said() {
        return List.copyOf(said);
    }

    /// How long it has kept processors busy since it began.
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    public boolean ended() {
        return !process.isAlive();
    }

    /// SIGKILL: nothing is finished, nothing is said.
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /// SIGSTOP: it stands still, as on a machine that sleeps, and does not know.
    public void pause() {
        signal("STOP");
    }

    /// SIGCONT, after [#pause].
    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            var kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()); // a word of every shell's
            if (kill.start().waitFor() != 0) {
                throw new IllegalStateException("SIG" + name + " was not sent");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// SIGTERM, as Ctrl-C.
    public int stop() {
        process.destroy();
        return exitCode();
    }

    public int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("did not end within " + PATIENCE + "; it said: " + said);
            }
            listener.join();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

package dev.newsvane.alerts.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Runs a program with a line on its standard input: by its words, without a shell. Exit code 0 says that it took the
/// line. What takes too long is killed with all that it began.
record Program(Duration timeout) {
    /// Of what it prints so much is kept.
    private static final int KEPT = 300;

    Handed run(List<String> words, String id, String line) {
        try {
            var builder = new ProcessBuilder(words).redirectErrorStream(true);
            builder.environment().put("NEWSVANE_DELIVERY", id);
            var process = builder.start();
            var said = new AtomicReference<>("");
            Thread.ofVirtual().start(() -> write(process, line));
            var reader = Thread.ofVirtual().start(() -> read(process.getInputStream(), said));
            var ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) { // of one that has ended it would close the output before that is read
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            reader.join(timeout); // what was begun may hold on to the output for longer than the program ran
            var printed = said.get().replaceAll("\\s+", " ").strip();
            var end = printed.isEmpty() ? "" : ": " + printed;
            return ended
                    ? new Handed(process.exitValue() == 0, "exit code " + process.exitValue() + end)
                    : Handed.failed("killed after " + timeout.toSeconds() + " s" + end);
        } catch (IOException e) {
            return Handed.failed("cannot be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Handed.failed("interrupted");
        }
    }

    private static void write(Process process, String line) {
        try (var out = process.getOutputStream()) {
            out.write((line + "\n").getBytes(UTF_8));
        } catch (IOException _) {
            return; // it need not read all, or anything: its exit code is the answer
        }
    }

    private static void read(InputStream out, AtomicReference<String> said) {
        try (out) {
            var part = new byte[4096];
            for (var n = out.read(part); n >= 0; n = out.read(part)) {
                var room = Math.max(0, KEPT - said.get().length());
                said.set(said.get() + new String(part, 0, Math.min(n, room), UTF_8));
            }
        } catch (IOException _) {
            return; // the program was killed
        }
    }
}

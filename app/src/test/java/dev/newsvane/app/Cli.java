package dev.newsvane.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/// Runs a command as a user would, and says how it ended.
///
/// @param out lines of standard output
/// @param err lines of standard error
public record Cli(int exit, List<String> out, List<String> err) {
    public static Cli run(String... args) {
        return fed(new byte[0], args);
    }

    public static Cli fed(byte[] standardInput, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var exit = Main.run(
                new Terminal(
                        new ByteArrayInputStream(standardInput),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8)),
                args);
        return new Cli(exit, lines(out), lines(err));
    }

    private static List<String> lines(ByteArrayOutputStream stream) {
        return stream.toString(UTF_8).lines().toList();
    }
}

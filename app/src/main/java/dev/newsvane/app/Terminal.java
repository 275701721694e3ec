package dev.newsvane.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;

/// Where a command reads and writes. Output is UTF-8 whatever the platform thinks.
///
/// @param in standard input
/// @param out results, for people or programs
/// @param err everything else
public record Terminal(InputStream in, PrintStream out, PrintStream err) {
    /// Nobody reads the results any more, as behind `| head`: a reason to stop, not a failure.
    public static final class Unread extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// One line of a result that may be long.
    ///
    /// @throws Unread where nobody reads it
    public void result(String line) {
        out.println(line);
        if (out.checkError()) {
            throw new Unread();
        }
    }

    public static Terminal system() {
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8));
    }
}

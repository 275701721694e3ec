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
    public static Terminal system() {
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8));
    }
}

package dev.newsvane.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;

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
    /// @throws UncheckedIOException where it cannot be written, as on a full disk
    public void result(String line) {
        out.println(line);
        if (out.checkError()) {
            throw out instanceof Printed printed ? printed.failure() : new Unread();
        }
    }

    /// Remembers why it could not write, which [PrintStream] forgets.
    static final class Printed extends PrintStream {
        private final Kept kept;

        Printed(OutputStream to) {
            this(new Kept(to));
        }

        private Printed(Kept kept) {
            super(kept, true, UTF_8);
            this.kept = kept;
        }

        /// A pipe that nobody reads is told apart by the system's own words, the one thing that all of them say of it.
        private RuntimeException failure() {
            return kept.failure
                    .filter(e -> !String.valueOf(e.getMessage())
                            .toLowerCase(Locale.ROOT)
                            .contains("pipe"))
                    .<RuntimeException>map(
                            e -> new UncheckedIOException("cannot write the result: " + e.getMessage(), e))
                    .orElseGet(Unread::new);
        }
    }

    private static final class Kept extends OutputStream {
        private final OutputStream to;
        private Optional<IOException> failure = Optional.empty();

        Kept(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int many) throws IOException {
            try {
                to.write(bytes, from, many);
            } catch (IOException e) {
                failure = Optional.of(e);
                throw e;
            }
        }
    }

    public static Terminal system() {
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                new Printed(new FileOutputStream(FileDescriptor.out)),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8));
    }
}

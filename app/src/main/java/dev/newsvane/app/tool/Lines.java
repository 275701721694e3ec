package dev.newsvane.app.tool;

import dev.newsvane.app.UserMistake;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Where lines of a result go, one after the other.
@FunctionalInterface
public interface Lines extends AutoCloseable {
    void line(String line);

    /// All of them are there.
    default void whole() {}

    @Override
    default void close() {}

    /// A file that is there only when it is whole; until then its name ends in `.part`.
    ///
    /// @throws UserMistake where it cannot be written
    static Lines to(Path file) {
        var part = file.resolveSibling(file.getFileName() + ".part");
        try {
            return new ToFile(file, part, Files.newBufferedWriter(part));
        } catch (IOException e) {
            throw new UserMistake("cannot write " + part
                    + "; right would be a file in a folder that is there and may be" + " written to");
        }
    }

    /// Lines on their way into a file.
    record ToFile(Path file, Path part, BufferedWriter writer) implements Lines {
        @Override
        public void line(String line) {
            writing(() -> {
                writer.write(line);
                writer.write('\n');
            });
        }

        @Override
        public void whole() {
            writing(() -> {
                writer.close();
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            });
        }

        @Override
        public void close() {
            writing(() -> {
                try {
                    writer.close(); // may fail again, as on a full disk
                } finally {
                    Files.deleteIfExists(part);
                }
            });
        }

        private void writing(Step step) {
            try {
                step.run();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + part + ": " + e.getMessage(), e);
            }
        }

        private interface Step {
            void run() throws IOException;
        }
    }
}

package dev.newsvane.app.tool;

import dev.newsvane.app.UserMistake;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that is there only when it is whole; until then its name ends in `.part`.
public record PartFile(Path file, Path part, OutputStream out) implements AutoCloseable {
    /// Something that writes to it.
    public interface Step {
        void run() throws IOException;
    }

    /// Begins it.
    ///
    /// @throws UserMistake where it cannot be written
    public static PartFile of(Path file) {
        var part = file.resolveSibling(file.getFileName() + ".part");
        try {
            return new PartFile(file, part, new BufferedOutputStream(Files.newOutputStream(part)));
        } catch (IOException e) {
            throw new UserMistake(
                    "cannot write " + part + "; right would be a file in a folder that is there and may be written to");
        }
    }

    /// Writes, and names the file where that fails.
    public void writing(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + part + ": " + e.getMessage(), e);
        }
    }

    /// All of it is written.
    ///
    /// @param last what writes to it, and is closed now
    public void whole(Closeable last) {
        writing(() -> {
            last.close();
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        });
    }

    @Override
    public void close() {
        writing(() -> {
            try {
                out.close(); // may fail again, as on a full disk
            } finally {
                Files.deleteIfExists(part);
            }
        });
    }
}

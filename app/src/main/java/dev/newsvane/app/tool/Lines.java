package dev.newsvane.app.tool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.file.Path;

/// Where lines of a result go, one after the other.
@FunctionalInterface
public interface Lines extends AutoCloseable {
    void line(String line);

    /// All of them are there.
    default void whole() {}

    @Override
    default void close() {}

    /// The lines of a file.
    ///
    /// @throws dev.newsvane.app.UserMistake where it cannot be written
    static Lines to(Path file) {
        var part = PartFile.of(file);
        return new ToFile(part, new BufferedWriter(new OutputStreamWriter(part.out(), UTF_8)));
    }

    /// Lines on their way into a file.
    record ToFile(PartFile part, BufferedWriter writer) implements Lines {
        @Override
        public void line(String line) {
            part.writing(() -> {
                writer.write(line);
                writer.write('\n');
            });
        }

        @Override
        public void whole() {
            part.whole(writer);
        }

        @Override
        public void close() {
            part.close();
        }
    }
}

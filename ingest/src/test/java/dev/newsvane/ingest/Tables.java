package dev.newsvane.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// Tables that anyone can edit: lines of cells, `#` begins a comment.
public final class Tables {
    private Tables() {}

    /// The lines of a resource beside a class.
    public static List<String> lines(Class<?> beside, String name) {
        return text(beside, name)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /// A resource beside a class.
    public static String text(Class<?> beside, String name) {
        return new String(bytes(beside, name), UTF_8);
    }

    /// A resource beside a class, as it lies there.
    public static byte[] bytes(Class<?> beside, String name) {
        try (var in = Optional.ofNullable(beside.getResourceAsStream(name))
                .orElseThrow(() -> new IllegalArgumentException("no such resource: " + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.newsvane.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.newsvane.base.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/// The shared data sets beside the project, where there are any. They are read where they lie, never copied.
public final class Shared {
    private Shared() {}

    /// The file or folder; the test is skipped where it is missing.
    public static Path file(String name) {
        var found = find(name);
        assumeTrue(found.isPresent(), "skipped: ../shared/data/" + name + " is missing");
        return found.orElseThrow();
    }

    private static Optional<Path> find(String name) {
        for (var at = Optional.of(Path.of("").toAbsolutePath()); at.isPresent(); at = at.flatMap(Shared::parent)) {
            var file = at.get().resolve("shared/data").resolve(name);
            if (Files.exists(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> parent(Path path) {
        return Optional.ofNullable(path.getParent());
    }

    public static Stream<JsonNode> lines(String name) {
        return new String(bytes(file(name)), UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .map(Json::parse);
    }

    /// A file's content, unpacked.
    public static byte[] bytes(Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            return file.toString().endsWith(".gz")
                    ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()
                    : bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Optional<String> text(JsonNode node, String name) {
        var value = node.path(name);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }
}

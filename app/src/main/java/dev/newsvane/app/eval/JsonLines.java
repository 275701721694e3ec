package dev.newsvane.app.eval;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.base.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A set in a file of JSON lines, packed with gzip where its name ends in `.gz`.
final class JsonLines {
    private JsonLines() {}

    /// @throws IOException where it cannot be read, or a line is no object; the line is named
    static List<JsonNode> of(Path file) throws IOException {
        var all = new ArrayList<JsonNode>();
        try (var lines = new BufferedReader(new InputStreamReader(open(file), UTF_8))) {
            var number = 1;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    all.add(parsed(file, number, line));
                }
                number++;
            }
        }
        return all;
    }

    private static JsonNode parsed(Path file, int number, String line) throws IOException {
        try {
            var node = Json.parse(line);
            if (!node.isObject()) {
                throw new IOException(file + ":" + number + ": no JSON object");
            }
            return node;
        } catch (JacksonException e) {
            throw new IOException(file + ":" + number + ": no JSON: " + e.getOriginalMessage(), e);
        }
    }

    static InputStream open(Path file) throws IOException {
        var in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    /// Of several names the first that is a file in the folder.
    static Path oneOf(Path folder, String... names) throws IOException {
        for (var name : names) {
            if (Files.isRegularFile(folder.resolve(name))) {
                return folder.resolve(name);
            }
        }
        throw new IOException(folder + " has no " + String.join(" or ", names));
    }

    static Optional<String> text(JsonNode node, String name) {
        return Optional.of(node.path(name)).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    /// @throws IOException where the object has no such text
    static String required(JsonNode node, String name) throws IOException {
        return text(node, name).orElseThrow(() -> new IOException("a line without \"" + name + "\": " + shown(node)));
    }

    static List<String> texts(JsonNode node, String name) {
        return node.path(name)
                .valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    private static String shown(JsonNode node) {
        var line = node.toString();
        return line.length() > 100 ? line.substring(0, 100) + "…" : line;
    }
}

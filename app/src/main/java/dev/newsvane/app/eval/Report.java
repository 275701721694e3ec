package dev.newsvane.app.eval;

import dev.newsvane.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What an evaluation found.
///
/// @param figures by name, nested
/// @param predictions what the program answered, an object for each item, in the order of the set
public record Report(ObjectNode figures, List<ObjectNode> predictions) {
    /// For a person: a line for each figure.
    public List<String> lines() {
        var lines = new ArrayList<String>();
        add("", figures, lines);
        return lines;
    }

    private static void add(String prefix, JsonNode node, List<String> lines) {
        node.propertyStream().forEach(each -> {
            var name = prefix + each.getKey();
            if (each.getValue().isObject()) {
                add(name + " ", each.getValue(), lines);
            } else if (each.getValue().isArray()) {
                each.getValue().valueStream().forEach(item -> lines.add(name + ": " + shown(item)));
            } else {
                lines.add(name + ": " + shown(each.getValue()));
            }
        });
    }

    private static String shown(JsonNode value) {
        return value.isFloatingPointNumber()
                ? String.format(Locale.ROOT, "%.4f", value.doubleValue())
                : value.asString();
    }

    /// Writes the predictions, a line for each.
    ///
    /// @throws IOException where the file cannot be written
    public void write(Path file) throws IOException {
        Files.write(file, predictions.stream().map(Json::text).toList());
    }
}

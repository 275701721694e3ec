package dev.newsvane.app.eval;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import tools.jackson.databind.JsonNode;

/// Which watches should match which articles.
public sealed interface Labels {
    /// What an article goes by.
    ///
    /// @throws IOException where the line lacks it
    String key(JsonNode line) throws IOException;

    /// What was put down of an article, by the name of the watch.
    ///
    /// @throws IOException where the line lacks its key
    Map<String, Label> of(JsonNode line) throws IOException;

    /// In the articles' lines themselves: the watch's name with true or false, or null for doubtful.
    record Beside() implements Labels {
        @Override
        public String key(JsonNode line) throws IOException {
            return JsonLines.required(line, "id");
        }

        @Override
        public Map<String, Label> of(JsonNode line) {
            var labels = new HashMap<String, Label>();
            line.propertyStream().forEach(each -> {
                if (each.getValue().isBoolean()) {
                    labels.put(each.getKey(), each.getValue().booleanValue() ? Label.YES : Label.NO);
                } else if (each.getValue().isNull()) {
                    labels.put(each.getKey(), Label.DOUBTFUL);
                }
            });
            return labels;
        }
    }

    /// In a table, under the first digits of SHA-256 over the title (NFC, without white space around it): so labels can
    /// be
    /// passed on where headlines cannot.
    ///
    /// @param digits how many of the 64 hexadecimal digits
    record ByTitle(int digits, Map<String, Map<String, Label>> table) implements Labels {
        private static final int FEWEST = 12;
        private static final int ALL = 64;

        @Override
        public String key(JsonNode line) throws IOException {
            var title = Normalizer.normalize(JsonLines.required(line, "title"), Normalizer.Form.NFC);
            return ByteString.encodeString(title.strip(), UTF_8).sha256().hex().substring(0, digits);
        }

        @Override
        public Map<String, Label> of(JsonNode line) throws IOException {
            return table.getOrDefault(key(line), Map.of());
        }
    }

    /// Reads a table such as `sha256,first-watch,second-watch` with a line for each headline: `1` it should, `0` it
    /// should not, `?` doubtful.
    ///
    /// @throws IOException where it cannot be read, or is no such table; the line is named
    static Labels read(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        var watches = columns(file, lines);
        var digits = lines.size() < 2 ? 0 : lines.get(1).indexOf(',');
        if (digits < ByTitle.FEWEST || digits > ByTitle.ALL) {
            throw new IOException(file + ":2: read a key of " + Math.max(0, digits) + " digits; right would be "
                    + ByTitle.FEWEST + " to " + ByTitle.ALL);
        }
        var table = new HashMap<String, Map<String, Label>>();
        for (var number = 2; number <= lines.size(); number++) {
            var cells = lines.get(number - 1).split(",", -1);
            if (cells.length != watches.size() + 1 || cells[0].length() != digits) {
                throw new IOException(file + ":" + number + ": read \"" + lines.get(number - 1) + "\"; right would be "
                        + digits + " digits and " + watches.size() + " labels");
            }
            var labels = new HashMap<String, Label>();
            for (var column = 1; column < cells.length; column++) {
                labels.put(watches.get(column - 1), label(file, number, cells[column]));
            }
            table.put(cells[0], labels);
        }
        return new ByTitle(digits, table);
    }

    private static List<String> columns(Path file, List<String> lines) throws IOException {
        var header = lines.isEmpty() ? "" : lines.getFirst();
        var columns = new ArrayList<>(List.of(header.split(",", -1)));
        if (!columns.removeFirst().equals("sha256") || columns.isEmpty()) {
            throw new IOException(
                    file + ":1: read \"" + header + "\"; right would be sha256 and the names of watches, with commas");
        }
        return columns;
    }

    private static Label label(Path file, int number, String cell) throws IOException {
        return switch (cell) {
            case "1" -> Label.YES;
            case "0" -> Label.NO;
            case "?" -> Label.DOUBTFUL;
            case "" -> Label.NONE;
            default -> throw new IOException(file + ":" + number + ": read \"" + cell + "\"; right would be 1, 0 or ?");
        };
    }
}

package dev.newsvane.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The keys of a JSON document as the reference writes them: `items[].enclosures[].url`.
public final class JsonPaths {
    private static final Path REFERENCE = Path.of("../docs/reference/commands.md");
    private static final Pattern KEY = Pattern.compile("(?m)^\\| `([a-z_.\\[\\]]+)` \\|");

    private JsonPaths() {}

    public static Set<String> of(JsonNode json) {
        var paths = new TreeSet<String>();
        collect("", json, paths);
        return paths;
    }

    /// The keys that the reference promises of a command.
    public static Set<String> promised(String command) {
        try {
            var page = Files.readString(REFERENCE);
            var start = page.indexOf("\n## " + command + "\n");
            var end = page.indexOf("\n## ", start + 1);
            var section = page.substring(start, end < 0 ? page.length() : end);
            var keys = new TreeSet<String>();
            KEY.matcher(section).results().forEach(found -> keys.add(found.group(1)));
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(String path, JsonNode json, Set<String> paths) {
        if (json.isObject()) {
            json.properties()
                    .forEach(entry ->
                            collect(path + (path.isEmpty() ? "" : ".") + entry.getKey(), entry.getValue(), paths));
        } else if (json.isArray() && !json.isEmpty()) {
            json.values().forEach(each -> collect(path + "[]", each, paths));
        } else {
            paths.add(json.isArray() ? path + "[]" : path);
        }
    }
}

package dev.newsvane.app.history;

import dev.newsvane.app.tool.RecordJson;
import dev.newsvane.base.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A version of a source, a watch or an endpoint, and what it changed.
///
/// @param name the entry's
/// @param version of a watch: its number
/// @param origin whom the entry belongs to
/// @param by who made it; absent where that was before changes were recorded
/// @param through by what way, where that is another than its origin
/// @param removed this version ended it
/// @param differences to the version before; of the first version everything
public record Version(
        String name,
        Optional<Integer> version,
        Instant written,
        String origin,
        Optional<String> by,
        Optional<String> through,
        boolean removed,
        List<Difference> differences) {
    private static final Set<String> OF_THE_VERSION = Set.of("name", "version", "written", "origin", "removed");

    /// What a version changed of one key.
    ///
    /// @param gone lines of a text, or entries of a list, that are no more
    /// @param come those that are new
    public record Difference(String key, List<String> gone, List<String> come) {}

    /// What an entry says, by key: lines of a text, or entries of a list. What it does not say is not there.
    public static Map<String, List<String>> values(Record entry) {
        var values = new LinkedHashMap<String, List<String>>();
        RecordJson.of(entry).properties().forEach(each -> {
            var texts = texts(each.getValue());
            if (!OF_THE_VERSION.contains(each.getKey()) && !texts.isEmpty()) {
                values.put(each.getKey(), texts);
            }
        });
        return values;
    }

    /// For a person.
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(name + version.map(number -> "@" + number).orElse("") + "  " + written + "  " + origin
                + by.map(who -> "  by " + who
                                + through.map(way -> " through " + way).orElse(""))
                        .orElse("") + (removed ? "  removed" : ""));
        for (var difference : differences) {
            difference.gone.forEach(line -> lines.add("  - " + difference.key + ": " + line));
            difference.come.forEach(line -> lines.add("  + " + difference.key + ": " + line));
        }
        return lines;
    }

    static List<Difference> differences(Map<String, List<String>> before, Map<String, List<String>> now) {
        var keys = new LinkedHashMap<>(now);
        before.forEach(keys::putIfAbsent);
        return keys.keySet().stream()
                .map(key -> difference(key, before.getOrDefault(key, List.of()), now.getOrDefault(key, List.of())))
                .filter(difference -> !difference.gone.isEmpty() || !difference.come.isEmpty())
                .toList();
    }

    private static Difference difference(String key, List<String> before, List<String> now) {
        return new Difference(key, without(before, now), without(now, before));
    }

    private static List<String> without(List<String> some, List<String> others) {
        var times = new HashMap<String, Integer>();
        others.forEach(each -> times.merge(each, 1, Integer::sum));
        var left = new ArrayList<>(some);
        left.removeIf(each -> times.merge(each, -1, Integer::sum) >= 0);
        return List.copyOf(left);
    }

    private static List<String> texts(JsonNode value) {
        if (value.isArray()) {
            return value.values().stream()
                    .map(each -> each.isString() ? each.stringValue() : Json.text(each))
                    .toList();
        }
        return value.isString() ? value.stringValue().lines().map(String::strip).toList() : List.of(Json.text(value));
    }
}

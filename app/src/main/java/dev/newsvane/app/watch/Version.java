package dev.newsvane.app.watch;

import dev.newsvane.app.tool.RecordJson;
import dev.newsvane.base.Json;
import dev.newsvane.schemas.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A version of a watch, and what it changed.
///
/// @param origin who wrote it
/// @param removed this version ended the watch
/// @param differences to the version before; of the first version everything
public record Version(int version, Instant written, String origin, boolean removed, List<Difference> differences) {
    private static final Set<String> OF_THE_VERSION = Set.of("name", "version", "written", "origin", "removed");

    /// What a version changed of one key.
    ///
    /// @param gone lines of a text, or entries of a list, that are no more
    /// @param come those that are new
    public record Difference(String key, List<String> gone, List<String> come) {}

    /// The history of a watch, the last version first.
    ///
    /// @param versions of one watch, in order
    public static List<Version> of(List<Watch> versions) {
        var history = new ArrayList<Version>();
        var before = Map.<String, List<String>>of();
        for (var watch : versions) {
            var now = values(watch);
            history.addFirst(new Version(
                    watch.version(), watch.written(), watch.origin(), watch.removed(), differences(before, now)));
            before = now;
        }
        return history;
    }

    /// What a watch says, by key: lines of a text, or entries of a list. What it does not say is not there.
    public static Map<String, List<String>> values(Watch watch) {
        var values = new LinkedHashMap<String, List<String>>();
        RecordJson.of(watch).properties().forEach(entry -> {
            var texts = texts(entry.getValue());
            if (!OF_THE_VERSION.contains(entry.getKey()) && !texts.isEmpty()) {
                values.put(entry.getKey(), texts);
            }
        });
        return values;
    }

    /// For a person.
    public List<String> lines(String name) {
        var lines = new ArrayList<String>();
        lines.add(name + "@" + version + "  " + written + "  " + origin + (removed ? "  removed" : ""));
        for (var difference : differences) {
            difference.gone.forEach(line -> lines.add("  - " + difference.key + ": " + line));
            difference.come.forEach(line -> lines.add("  + " + difference.key + ": " + line));
        }
        return lines;
    }

    private static List<Difference> differences(Map<String, List<String>> before, Map<String, List<String>> now) {
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
        var left = new ArrayList<>(some);
        others.forEach(left::remove);
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

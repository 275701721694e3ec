package dev.newsvane.app.source;

import dev.newsvane.app.config.Given;
import dev.newsvane.base.Json;
import dev.newsvane.ingest.opml.Opml;
import dev.newsvane.ingest.opml.Outline;
import dev.newsvane.schemas.SourceKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okio.ByteString;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads a list of sources: OPML, or JSON lines of `{"url","name","title","category","tags","kind","language",…}`.
///
/// @param file its name, for places
/// @param each takes the sources
/// @param refused takes a sentence for each line that is none
record SourceList(String file, Consumer<Listed> each, Consumer<String> refused) {
    private static final List<String> KEYS =
            List.of("url", "name", "publisher", "language", "every", "baseline", "paused", "select");

    /// The kinds of sources as the configuration spells them; lists have kinds of their own.
    private static final List<String> KINDS = Arrays.stream(SourceKind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toList();

    /// Reads a document, whichever of the two it is.
    void read(ByteString body) {
        if (body.substring(0, Math.min(body.size(), 1_024))
                .utf8()
                .replace("\uFEFF", "")
                .stripLeading()
                .startsWith("{")) {
            lines(body);
        } else if (Opml.read(body, this::outline) == 0) {
            refused.accept(file + ": is no list of sources; right would be OPML, or JSON lines of {\"url\": …}");
        }
    }

    private void outline(Outline outline) {
        var place = file + ":" + outline.line();
        if (outline.url().isEmpty()) {
            refused.accept(place + ": the outline \"" + outline.title().orElse("") + "\" has no xmlUrl");
            return;
        }
        var values = new HashMap<String, List<String>>();
        for (var key : KEYS) {
            outline.ours(key).ifPresent(value -> values.put(key, List.of(value)));
        }
        outline.ours("kind").ifPresent(kind -> values.put("kind", List.of(kind)));
        values.put("url", List.of(Listed.spelt(outline.url().get())));
        values.put(
                "tags",
                values.containsKey("name")
                        ? outline.ours("tags").map(SourceList::parts).orElse(List.of())
                        : tags(outline.categories().stream()));
        each.accept(new Listed(place, values, outline.title()));
    }

    private void lines(ByteString body) {
        var number = new AtomicInteger();
        body.utf8().replace("\uFEFF", "").lines().forEach(line -> {
            var place = file + ":" + number.incrementAndGet();
            if (!line.isBlank()) {
                line(place, line);
            }
        });
    }

    private void line(String place, String line) {
        try {
            var json = Json.parse(line);
            if (json.isObject()) {
                each.accept(listed(place, json));
            } else {
                refused.accept(place + ": read no JSON object; right would be {\"url\": …} on one line");
            }
        } catch (JacksonException e) {
            refused.accept(place + ": is no JSON: " + e.getOriginalMessage());
        }
    }

    private static Listed listed(String place, JsonNode json) {
        var values = new HashMap<String, List<String>>();
        for (var key : KEYS) {
            text(json, key).ifPresent(value -> values.put(key, List.of(value)));
        }
        // a wrong hint is worse than none: the language is detected then
        text(json, "language")
                .filter(given -> Given.language(given).isEmpty())
                .ifPresent(_ -> values.remove("language"));
        values.computeIfPresent("url", (_, url) -> List.of(Listed.spelt(url.getFirst())));
        var kind = text(json, "kind");
        kind.filter(KINDS::contains).ifPresent(ours -> values.put("kind", List.of(ours)));
        var categories =
                text(json, "category").map(all -> all.split("\\|", -1)).stream().flatMap(Arrays::stream);
        var given = json.path("tags").values().stream().map(JsonNode::asString);
        var strange = kind.filter(word -> !KINDS.contains(word)).stream();
        values.put(
                "tags",
                Stream.concat(given, tags(Stream.concat(categories, strange)).stream())
                        .distinct()
                        .toList());
        return new Listed(place, Map.copyOf(values), text(json, "title"));
    }

    private static Optional<String> text(JsonNode json, String key) {
        return Optional.of(json.path(key))
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asString)
                .filter(t -> !t.isBlank());
    }

    private static List<String> parts(String all) {
        return Arrays.stream(all.split(",", -1)).filter(part -> !part.isBlank()).toList();
    }

    /// Tags of categories; what has no letter of ours is none.
    private static List<String> tags(Stream<String> categories) {
        return categories
                .flatMap(category -> Names.of(category).stream())
                .distinct()
                .toList();
    }
}

package dev.newsvane.app.tool;

import dev.newsvane.base.Json;
import dev.newsvane.schemas.Endpoint;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Any record as JSON, by its components: what is unknown is absent, instants are in UTC to the
/// millisecond, durations in ISO 8601, the
/// words of an enum in lower case. Bytes are left out but for their number, secrets but for their being there (an
/// endpoint's URL
/// as far as it is none).
public final class RecordJson {
    private static final Set<String> SECRETS = Set.of("secrets", "secret", "rotated");

    private RecordJson() {}

    public static ObjectNode of(Record record) {
        var object = Json.object();
        var shown = record instanceof Endpoint endpoint ? endpoint.shown() : record;
        for (var component : record.getClass().getRecordComponents()) {
            node(component.getName(), value(component, shown)).ifPresent(node -> object.set(component.getName(), node));
        }
        return object;
    }

    private static Optional<JsonNode> node(String name, @Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case Optional<?> optional -> optional.flatMap(present -> node(name, present));
            case Collection<?> list -> Optional.of(array(name, list));
            case Map<?, ?> map -> Optional.of(object(map));
            case ByteString bytes -> Optional.of(Json.object().put("bytes", bytes.size()));
            case Record record -> Optional.of(of(record));
            case Boolean truth -> Optional.of(Json.object().booleanNode(truth));
            case Integer number -> Optional.of(Json.object().numberNode(number));
            case Long number -> Optional.of(Json.object().numberNode(number));
            case Double number -> Optional.of(Json.object().numberNode(number));
            case Enum<?> word -> Optional.of(text(word.name().toLowerCase(Locale.ROOT)));
            case Instant instant ->
                Optional.of(text(instant.truncatedTo(ChronoUnit.MILLIS).toString()));
            case LocalDate day -> Optional.of(text(day.toString()));
            case Duration duration -> Optional.of(text(duration.toString()));
            case String text -> Optional.of(text(SECRETS.contains(name) ? "(not shown)" : text));
            default -> throw new IllegalArgumentException("no JSON is known for " + value.getClass());
        };
    }

    private static JsonNode array(String name, Collection<?> list) {
        var array = Json.array();
        list.forEach(each -> node(name, each).ifPresent(array::add));
        return array;
    }

    private static JsonNode object(Map<?, ?> map) {
        var object = Json.object();
        map.forEach((key, each) ->
                node(String.valueOf(key), each).ifPresent(node -> object.set(String.valueOf(key), node)));
        return object;
    }

    private static JsonNode text(String text) {
        return StringNode.valueOf(text);
    }

    private static @Nullable Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("only public records can be shown: " + record.getClass(), e);
        }
    }
}

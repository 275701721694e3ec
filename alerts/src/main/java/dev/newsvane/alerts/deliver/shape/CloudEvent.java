package dev.newsvane.alerts.deliver.shape;

import dev.newsvane.base.Ids;
import dev.newsvane.base.Json;
import dev.newsvane.schemas.Alert;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An alert as CloudEvents 1.0 in the structured mode of its JSON format (https://github.com/cloudevents/spec). Its
/// `source` is the watch and its `id` the alert event: together they name it at every endpoint.
final class CloudEvent {
    static final String CONTENT_TYPE = "application/cloudevents+json";

    private CloudEvent() {}

    static JsonNode of(Alert alert) {
        var event = event(alert.event(), source(alert), Payload.json(alert), alert.matched());
        event.put("subject", alert.story());
        return event;
    }

    static JsonNode of(List<Alert> alerts) {
        var id = Ids.of(alerts.stream().map(Alert::event).toArray(String[]::new));
        var last = alerts.getLast();
        return event(id, source(last), Payload.digest(alerts), last.matched());
    }

    private static String source(Alert alert) {
        var replay = alert.replay().map(name -> "/replays/" + segment(name)).orElse("");
        return replay + "/watches/" + segment(alert.watch());
    }

    static JsonNode test(String endpoint, Instant now) {
        return event(now.toString(), "/endpoints/" + segment(endpoint), Payload.test(endpoint, now), now);
    }

    private static ObjectNode event(String id, String source, JsonNode payload, Instant time) {
        var event = Json.object()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", source)
                .put("type", "dev." + payload.path("type").asString())
                .put("time", time.toString())
                .put("datacontenttype", "application/json");
        event.set("data", payload.path("data"));
        return event;
    }

    private static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

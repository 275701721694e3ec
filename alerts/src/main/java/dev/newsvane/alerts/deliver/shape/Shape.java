package dev.newsvane.alerts.deliver.shape;

import dev.newsvane.base.Json;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Endpoint;
import java.time.Instant;
import java.util.function.Supplier;
import okio.ByteString;
import tools.jackson.databind.JsonNode;

/// What is sent to an endpoint: the same bytes at every try.
///
/// @param type the media type
public record Shape(String type, ByteString body) {
    /// Of an alert.
    public static Shape of(Endpoint endpoint, Alert alert) {
        return of(endpoint, () -> Payload.json(alert), () -> CloudEvent.of(alert), () -> Brief.of(alert));
    }

    /// Of a trial.
    public static Shape test(Endpoint endpoint, Instant now) {
        var name = endpoint.name();
        return of(
                endpoint, () -> Payload.test(name, now), () -> CloudEvent.test(name, now), () -> Brief.test(name, now));
    }

    private static Shape of(
            Endpoint endpoint, Supplier<JsonNode> json, Supplier<JsonNode> event, Supplier<Brief> brief) {
        return switch (endpoint.kind()) {
            case WEBHOOK ->
                switch (endpoint.format()) {
                    case JSON -> json(json.get());
                    case CLOUDEVENTS -> new Shape(CloudEvent.CONTENT_TYPE, json(event.get()).body);
                };
            case SLACK -> json(Slack.of(brief.get()));
            case DISCORD -> json(Discord.of(brief.get()));
            case TEAMS -> json(Teams.of(brief.get()));
            case MATTERMOST -> json(Mattermost.of(brief.get()));
        };
    }

    private static Shape json(JsonNode tree) {
        return new Shape("application/json", ByteString.encodeUtf8(Json.text(tree)));
    }
}

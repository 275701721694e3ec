package dev.newsvane.alerts.deliver.shape;

import dev.newsvane.base.Ids;
import dev.newsvane.base.Json;
import dev.newsvane.schemas.Alert;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What there is to say.
public sealed interface News {
    /// Of an alert.
    record Told(Alert alert) implements News {}

    /// Of several alerts of a watch, together.
    record Gathered(List<Alert> alerts) implements News {}

    /// Of one alert, or of several.
    static News of(List<Alert> alerts, boolean together) {
        return together ? new Gathered(alerts) : new Told(alerts.getFirst());
    }

    /// Of nothing: whether an endpoint can be reached.
    record Trial(String endpoint, Instant at) implements News {}

    /// All of it.
    private ObjectNode json() {
        return switch (this) {
            case Told(var alert) -> Payload.json(alert);
            case Gathered(var alerts) -> Payload.digest(alerts);
            case Trial(var endpoint, var at) -> Payload.test(endpoint, at);
        };
    }

    private JsonNode cloudEvent() {
        return switch (this) {
            case Told(var alert) -> CloudEvent.of(alert);
            case Gathered(var alerts) -> CloudEvent.of(alerts);
            case Trial(var endpoint, var at) -> CloudEvent.test(endpoint, at);
        };
    }

    private Brief brief() {
        return switch (this) {
            case Told(var alert) -> Brief.of(alert);
            case Gathered(var alerts) -> Together.brief(alerts);
            case Trial(var endpoint, var at) -> Brief.test(endpoint, at);
        };
    }

    /// For a webhook that reads JSON.
    default Shape asJson() {
        return Shape.of("application/json", json());
    }

    /// For a webhook that reads CloudEvents.
    default Shape asCloudEvent() {
        return Shape.of(CloudEvent.CONTENT_TYPE, cloudEvent());
    }

    default Shape asSlack() {
        return Shape.of("application/json", Slack.of(brief()));
    }

    default Shape asDiscord() {
        return Shape.of("application/json", Discord.of(brief()));
    }

    default Shape asTeams() {
        return Shape.of("application/json", Teams.of(brief()));
    }

    default Shape asMattermost() {
        return Shape.of("application/json", Mattermost.of(brief()));
    }

    /// An e-mail; those about one story belong together.
    default Letter asLetter() {
        return switch (this) {
            case Told(var alert) -> Letter.of(brief(), alert.watch(), Ids.of("thread", alert.story()));
            case Gathered(var alerts) -> Together.letter(alerts);
            case Trial(var endpoint, var at) -> Letter.of(brief(), "test", Ids.of("thread", endpoint, at.toString()));
        };
    }

    /// A line of JSON, without its end, that bears the delivery's id, so that a repeat is known.
    default String asLine(String delivery) {
        return Json.text(json().put("delivery", delivery));
    }
}

package dev.newsvane.alerts.deliver.shape;

import dev.newsvane.base.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An Adaptive Card as workflows of Microsoft Teams take it by webhook: an envelope of type `message` round it
/// (https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using).
/// Strangers' words stand in text runs, in which no Markdown is read (https://adaptivecards.io/explorer/TextRun.html);
/// a
/// mention would need an entity of its own. The whole stays far below the 28 KB that Teams takes.
final class Teams {
    private static final String CARD = "application/vnd.microsoft.card.adaptive";
    private static final String SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json";

    private Teams() {}

    static JsonNode of(Brief brief) {
        var message = Json.object().put("type", "message");
        var card = message.putArray("attachments")
                .addObject()
                .put("contentType", CARD)
                .putObject("content")
                .put("$schema", SCHEMA)
                .put("type", "AdaptiveCard")
                .put("version", "1.4")
                .put("fallbackText", brief.line());
        var body = card.putArray("body");
        text(body, brief.watch()).put("isSubtle", true);
        text(body, brief.headline()).put("weight", "bolder").put("size", "large");
        brief.passages().forEach(passage -> text(body, "“" + passage + "”").put("italic", true));
        text(body, brief.event() + " · " + brief.details()).put("isSubtle", true);
        brief.link()
                .ifPresent(link -> card.putArray("actions")
                        .addObject()
                        .put("type", "Action.OpenUrl")
                        .put("title", "Read the article")
                        .put("url", link));
        return message;
    }

    private static ObjectNode text(ArrayNode body, String text) {
        return body.addObject()
                .put("type", "RichTextBlock")
                .putArray("inlines")
                .addObject()
                .put("type", "TextRun")
                .put("text", text);
    }
}

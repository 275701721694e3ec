package dev.newsvane.alerts.deliver.shape;

import dev.newsvane.base.Json;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Evidence;
import dev.newsvane.schemas.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What a webhook says, the same at every try; `docs/reference/webhook.md` describes it.
public final class Payload {
    private Payload() {}

    /// The message as a tree.
    public static ObjectNode json(Alert alert) {
        var message = Json.object();
        message.put("type", "newsvane.alert." + lower(alert.kind()));
        message.put("timestamp", alert.matched().toString());
        var data = message.putObject("data");
        data.put("event", alert.event());
        data.put("alert", alert.alert());
        data.put("kind", lower(alert.kind()));
        data.put("milestone", alert.milestone());
        data.putObject("watch")
                .put("name", alert.watch())
                .put("version", alert.version())
                .put("title", alert.title());
        data.putObject("story")
                .put("id", alert.story())
                .put("headline", alert.headline())
                .put("articles", alert.articles())
                .put("independent", alert.independent())
                .put("copies", alert.copies());
        evidence(data.putObject("evidence"), alert.evidence());
        alert.raisedBy().ifPresent(match -> evidence(data.putObject("raised_by"), match));
        data.put("pages", alert.pages());
        put(data, "why", alert.why());
        alert.late().ifPresent(late -> data.put("late_seconds", late.toSeconds()));
        alert.correction()
                .ifPresent(correction -> data.putObject("correction")
                        .put("kind", lower(correction.kind()))
                        .put("article", correction.article())
                        .put("story", correction.story())
                        .put("alert", correction.alert()));
        alert.tally().ifPresent(tally -> tally(data.putObject("tally"), tally));
        put(data, "replay", alert.replay());
        data.put("matched", alert.matched().toString());
        return message;
    }

    /// Several alerts of a watch as one message.
    static ObjectNode digest(List<Alert> alerts) {
        var message = Json.object();
        message.put("type", "newsvane.digest");
        message.put("timestamp", alerts.getLast().matched().toString());
        var data = message.putObject("data");
        data.putObject("watch")
                .put("name", alerts.getFirst().watch())
                .put("title", alerts.getFirst().title());
        var all = data.putArray("alerts");
        alerts.forEach(alert -> all.add(json(alert).path("data")));
        return message;
    }

    /// What `newsvane endpoint test` sends.
    static ObjectNode test(String endpoint, Instant now) {
        var message = Json.object();
        message.put("type", "newsvane.test");
        message.put("timestamp", now.toString());
        message.putObject("data").put("endpoint", endpoint).put("text", "Newsvane can reach this endpoint.");
        return message;
    }

    private static void evidence(ObjectNode json, Evidence evidence) {
        json.put("article", evidence.article());
        json.put("revision", evidence.revision());
        json.put("url", evidence.url());
        json.put("site", evidence.site());
        put(json, "publisher", evidence.publisher());
        json.put("title", evidence.title());
        put(json, "language", evidence.language());
        put(json, "published", evidence.published());
        json.put("seen", evidence.seen().toString());
        json.put("fetched", evidence.fetched().toString());
        json.put("placed", evidence.placed().toString());
        json.put("offset", evidence.offset());
        evidence.likeness().ifPresent(likeness -> json.put("likeness", likeness));
        put(json, "nearest", evidence.nearest());
        var passages = json.putArray("passages");
        evidence.passages()
                .forEach(passage -> passages.addObject()
                        .put("field", passage.field())
                        .put("start", passage.start())
                        .put("end", passage.end())
                        .put("text", passage.text())
                        .put("clause", passage.clause()));
        evidence.copy()
                .ifPresent(copy -> json.putObject("copy")
                        .put("kind", lower(copy.kind()))
                        .put("original", copy.original())
                        .put("url", copy.url())
                        .put("publisher", copy.publisher())
                        .put("containment", copy.containment())
                        .put("resemblance", copy.resemblance()));
    }

    private static void tally(ObjectNode json, Tally tally) {
        json.put("since", tally.since().toString());
        json.put("until", tally.until().toString());
        json.put("seen", tally.seen());
        tally.expected().ifPresent(usual -> json.put("expected", usual));
        tally.chance().ifPresent(chance -> json.put("chance", chance));
        if (!tally.articles().isEmpty()) {
            tally.articles().forEach(json.putArray("articles")::add);
        }
    }

    private static void put(ObjectNode json, String name, Optional<?> value) {
        value.ifPresent(v -> json.put(name, v.toString()));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

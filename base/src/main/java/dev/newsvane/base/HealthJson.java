package dev.newsvane.base;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The stages' health as JSON: `{"poll":{"state":"running"},"deliver":{"state":"ailing","detail":"…"}}`.
public final class HealthJson {
    private HealthJson() {}

    public static ObjectNode of(Map<String, Health> health) {
        var stages = Json.object();
        health.forEach((stage, state) -> stages.set(stage, of(state)));
        return stages;
    }

    /// The health that [#of] wrote.
    public static Map<String, Health> parse(String json) {
        var health = new LinkedHashMap<String, Health>();
        Json.parse(json).properties().forEach(stage -> health.put(stage.getKey(), parse(stage.getValue())));
        return health;
    }

    private static ObjectNode of(Health health) {
        return switch (health) {
            case Health.Starting(var detail) ->
                Json.object().put("state", "starting").put("detail", detail);
            case Health.Running() -> Json.object().put("state", "running");
            case Health.Ailing(var detail) ->
                Json.object().put("state", "ailing").put("detail", detail);
            case Health.Failed(var why, var _) ->
                Json.object().put("state", "failed").put("detail", why);
        };
    }

    private static Health parse(JsonNode stage) {
        var detail = stage.path("detail").asString("");
        return switch (stage.path("state").asString("")) {
            case "running" -> new Health.Running();
            case "ailing" -> new Health.Ailing(detail);
            case "failed" -> new Health.Failed(detail);
            default -> new Health.Starting(detail);
        };
    }
}

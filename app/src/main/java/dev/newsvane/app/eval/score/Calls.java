package dev.newsvane.app.eval.score;

import dev.newsvane.base.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// What a watch matched among items of which it is known whether it should, by name.
public final class Calls {
    private static final double THOUSAND = 1_000;

    private final List<String> missed = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private int items;
    private int expected;

    /// Counts one item.
    ///
    /// @param name as a reader would know the item again
    public void add(String name, boolean matched, boolean should) {
        items++;
        expected += should ? 1 : 0;
        if (matched && !should) {
            wrong.add(name);
        }
        if (should && !matched) {
            missed.add(name);
        }
    }

    /// Counts, shares with their intervals, and the items themselves.
    public ObjectNode json() {
        var right = expected - missed.size();
        var json = Json.object().put("items", items).put("expected", expected).put("right", right);
        json.set("recall", new Interval(right, expected).json());
        json.set("precision", new Interval(right, right + wrong.size()).json());
        var alarms = new Interval(wrong.size(), items - expected);
        json.set(
                "false_per_thousand",
                Json.object()
                        .put("share", THOUSAND * alarms.share())
                        .put("low", THOUSAND * alarms.low())
                        .put("high", THOUSAND * alarms.high()));
        missed.forEach(json.putArray("missed")::add);
        wrong.forEach(json.putArray("false")::add);
        return json;
    }
}

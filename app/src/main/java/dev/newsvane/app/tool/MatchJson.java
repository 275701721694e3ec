package dev.newsvane.app.tool;

import dev.newsvane.alerts.match.Match;
import dev.newsvane.base.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// What the tool `match` prints for an article; `docs/reference/commands.md` promises these keys.
public final class MatchJson {
    private MatchJson() {}

    public static ObjectNode of(String id, List<Match> matches) {
        var all = Json.array();
        matches.forEach(match -> all.add(of(match)));
        var line = Json.object().put("id", id);
        line.set("matches", all);
        return line;
    }

    private static ObjectNode of(Match match) {
        var passages = Json.array();
        match.passages()
                .forEach(passage -> passages.add(Json.object()
                        .put("field", passage.field())
                        .put("start", passage.start())
                        .put("end", passage.end())
                        .put("text", passage.text())));
        var object = Json.object().put("watch", match.watch()).put("version", match.version());
        object.set("passages", passages);
        return object;
    }
}

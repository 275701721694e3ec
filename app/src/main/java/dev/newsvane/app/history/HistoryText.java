package dev.newsvane.app.history;

import dev.newsvane.app.Terminal;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.config.Spelling;
import dev.newsvane.app.data.Located;
import dev.newsvane.app.tool.RecordJson;
import dev.newsvane.base.Json;
import dev.newsvane.schemas.EntryKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Histories on a terminal, for a person or a program.
public final class HistoryText {
    private HistoryText() {}

    public static void tell(Terminal terminal, boolean json, List<Version> history) {
        for (var version : history) {
            if (json) {
                terminal.result(Json.text(RecordJson.of(version)));
            } else {
                version.lines().forEach(terminal::result);
            }
        }
    }

    /// A source's or an endpoint's.
    ///
    /// @param there names of those that are there now
    /// @throws UserMistake where there is none of that name, and never was one that is known of
    public static void tell(
            Terminal terminal, boolean json, Located system, EntryKind kind, String name, Set<String> there) {
        var history = new History(system);
        var versions = history.of(kind, name);
        if (versions.isEmpty()) {
            var word = kind.name().toLowerCase(Locale.ROOT);
            if (!there.contains(name)) {
                throw new UserMistake("there is no " + word + " " + name + ", and no change of one is recorded"
                        + Spelling.nearest(name, history.names(kind))
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(""));
            }
            terminal.err().println("the " + word + " " + name + " has not been changed since changes are recorded");
        }
        tell(terminal, json, versions);
    }
}

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
import java.util.Optional;

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
    /// @param stands as it is now, an endpoint as it is shown; empty where there is none
    /// @throws UserMistake where there is none of that name, and never was one that is known of
    public static void tell(
            Terminal terminal,
            boolean json,
            Located system,
            EntryKind kind,
            String name,
            Optional<? extends Record> stands) {
        var history = new History(system, kind, name);
        var entry = kind.name().toLowerCase(Locale.ROOT) + " " + name;
        if (!history.any() && stands.isEmpty()) {
            throw new UserMistake("there is no " + entry + ", and no change of one is recorded"
                    + Spelling.nearest(name, history.names())
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(""));
        }
        if (!history.any()) {
            terminal.err().println("the " + entry + " has not been changed since changes are recorded");
        } else if (!history.left().equals(stands)) {
            terminal.err()
                    .println("note: the " + entry + " is not as its last change says: whoever made it was stopped"
                            + " before it came to be, or two changed it at once");
        }
        tell(terminal, json, history.versions());
    }
}

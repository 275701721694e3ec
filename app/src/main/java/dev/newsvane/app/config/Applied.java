package dev.newsvane.app.config;

import java.util.Locale;

/// One entry that was brought to the file's state, or could not be.
///
/// @param kind source, watch or endpoint
/// @param of whom it belonged to before
public record Applied(What what, String kind, String name, String of) {
    /// What happened to an entry.
    public enum What {
        ADDED,
        CHANGED,
        REMOVED,
        /// It came from a file that was moved, and is this file's now.
        TAKEN,
        /// It came from a file that is not there any more, and this file does not name it.
        LEFT
    }

    @Override
    public String toString() {
        var done = what.name().toLowerCase(Locale.ROOT) + " " + kind + " " + name;
        return switch (what) {
            case ADDED, CHANGED, REMOVED -> done;
            case TAKEN -> done + " from " + of;
            case LEFT ->
                done + " of " + of + ", which is not there any more; 'newsvane apply --moved-from "
                        + of.substring(of.indexOf(':') + 1) + "' removes it";
        };
    }
}

package dev.newsvane.app.config;

import java.util.Locale;

/// One entry that was brought to the file's state.
///
/// @param kind source, watch or endpoint
public record Change(What what, String kind, String name) {
    /// What happened to an entry.
    public enum What {
        ADDED,
        CHANGED,
        REMOVED
    }

    @Override
    public String toString() {
        return what.name().toLowerCase(Locale.ROOT) + " " + kind + " " + name;
    }
}

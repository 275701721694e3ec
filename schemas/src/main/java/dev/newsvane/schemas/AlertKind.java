package dev.newsvane.schemas;

/// What an alert event says of its story.
public enum AlertKind {
    RAISED,
    GROWN,
    CORRECTED
}

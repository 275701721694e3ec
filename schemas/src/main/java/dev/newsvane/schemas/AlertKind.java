package dev.newsvane.schemas;

/// What an alert event says of its story, or of how much comes in.
public enum AlertKind {
    RAISED,
    GROWN,
    CORRECTED,
    SPIKED,
    SILENT
}

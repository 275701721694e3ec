package dev.newsvane.schemas;

/// What was done to an entry.
public enum ChangeKind {
    ADDED,
    CHANGED,
    REMOVED
}

package dev.newsvane.schemas;

/// What users write: where news comes from, what is looked for, who is told.
public enum EntryKind {
    SOURCE,
    WATCH,
    ENDPOINT
}

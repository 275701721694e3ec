package dev.newsvane.schemas;

/// How an article repeats another publisher's.
public enum CopyKind {
    IDENTICAL,
    SYNDICATED,
    EDITED,
    TRUNCATED,
    EXCERPT,
    SPUN
}

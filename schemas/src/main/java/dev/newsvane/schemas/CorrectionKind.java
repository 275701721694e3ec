package dev.newsvane.schemas;

/// What made an alert other than it was told.
public enum CorrectionKind {
    MERGED,
    SPLIT,
    EDITED
}

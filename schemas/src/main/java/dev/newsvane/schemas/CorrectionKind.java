package dev.newsvane.schemas;

/// What made an alert other than it was told.
public enum CorrectionKind {
    MERGED,
    SPLIT,
    EDITED,
    WITHDRAWN,
    /// What a later version says, and this one does not know.
    OTHER
}

package dev.newsvane.app.eval;

/// Whether a watch should match an article, as a reader put it down.
enum Label {
    YES,
    NO,
    /// Counted nowhere.
    DOUBTFUL,
    /// Nobody said.
    NONE
}

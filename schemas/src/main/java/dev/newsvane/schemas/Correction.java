package dev.newsvane.schemas;

/// What of an alert no longer is as it was told.
///
/// @param kind its story merged into another that was told of too; its article went with a story that split off; its
///     article was edited and no longer matches; its article was withdrawn
/// @param article the article that had raised it; empty where an older version raised it
/// @param story the story that it belongs to now
/// @param alert the alert that it belongs to now: after a merge the other story's, else itself
public record Correction(CorrectionKind kind, String article, String story, String alert) {}

package dev.newsvane.schemas;

/// A stretch of an article that made a watch match.
///
/// @param field `title` or `text`
/// @param start offset in code points
/// @param end offset in code points, exclusive
/// @param text the passage itself
/// @param clause the clause of the query that it matched
public record Passage(String field, int start, int end, String text, String clause) {}

package dev.newsvane.enrich.story;

import java.util.List;

/// What an arrival does to stories that are there.
public sealed interface Change {
    /// All articles of a story now belong to an earlier one; the story is over.
    record Merged(String story, String into) implements Change {}

    /// Some articles of a story are another event, and a story of their own.
    ///
    /// @param story the new one
    /// @param founding how it began
    /// @param moved the open articles that left
    record Split(String story, String origin, Founding founding, List<Near> moved) implements Change {}
}

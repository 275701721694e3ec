package dev.newsvane.schemas;

/// What happened to a story.
public enum StoryKind {
    CREATED,
    GROWN,
    MERGED,
    SPLIT
}

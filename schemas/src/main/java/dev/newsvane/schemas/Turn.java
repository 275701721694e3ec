package dev.newsvane.schemas;

/// A merge or a split of stories that an article brought about.
///
/// @param kind `MERGED` or `SPLIT`
/// @param story the story that is over, or the new one
/// @param other the story that goes on, or the one that it split off from
public record Turn(StoryKind kind, String story, String other) {}

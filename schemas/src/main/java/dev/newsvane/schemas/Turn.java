package dev.newsvane.schemas;

import java.util.List;

/// A merge or a split of stories that an article brought about.
///
/// @param kind `MERGED` or `SPLIT`
/// @param story the story that is over, or the new one
/// @param other the story that goes on, or the one that it split off from
/// @param moved ids of the articles that a split took along
public record Turn(StoryKind kind, String story, String other, List<String> moved) {}

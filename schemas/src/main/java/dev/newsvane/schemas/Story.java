package dev.newsvane.schemas;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something happened to a story. Key: story id.
///
/// @param story its id, derived from its founding article
/// @param kind what happened
/// @param article the article that made it happen
/// @param revision that article's revision
/// @param lane `live` or `history:NAME`
/// @param headline the headline chosen for the story
/// @param articles articles so far
/// @param independent publishers so far whose articles are not copies
/// @param copies copies so far
/// @param into the story that survives a merge
/// @param at the article's event time
/// @param summary lines chosen from its articles, the most central first
/// @param origin the story that it split off from
/// @param moved ids of the articles that a split took along; those that had closed before stay where they were
public record Story(
        String story,
        StoryKind kind,
        String article,
        String revision,
        String lane,
        String headline,
        int articles,
        int independent,
        int copies,
        Optional<String> into,
        Instant at,
        List<String> summary,
        Optional<String> origin,
        List<String> moved) {}

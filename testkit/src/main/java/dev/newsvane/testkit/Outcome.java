package dev.newsvane.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was observed of a newsroom that ran through the pipeline, in words that need no stage's types.
///
/// @param articles one for each URL, at its latest revision
/// @param alerts as raised; growth adds evidence to the alert that it belongs to
/// @param independent publishers by story id, without copies
public record Outcome(
        List<Seen> articles, List<Raised> alerts, List<Refused> rejects, Map<String, Integer> independent) {
    /// An article.
    ///
    /// @param story id of the story it is part of in the end, whatever merged and split since
    /// @param copy what it was found to repeat
    public record Seen(String url, String story, Optional<Repeats> copy) {}

    /// The verdict on a copy.
    ///
    /// @param url of the original
    /// @param kind in any case, `-` and `_` alike
    public record Repeats(String url, String kind) {}

    /// An alert.
    ///
    /// @param stories ids of the stories it speaks about, as they are in the end: two or more where a story that it
    ///     was raised for has split
    /// @param evidence URLs of the articles in it
    /// @param pages whether it told anybody
    public record Raised(String watch, Set<String> stories, List<String> evidence, boolean pages) {}

    /// Input that became no article.
    ///
    /// @param url the page's, or what the feed gave for one
    /// @param reason in any case, `-` and `_` alike
    public record Refused(String url, String reason) {}
}

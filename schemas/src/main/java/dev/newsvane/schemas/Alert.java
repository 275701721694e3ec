package dev.newsvane.schemas;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A watch speaks about a story. Key: event.
///
/// @param event id of this event: alert, kind and milestone
/// @param alert id of the alert: watch and story at the first raise
/// @param kind raised, grown, corrected, spiked or silent
/// @param milestone `raised`, `grown:5`, `merged:STORY`, `spiked:ARTICLE` …; `@STORY` at its end: the
///     part of a split that goes on without the article that raised it
/// @param watch the watch's name
/// @param version the version that matched
/// @param title the watch's title
/// @param story story id; of a correction the one that was told of
/// @param headline the story's headline
/// @param evidence the article that made it speak
/// @param articles articles in the story then; of a correction, in the story of its evidence
/// @param independent independent publishers in the story then
/// @param copies copies in the story then
/// @param pages whether it was sent to anyone; false: kept as "would have alerted"
/// @param why why it was not sent
/// @param late how late it is, in milliseconds, where the article was merely delayed
/// @param replay name of the replay that made it
/// @param endpoints whom it was sent to
/// @param matched when it was matched, on our clock
/// @param correction what is corrected, where something is
/// @param telling when it is told
/// @param tally how much came in, where that made the watch speak
/// @param raisedBy the match that raised the alert, where the article of its evidence does not match
public record Alert(
        String event,
        String alert,
        AlertKind kind,
        String milestone,
        String watch,
        int version,
        String title,
        String story,
        String headline,
        Evidence evidence,
        int articles,
        int independent,
        int copies,
        boolean pages,
        Optional<String> why,
        Optional<Duration> late,
        Optional<String> replay,
        List<String> endpoints,
        Instant matched,
        Optional<Correction> correction,
        Telling telling,
        Optional<Tally> tally,
        Optional<Evidence> raisedBy) {
    /// The passages that a reader is shown: those that matched; where the story grew by an article that does not match
    /// itself, those that raised the alert.
    public List<Passage> shown() {
        return kind == AlertKind.GROWN ? raisedBy.orElse(evidence).passages() : evidence.passages();
    }
}

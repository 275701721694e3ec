package dev.newsvane.alerts;

import dev.newsvane.schemas.Evidence;
import java.time.Instant;
import java.util.Optional;

/// What a watch has said of a story so far.
///
/// @param watch the watch's name
/// @param story the story's id now
/// @param headline the story's headline when it was first spoken of
/// @param raised the alert was raised, and paged
/// @param reached the greatest milestone spoken of since, or passed before
/// @param kept it was kept that an alert would have been raised
/// @param keptReached the greatest milestone kept since, or passed before
/// @param touched when the last article of the story was fetched
/// @param first the story's id when it was first spoken of; empty: the same, as an older version wrote it
/// @param article id of the article that raised the alert, as long as it bears it; else empty
/// @param branch of a story that goes on without the article that raised the alert: the story's id, of a branch of a
///     branch with that one's behind it, which tells its milestones from the others'; else empty
/// @param waiting the first match, where the watch waits for more publishers
/// @param version of the watch that raised the alert, or matched its article since; 0: not known, as an older version
///     wrote it
public record Spoken(
        String watch,
        String story,
        String headline,
        boolean raised,
        int reached,
        boolean kept,
        int keptReached,
        Instant touched,
        String first,
        String article,
        String branch,
        Optional<Evidence> waiting,
        int version) {
    static Spoken nothing(String watch, String story, String headline, Instant at) {
        return new Spoken(watch, story, headline, false, 0, false, 0, at, story, "", "", Optional.empty(), 0);
    }

    Spoken raised(int passed, String by, int version) {
        return new Spoken(
                watch,
                story,
                headline,
                true,
                passed,
                kept,
                keptReached,
                touched,
                first,
                by,
                branch,
                Optional.empty(),
                version);
    }

    Spoken reached(int milestone) {
        return new Spoken(
                watch,
                story,
                headline,
                raised,
                milestone,
                kept,
                keptReached,
                touched,
                first,
                article,
                branch,
                waiting,
                version);
    }

    Spoken kept(int passed) {
        return new Spoken(
                watch, story, headline, raised, reached, true, passed, touched, first, article, branch, waiting,
                version);
    }

    Spoken touched(Instant at) {
        return at.isAfter(touched)
                ? new Spoken(
                        watch,
                        story,
                        headline,
                        raised,
                        reached,
                        kept,
                        keptReached,
                        at,
                        first,
                        article,
                        branch,
                        waiting,
                        version)
                : this;
    }

    /// The same with a match that waits for more publishers.
    Spoken waiting(Optional<Evidence> match) {
        return new Spoken(
                watch,
                story,
                headline,
                raised,
                reached,
                kept,
                keptReached,
                touched,
                first,
                article,
                branch,
                match,
                version);
    }

    /// An article matched that waits for more publishers.
    boolean waitsFor(String id) {
        return waiting.filter(match -> match.article().equals(id)).isPresent();
    }

    /// The story that the alert's identity is derived from, for ever.
    String atFirst() {
        return first.isEmpty() ? story : first;
    }

    /// The alert's id, for ever.
    String alert() {
        return AlertIds.alert(watch, atFirst());
    }

    /// What was said of a story, said of the one that it became or that came of it.
    Spoken of(String other) {
        return new Spoken(
                watch,
                other,
                headline,
                raised,
                reached,
                kept,
                keptReached,
                touched,
                atFirst(),
                article,
                branch,
                waiting,
                version);
    }

    /// The same without the article that raised the alert.
    Spoken unborne() {
        return new Spoken(
                watch,
                story,
                headline,
                raised,
                reached,
                kept,
                keptReached,
                touched,
                first,
                "",
                branch,
                waiting,
                version);
    }

    /// The same of a story that goes on beside the one where the alert is, or the branch of it: a branch of that.
    Spoken beside() {
        return new Spoken(
                watch,
                story,
                headline,
                raised,
                reached,
                kept,
                keptReached,
                touched,
                atFirst(),
                "",
                milestone(story),
                waiting,
                version);
    }

    /// What was said of two parts of one alert, said here, where they are one again.
    Spoken with(Spoken part) {
        return new Spoken(
                watch,
                story,
                headline,
                raised,
                Math.max(reached, part.reached),
                kept || part.kept,
                Math.max(keptReached, part.keptReached),
                touched,
                first,
                article.isEmpty() ? part.article : article,
                part.branch.isEmpty() ? "" : branch,
                waiting,
                article.isEmpty() ? part.version : version);
    }

    /// A version of the watch matches the article.
    Spoken matched(String id, int by) {
        return article.equals(id)
                ? new Spoken(
                        watch,
                        story,
                        headline,
                        raised,
                        reached,
                        kept,
                        keptReached,
                        touched,
                        first,
                        article,
                        branch,
                        waiting,
                        by)
                : this;
    }

    /// A milestone of the alert, which no other story of the same alert says too.
    String milestone(String reached) {
        return branch.isEmpty() ? reached : reached + '@' + branch;
    }
}

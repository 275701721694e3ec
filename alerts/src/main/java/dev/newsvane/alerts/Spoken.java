package dev.newsvane.alerts;

import java.time.Instant;

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
/// @param first the story's id when it was first spoken of; empty: the same, as the last version wrote it
public record Spoken(
        String watch,
        String story,
        String headline,
        boolean raised,
        int reached,
        boolean kept,
        int keptReached,
        Instant touched,
        String first) {
    static Spoken nothing(String watch, String story, String headline, Instant at) {
        return new Spoken(watch, story, headline, false, 0, false, 0, at, story);
    }

    Spoken raised(int passed) {
        return new Spoken(watch, story, headline, true, passed, kept, keptReached, touched, first);
    }

    Spoken reached(int milestone) {
        return new Spoken(watch, story, headline, raised, milestone, kept, keptReached, touched, first);
    }

    Spoken kept(int passed) {
        return new Spoken(watch, story, headline, raised, reached, true, passed, touched, first);
    }

    Spoken touched(Instant at) {
        return at.isAfter(touched)
                ? new Spoken(watch, story, headline, raised, reached, kept, keptReached, at, first)
                : this;
    }

    /// The story that the alert's identity is derived from, for ever.
    String atFirst() {
        return first.isEmpty() ? story : first;
    }

    /// What was said of a story, said of the one that it became or that came of it.
    Spoken of(String other) {
        return new Spoken(watch, other, headline, raised, reached, kept, keptReached, touched, atFirst());
    }
}

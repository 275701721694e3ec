package dev.newsvane.enrich.story;

import dev.newsvane.enrich.repeat.Fingerprint;
import java.time.Instant;

/// An open article as the spine keeps it at hand.
///
/// @param id article id
/// @param story the story it belongs to
/// @param site its publisher
/// @param event when what it reports happened, as far as known
/// @param fetched when it was fetched: how long it stays open
/// @param copy whether it repeats another
public record Near(
        String id,
        String story,
        String site,
        Instant event,
        Instant fetched,
        boolean copy,
        Vector words,
        Fingerprint fingerprint) {
    /// The same in another story.
    public Near in(String other) {
        return new Near(id, other, site, event, fetched, copy, words, fingerprint);
    }
}

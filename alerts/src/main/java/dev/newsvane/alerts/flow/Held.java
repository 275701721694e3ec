package dev.newsvane.alerts.flow;

import dev.newsvane.base.Ids;
import dev.newsvane.schemas.Evidence;
import java.time.Instant;

/// A match that counts for how much comes in, held until the time when it was placed is behind us.
///
/// @param watch the watch's name
/// @param alert the alert that the watch and the story share
/// @param story the story's id then
/// @param headline the story's headline
/// @param evidence the article
/// @param articles in the story then
/// @param independent publishers in the story then
/// @param copies in the story then
public record Held(
        String watch,
        String alert,
        String story,
        String headline,
        Evidence evidence,
        int articles,
        int independent,
        int copies) {
    private static final int HEX = 16;

    Instant placed() {
        return evidence.placed();
    }

    /// Whether it is a publisher's own telling, which counts for a spike.
    boolean tells() {
        return evidence.copy().isEmpty();
    }

    /// A publisher that tells a story in several articles counts once.
    long telling() {
        return Long.parseUnsignedLong(Ids.of(evidence.site(), story).substring(0, HEX), HEX);
    }

    /// In the order of placement.
    public String key() {
        return key(placed()) + ' ' + String.format("%019d", evidence.offset()) + ' ' + watch;
    }

    /// Before the keys of all that were placed at that moment or later.
    public static String key(Instant placed) {
        return String.format("%019d", Math.max(0, placed.toEpochMilli()));
    }
}

package dev.newsvane.ingest.poll;

import java.time.Duration;

/// How sources are polled.
///
/// @param concurrency polls in flight at once
/// @param hostDelay between two polls at one host at least; a source's own `every` may be shorter
/// @param initial interval of a source that nothing is known of yet
/// @param shortest bound of a learned interval; a source's own `every` may be shorter
/// @param longest bound of every interval and of a `Retry-After`
/// @param dead interval of a source that has failed for long
/// @param deadAfter weight of failures after which a source counts as dead
/// @param quietAge at a first poll, an entry older than this alerts nobody
/// @param coverage how often `coverage` is written at least
/// @param bytes the largest feed, decoded
/// @param timeout of one poll, each redirect anew
public record PollSettings(
        int concurrency,
        Duration hostDelay,
        Duration initial,
        Duration shortest,
        Duration longest,
        Duration dead,
        double deadAfter,
        Duration quietAge,
        Duration coverage,
        long bytes,
        Duration timeout) {

    public PollSettings {
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency is " + concurrency + ": nothing would ever be polled");
        }
        if (shortest.compareTo(longest) > 0) {
            throw new IllegalArgumentException("shortest is longer than longest");
        }
        if (timeout.isZero() || bytes < 1) {
            throw new IllegalArgumentException("timeout and bytes must leave room for a poll");
        }
    }

    /// The bounds of [Rhythm]; the rest is what `newsvane.yaml` shows.
    public static PollSettings defaults() {
        return new PollSettings(
                64,
                Duration.ofSeconds(1),
                Duration.ofMinutes(30),
                Duration.ofMinutes(10),
                Duration.ofHours(24),
                Duration.ofDays(30),
                60,
                Duration.ofHours(6),
                Duration.ofSeconds(10),
                16 * 1024 * 1024,
                Duration.ofSeconds(30));
    }
}

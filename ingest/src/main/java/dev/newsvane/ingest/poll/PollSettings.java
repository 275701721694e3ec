package dev.newsvane.ingest.poll;

import dev.newsvane.ingest.schedule.BackOff;
import dev.newsvane.ingest.schedule.Manners;
import dev.newsvane.ingest.schedule.Rhythm;
import dev.newsvane.schemas.Source;
import java.time.Duration;

/// How sources are polled.
///
/// @param concurrency polls in flight at once
/// @param hostDelay between two polls at one host at least; a source's own `every` may be shorter
/// @param initial interval of a source that nothing is known of yet
/// @param oneADay interval of a source that brings one item a day; all learned intervals scale with it
/// @param shortest bound of a learned interval; a source's own `every` may be shorter
/// @param least bound of a learned interval where a source would otherwise lose items
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
        Duration oneADay,
        Duration shortest,
        Duration least,
        Duration longest,
        Duration dead,
        double deadAfter,
        Duration quietAge,
        Duration coverage,
        long bytes,
        Duration timeout) {

    /// Spikes and silence take a minute without a word for a time in which nobody looked.
    private static final Duration RAREST = Duration.ofSeconds(30);

    public PollSettings {
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency is " + concurrency + ": nothing would ever be polled");
        }
        if (shortest.compareTo(longest) > 0) {
            throw new IllegalArgumentException("shortest is longer than longest");
        }
        if (least.isZero() || least.compareTo(shortest) > 0) {
            throw new IllegalArgumentException("least is " + (least.isZero() ? "zero" : "longer than shortest"));
        }
        if (coverage.compareTo(RAREST) > 0) {
            throw new IllegalArgumentException("coverage is more than " + RAREST.toSeconds()
                    + "s: who says so rarely that the sources were looked at seems not to look");
        }
        if (timeout.isZero() || bytes < 1) {
            throw new IllegalArgumentException("timeout and bytes must leave room for a poll");
        }
    }

    /// What `newsvane.yaml` shows.
    public static PollSettings defaults() {
        return new PollSettings(
                64,
                Duration.ofSeconds(1),
                Duration.ofMinutes(30),
                Duration.ofHours(4),
                Duration.ofMinutes(5),
                Duration.ofMinutes(1),
                Duration.ofHours(24),
                Duration.ofDays(30),
                60,
                Duration.ofHours(6),
                Duration.ofSeconds(10),
                16 * 1024 * 1024,
                Duration.ofSeconds(30));
    }

    Rhythm rhythm() {
        return new Rhythm(oneADay, shortest, longest, least);
    }

    /// A user who has a source asked more often than the delay allows has said that its host bears that.
    Manners manners(Source source) {
        var delay =
                source.every().filter(every -> every.compareTo(hostDelay) < 0).orElse(hostDelay);
        return new Manners(delay, longest);
    }

    BackOff backOff() {
        return new BackOff(longest, dead, deadAfter);
    }
}

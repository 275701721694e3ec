package dev.newsvane.ingest.schedule;

import java.time.Duration;

/// How often a source is asked: from the rate at which it publishes, which is learned from the number of new
/// items at each poll. Two bounds, of which the shorter holds. *Freshness*: the interval falls with a power of
/// the rate. *Window*: an answer shows only the newest items, so a source is asked again before so many are
/// likely published. Why so, and what it brings in figures: `docs/decisions/0013-rhythm.md`.
///
/// @param oneADay interval of a source that publishes one item a day; this one knob scales the requests to all
/// @param shortest bound of an interval that freshness asks for
/// @param longest bound of every interval
/// @param least bound of an interval that the window asks for, where a feed would otherwise lose items
public record Rhythm(Duration oneADay, Duration shortest, Duration longest, Duration least) {
    /// Of all ways to spend so many requests, intervals that fall with the rate to the power 1/(1 + q) have the
    /// least mean of delay to the power q. Half is best for the mean delay (Sia, Cho and Cho, Efficient
    /// Monitoring Algorithm for Fast News Alerts, 2007), one for the mean of its logarithm. This one, between
    /// the two, was measured: the median and the slowest twentieth are both short.
    private static final double POWER = 0.85;

    private static final double DAY = 86_400;

    /// A rate is forgotten over the time of so many items, but not faster than [#MEMORY], so that it follows
    /// the hours of the day, and not slower than [#LONGEST_MEMORY].
    private static final double ITEMS = 10;

    private static final double MEMORY = days(Duration.ofHours(3));
    private static final double LONGEST_MEMORY = days(Duration.ofDays(30));

    /// The window bound leaves room for so many standard deviations of a Poisson number, and for bursts at so
    /// many times the rate.
    private static final double DEVIATIONS = 3;

    private static final double BURST = 2;

    /// A burst counts at once, in days of the usual rate that are mixed in: half an hour.
    private static final double STEADY = days(Duration.ofMinutes(30));

    private static final double SLOWEST = 1.0 / 90;

    /// What is known of a source's publishing.
    ///
    /// @param perDay items a day, the recent ones counting most; 0 while nothing is known
    /// @param interval between its polls
    public record Pace(double perDay, Duration interval) {}

    /// The pace after a successful poll.
    public Pace after(Pace before, Sight sight) {
        var perDay = rate(before.perDay(), sight);
        if (perDay == 0) {
            return before;
        }
        var fresh = bounded(days(oneADay) * Math.pow(perDay, -POWER), shortest, longest);
        var whole = bounded(window(sight.window(), Math.max(perDay, burst(perDay, sight))), least, longest);
        return new Pace(perDay, fresh.compareTo(whole) < 0 ? fresh : whole);
    }

    /// Forgetting is exponential. After a gap only a bound of the number is known, and the dates of the items
    /// say more.
    private static double rate(double before, Sight sight) {
        if (sight.elapsed().isEmpty()) {
            return dated(sight);
        }
        if (before == 0) {
            return Math.max(SLOWEST, counted(sight));
        }
        var days = days(sight.elapsed().get());
        var kept = Math.exp(-days / Math.clamp(ITEMS / before, MEMORY, LONGEST_MEMORY));
        var now = sight.gap() ? Math.max(counted(sight), dated(sight)) : counted(sight);
        return Math.max(SLOWEST, kept * before + (1 - kept) * now);
    }

    private static double dated(Sight sight) {
        return sight.span().map(span -> sight.window() / days(span)).orElse(0.0);
    }

    private static double counted(Sight sight) {
        return sight.elapsed().map(elapsed -> sight.fresh() / days(elapsed)).orElse(0.0);
    }

    private static double burst(double perDay, Sight sight) {
        return sight.elapsed()
                .map(elapsed -> (sight.fresh() + perDay * STEADY) / (days(elapsed) + STEADY))
                .orElse(0.0);
    }

    /// Days within which the window is not overrun: the number m with m + 3 √m = window is expected in them.
    private static double window(int window, double perDay) {
        var root = (Math.sqrt(DEVIATIONS * DEVIATIONS + 4.0 * window) - DEVIATIONS) / 2;
        return window == 0 ? Double.MAX_VALUE : root * root / (BURST * perDay);
    }

    private static Duration bounded(double days, Duration least, Duration most) {
        return Duration.ofSeconds((long) Math.clamp(days * DAY, (double) least.toSeconds(), (double) most.toSeconds()));
    }

    /// At least a second.
    private static double days(Duration duration) {
        return Math.max(1, duration.toMillis() / 1000.0) / DAY;
    }
}

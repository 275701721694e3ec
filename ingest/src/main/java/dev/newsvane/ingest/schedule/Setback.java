package dev.newsvane.ingest.schedule;

import java.time.Duration;
import java.time.Instant;

/// Our clock was ahead and has been set back, as happens to machines that start with a wrong one: what was decided
/// by it lies in a future that may be years away. Nobody waits for that.
public final class Setback {
    /// Clocks are kept right by small steps all the time; one of less than this only delays.
    private static final Duration SMALL = Duration.ofMinutes(1);

    private Setback() {}

    /// Whether something that has happened lies ahead.
    public static boolean shows(Instant happened, Instant now) {
        return happened.isAfter(now.plus(SMALL));
    }

    /// When a source is due that was last asked at a moment of our clock's: as was decided then, or now where that
    /// moment is still to come.
    public static Instant due(Instant asked, Instant due, Instant now) {
        return shows(asked, now) ? now : due;
    }
}

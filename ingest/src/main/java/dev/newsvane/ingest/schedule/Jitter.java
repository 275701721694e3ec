package dev.newsvane.ingest.schedule;

import dev.newsvane.base.Ids;
import java.time.Duration;
import java.time.Instant;

/// Up to a tenth of an interval more, derived and never random, so that sources drift apart and replays agree.
public final class Jitter {
    private static final int SHARE = 10;

    private Jitter() {}

    public static Duration of(String source, Duration interval, Instant now) {
        var hash = Long.parseUnsignedLong(Ids.of(source, now.toString()).substring(0, 15), 16);
        return Duration.ofMillis(hash % Math.max(1, interval.toMillis() / SHARE));
    }
}

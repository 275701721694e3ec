package dev.newsvane.ingest.websub;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How much a hub has brought of late, for a hub may mean no good though it signs: some of its largest contents at a
/// time, and as much as one of them a minute for long.
///
/// @param bytes that count still
record Flow(long bytes, Instant at) {
    static final Flow NONE = new Flow(0, Instant.EPOCH);

    /// Of the largest contents.
    private static final int AT_ONCE = 4;

    /// Later: some of it counts no more.
    Flow at(Instant now, long aMinute) {
        var seconds = Math.max(0, Duration.between(at, now).toSeconds());
        var past = seconds == 0 ? at : now;
        return new Flow(Math.max(0, bytes - seconds * aMinute / 60), now.isBefore(at) ? now : past);
    }

    /// With one more content; empty where that is too much.
    Optional<Flow> with(long more, long largest) {
        return Optional.of(new Flow(bytes + more, at)).filter(flow -> flow.bytes <= AT_ONCE * largest);
    }
}

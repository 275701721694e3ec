package dev.newsvane.ingest.poll;

import dev.newsvane.base.Sender;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Coverage;
import java.time.Duration;
import java.time.Instant;

/// Says in `coverage` how far everything has been polled: every so often, and as soon as all that was late is done.
final class Progress {
    private static final Duration AT_MOST_EVERY = Duration.ofMillis(250);

    private final Desk desk;
    private final Channels channels;
    private final Sender sender;
    private final String instance;
    private final Duration every;
    private Instant written = Instant.EPOCH;
    private boolean late = true;

    Progress(Desk desk, Channels channels, Sender sender, String instance, Duration every) {
        this.desk = desk;
        this.channels = channels;
        this.sender = sender;
        this.instance = instance;
        this.every = every;
    }

    /// To be called after every change.
    void tell(Instant now) {
        var idle = desk.idle(now);
        var since = written.isAfter(now) ? every : Duration.between(written, now);
        var caughtUp = late && idle && since.compareTo(AT_MOST_EVERY) >= 0;
        if (caughtUp || since.compareTo(every) >= 0) {
            var coverage = desk.coverage(instance, now);
            coverage.ifPresent(far -> Sender.await(sender.send(channels.coverage(), instance, far, now)));
            written = coverage.map(Coverage::now).orElse(written);
        }
        late = !idle || (late && !caughtUp);
    }
}

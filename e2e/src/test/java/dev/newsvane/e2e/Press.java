package dev.newsvane.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Publishes an article every so often until it is closed.
final class Press implements AutoCloseable {
    private final ScheduledExecutorService rhythm = Executors.newSingleThreadScheduledExecutor();

    Press(BurstWeb burst, Duration every) {
        var _ = rhythm.scheduleAtFixedRate(
                () -> burst.publish(1, Instant.now()), 0, every.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        rhythm.shutdown();
        rhythm.close();
    }
}

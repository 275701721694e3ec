package dev.newsvane.testkit.burst;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Publishes an article every so often until it is closed.
public final class Press implements AutoCloseable {
    private final ScheduledExecutorService rhythm = Executors.newSingleThreadScheduledExecutor();

    public Press(BurstWeb burst, Duration every, InstantSource clock) {
        var _ = rhythm.scheduleAtFixedRate(
                () -> burst.publish(1, clock.instant()), 0, every.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        rhythm.shutdown();
        rhythm.close();
    }
}

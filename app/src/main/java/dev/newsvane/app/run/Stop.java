package dev.newsvane.app.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C and SIGTERM as a request: the program's own thread finishes its work, and only then the process ends.
public final class Stop implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);

    public Stop() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(this::asked));
    }

    private void asked() {
        if (finished.getCount() == 0) {
            return; // the program ends by itself, with its own exit code
        }
        asked.countDown();
        try {
            var graceful = finished.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            Runtime.getRuntime().halt(graceful ? 0 : 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits up to `time`; true once somebody asked.
    public boolean within(Duration time) {
        try {
            return asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// All is put away: the process may end.
    @Override
    public void close() {
        finished.countDown();
    }
}

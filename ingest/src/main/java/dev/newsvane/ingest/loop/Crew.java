package dev.newsvane.ingest.loop;

import dev.newsvane.base.Health;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The threads of a loop. The first one that fails stops the stage, and health says why.
public final class Crew {
    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);

    private final String stage;
    private final Runnable stop;
    private final AtomicReference<Optional<String>> failure = new AtomicReference<>(Optional.empty());

    /// A crew without members yet.
    ///
    /// @param stop ends the loop at the first failure; does not block
    public Crew(String stage, Runnable stop) {
        this.stage = stage;
        this.stop = stop;
    }

    /// Puts a thread to a loop that lasts as long as the stage. A platform thread: Kafka's consumers wait in a
    /// selector, where a virtual thread keeps its carrier (JDK 25), and of two carriers all others had but one.
    public Thread loop(String name, Runnable work) {
        return begin(Thread.ofPlatform().daemon(), name, work);
    }

    /// Puts a virtual thread to work that ends.
    public Thread start(String name, Runnable work) {
        return begin(Thread.ofVirtual(), name, work);
    }

    private Thread begin(Thread.Builder thread, String name, Runnable work) {
        return thread.name(stage + " " + name)
                .uncaughtExceptionHandler((failed, e) -> fail(failed, e))
                .start(work);
    }

    /// Failed with the first failure, else what `well` says.
    public Health health(Health well) {
        return failure.get().<Health>map(Health.Failed::new).orElse(well);
    }

    /// Waits for a thread, a while.
    public static void join(Thread thread, Duration patience) {
        try {
            var _ = thread.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(Thread thread, Throwable e) {
        LOG.error("{} stops: {} failed", stage, thread.getName(), e);
        failure.compareAndSet(Optional.empty(), Optional.of(stage + " stopped: " + e + "."));
        stop.run();
    }
}

package dev.newsvane.app.api;

import dev.newsvane.base.http.Route.Response;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;

/// Who writes reads what stands, and decides by it: one at a time.
///
/// @param patience so long somebody waits for a turn; who waits takes up a place of others who only read
record Turns(ReentrantLock turn, Duration patience) {
    /// A watch of the longest query and a thousand examples was tried for half a minute.
    private static final Duration USUAL = Duration.ofSeconds(10);

    Turns() {
        this(new ReentrantLock(), USUAL);
    }

    /// Nobody writes meanwhile.
    ///
    /// @throws Problem where others have written for too long
    Response take(Supplier<Response> write) {
        try {
            if (!turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Problem(503, "Others are writing. Ask again in a moment.");
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e); // the room closes
        }
        try {
            return write.get();
        } finally {
            turn.unlock();
        }
    }
}

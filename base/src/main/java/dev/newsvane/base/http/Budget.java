package dev.newsvane.base.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The memory that long answers may take together: those that are being read, and those that something is being made
/// of. A short answer, as nearly all are, asks nobody. A long one takes as much as its bound, at once, so that none
/// waits that has a part; while it waits its server does, until the time of the exchange is over.
public final class Budget {
    /// An answer is short up to here. Real pages have 145 to 178 kB on average.
    static final int SHORT = 512 * 1024;

    private static final int UNIT = 1024;
    private static final ScopedValue<Share> SHARE = ScopedValue.newInstance();

    private final int all;
    private final Semaphore left;

    Budget(long bytes) {
        this.all = (int) Math.min(Integer.MAX_VALUE, Math.max(1, bytes / UNIT));
        this.left = new Semaphore(all, true);
    }

    /// Runs what asks for answers, one after the other, and uses them: what the latest took is given back behind it.
    public static <T> T during(Supplier<T> use) {
        try (var share = new Share()) {
            return ScopedValue.where(SHARE, share).call(use::get);
        }
    }

    /// As [#during(Supplier)], where nothing comes of it.
    public static void during(Runnable use) {
        try (var share = new Share()) {
            ScopedValue.where(SHARE, share).run(use);
        }
    }

    static boolean isUsed() {
        return SHARE.isBound();
    }

    /// Room for an answer in place of the one before it; a bound beyond all that there is takes all.
    ///
    /// @param patience how long to wait for it
    void take(long bytes, Duration patience) throws IOException {
        SHARE.get().take(this, (int) Math.min(all, bytes / UNIT), patience);
    }

    /// How many wait.
    int waiting() {
        return left.getQueueLength();
    }

    /// What one has.
    private static final class Share implements AutoCloseable {
        private Runnable giveBack = () -> {};

        void take(Budget budget, int units, Duration patience) throws IOException {
            close();
            try {
                if (!budget.left.tryAcquire(units, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new InterruptedIOException("no room for its answer");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("no room for its answer");
            }
            giveBack = () -> budget.left.release(units);
        }

        @Override
        public void close() {
            giveBack.run();
            giveBack = () -> {};
        }
    }
}

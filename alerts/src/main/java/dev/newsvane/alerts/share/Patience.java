package dev.newsvane.alerts.share;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

/// Looking at a cluster again and again, for it tells nobody of what changes there.
///
/// @param whole for how long, by the pauses alone
/// @param pause between two looks
record Patience(Duration whole, Duration pause) {
    interface Look<T> {
        T look() throws ExecutionException, InterruptedException;
    }

    /// What is seen once it is as it should be, or at last.
    <T> T until(Predicate<T> good, Look<T> look) throws ExecutionException, InterruptedException {
        var seen = look.look();
        for (var looks = whole.dividedBy(pause); !good.test(seen) && looks > 0; looks--) {
            Thread.sleep(pause);
            seen = look.look();
        }
        return seen;
    }
}

package dev.newsvane.e2e;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/// How long is waited for what comes within seconds: a busy machine takes a minute to start a process, and who waits
/// longer than this waits for something that does not come.
final class Patience {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Patience() {}

    static ConditionFactory patiently() {
        return Awaitility.await().atMost(PATIENCE);
    }
}

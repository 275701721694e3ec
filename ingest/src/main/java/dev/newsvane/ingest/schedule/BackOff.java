package dev.newsvane.ingest.schedule;

import java.time.Duration;
import java.util.Optional;

/// How long a source that fails is left alone. It is never given up: many come back.
///
/// @param longest of a wait before it counts as dead
/// @param dead wait of a dead one
/// @param deadAfter weight of failures from which it is dead
public record BackOff(Duration longest, Duration dead, double deadAfter) {
    /// Later with each failure: the usual interval, and as much again for each unit of their weight.
    ///
    /// @param failures their weight since the last success, this one's included
    /// @param asked how long the server asks to be left alone
    public Duration after(Duration interval, double failures, Optional<Duration> asked) {
        if (failures >= deadAfter) {
            return dead;
        }
        var wait = Duration.ofMillis((long) (interval.toMillis() * (1 + failures)));
        var bounded = wait.compareTo(longest) > 0 ? longest : wait;
        return asked.filter(rest -> rest.compareTo(bounded) > 0).orElse(bounded);
    }
}

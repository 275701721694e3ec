package dev.newsvane.ingest.schedule;

import java.time.Duration;
import java.util.Optional;

/// What one successful poll of a source showed, as far as its rhythm is concerned.
///
/// @param window items in the answer, or in the last one that had any where nothing has changed
/// @param fresh of which were not known before
/// @param elapsed since the last successful poll; empty at the first
/// @param span how long ago the oldest item of the answer was published; empty where some are undated
public record Sight(int window, int fresh, Optional<Duration> elapsed, Optional<Duration> span) {
    /// Too few items to miss one in: a feed of the latest one alone has nothing to overlap with.
    private static final int FEW = 3;

    /// Items were probably missed: there was a poll before, and nothing that it showed is there any more.
    public boolean gap() {
        return elapsed.isPresent() && window >= FEW && fresh >= window;
    }
}

package dev.newsvane.alerts.flow;

import dev.newsvane.schemas.Coverage;
import java.time.Duration;
import java.time.Instant;

/// An instance that follows sources, as it last said.
///
/// @param sees whether it is up to date with them, and most of them answer
public record Looker(String instance, Instant at, int sources, boolean sees) {
    /// So far behind, what it has not asked yet may be news.
    private static final Duration BEHIND = Duration.ofMinutes(15);

    static Looker of(Coverage coverage) {
        var behind = Duration.between(coverage.complete(), coverage.now()).compareTo(BEHIND) > 0;
        return new Looker(
                coverage.instance(),
                coverage.now(),
                coverage.sources(),
                !behind && 2L * coverage.failing() <= coverage.sources());
    }
}

package dev.newsvane.alerts.flow;

import dev.newsvane.schemas.Coverage;
import java.time.Duration;
import java.time.Instant;

/// An instance that follows sources, as it last said.
///
/// @param unseen sources of which nobody knows whether they have something new: they fail, or were not asked for long
public record Looker(String instance, Instant at, int sources, int unseen) {
    /// So far behind, what it has not asked yet may be news.
    private static final Duration BEHIND = Duration.ofMinutes(15);

    static Looker of(Coverage coverage) {
        var behind = Duration.between(coverage.complete(), coverage.now()).compareTo(BEHIND) > 0;
        return new Looker(
                coverage.instance(),
                coverage.now(),
                coverage.sources(),
                coverage.failing() + (behind ? coverage.late() : 0));
    }
}

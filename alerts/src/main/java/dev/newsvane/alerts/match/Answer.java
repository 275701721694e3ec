package dev.newsvane.alerts.match;

import java.io.UncheckedIOException;
import java.util.Optional;

/// A query that holds in an article, or threw when it was asked.
///
/// @param fault what it threw
record Answer(Stored one, Optional<RuntimeException> fault) {
    /// Asks a query; empty where it does not hold. What cannot be read from a disk is no query's fault, and stops.
    static Optional<Answer> of(Stored one, Places.Fields article) {
        try {
            return Find.holds(one.query(), article) ? Optional.of(new Answer(one, Optional.empty())) : Optional.empty();
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            return Optional.of(new Answer(one, Optional.of(e)));
        }
    }
}

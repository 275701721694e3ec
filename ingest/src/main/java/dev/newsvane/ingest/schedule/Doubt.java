package dev.newsvane.ingest.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Whether a source's validators (`ETag`, `Last-Modified`) are believed. Some servers say "not modified"
/// whatever has happened; so now and then a source is asked without validators, and where that shows them to
/// lie, it is for a time.
///
/// @param whole the last poll that was answered in full, asked without validators
/// @param distrusted when the validators were found to lie
public record Doubt(Optional<Instant> whole, Optional<Instant> distrusted) {
    private static final Duration CHECK = Duration.ofDays(7);
    private static final Duration CHECK_SILENT = Duration.ofDays(1);
    private static final Duration DISTRUST = Duration.ofDays(30);

    /// What is dated so long before the last poll should have been in its answer, caches on the way allowed for.
    private static final Duration CACHED = Duration.ofHours(1);

    /// Whether to ask without validators: while they are distrusted, once a week, and once a day while the
    /// source is silent against its rhythm.
    ///
    /// @param due when the poll was due
    public boolean asksWhole(boolean silent, Instant due) {
        return distrusted.filter(at -> at.plus(DISTRUST).isAfter(due)).isPresent()
                || whole.filter(at -> at.plus(silent ? CHECK_SILENT : CHECK).isAfter(due))
                        .isEmpty();
    }

    /// Whether an answer in full, asked for without validators, shows that they lie: it has something new, and
    /// yet the same validator as before; or something that was there when the last answer said that nothing
    /// was.
    ///
    /// @param sameValidator the answer has the validator of the answer before
    /// @param unchanged when the last answer said that nothing had changed
    /// @param oldest date of the oldest new item; empty where there is none, or none is dated
    public static boolean lies(
            boolean fresh, boolean sameValidator, Optional<Instant> unchanged, Optional<Instant> oldest) {
        var overlooked = unchanged
                .flatMap(said -> oldest.filter(at -> at.plus(CACHED).isBefore(said)))
                .isPresent();
        return fresh && (sameValidator || overlooked);
    }
}

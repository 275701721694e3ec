package dev.newsvane.enrich.extract;

import dev.newsvane.schemas.DateOrigin;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// A date found in a page.
///
/// @param at the instant; midnight in UTC where the page gives a day only
/// @param day the calendar day as the page writes it, in the page's own zone
/// @param timed the page gives a time of day
/// @param from where it was found
/// @param confidence how sure it is that this is the date asked for, 0 to 1
public record Dated(Instant at, LocalDate day, boolean timed, DateOrigin from, double confidence) {
    /// Said outright by who should know.
    static final double CERTAIN = 1;

    static Dated at(Instant at, DateOrigin from) {
        return new Dated(at, at.atZone(ZoneOffset.UTC).toLocalDate(), true, from, CERTAIN);
    }

    static Dated day(LocalDate day, DateOrigin from) {
        return new Dated(day.atStartOfDay(ZoneOffset.UTC).toInstant(), day, false, from, CERTAIN);
    }

    Dated from(DateOrigin origin) {
        return new Dated(at, day, timed, origin, confidence);
    }

    Dated sure(double share) {
        return new Dated(at, day, timed, from, share);
    }
}

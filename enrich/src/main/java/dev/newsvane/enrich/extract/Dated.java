package dev.newsvane.enrich.extract;

import dev.newsvane.schemas.DateOrigin;
import java.time.Instant;
import java.time.LocalDate;

/// A date found in a page.
///
/// @param at the instant; midnight in UTC where the page gives a day only
/// @param day the calendar day as the page writes it, in the page's own zone
/// @param from where it was found
public record Dated(Instant at, LocalDate day, DateOrigin from) {
    Dated from(DateOrigin origin) {
        return new Dated(at, day, origin);
    }
}

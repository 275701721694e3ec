package dev.newsvane.schemas;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Alerts told together, at each full hour or once a day.
///
/// @param at when each day, by the clock there: `08:00`; absent: at each full hour
/// @param zone whose clock, of the IANA time zones: `Europe/Berlin`
public record Digest(Optional<String> at, String zone) {
    /// When what was said at a moment is told.
    public Instant after(Instant said) {
        return at.map(time -> WallClock.next(LocalTime.parse(time), ZoneId.of(zone), said))
                .orElseGet(() -> hour(said));
    }

    /// The next full hour that the clock shows: perhaps the same once more, where it is put back.
    private Instant hour(Instant said) {
        var there = ZoneId.of(zone);
        var hour = said.atZone(there).toLocalTime().truncatedTo(ChronoUnit.HOURS);
        var again = WallClock.next(hour, there, said);
        var next = WallClock.next(hour.plusHours(1), there, said);
        return again.isBefore(next) ? again : next;
    }
}

package dev.newsvane.schemas;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/// Hours of each day in which nobody is told; what was to be told waits until they end.
///
/// @param from when they begin, by the clock there: `22:00`
/// @param to when they end, perhaps on the next day: `07:00`
/// @param zone whose clock, of the IANA time zones: `Europe/Berlin`
public record Quiet(String from, String to, String zone) {
    /// When they end, if a moment is among them: `from` is, `to` is not.
    public Optional<Instant> until(Instant at) {
        var begin = LocalTime.parse(from);
        var end = LocalTime.parse(to);
        var shown = at.atZone(ZoneId.of(zone)).toLocalTime();
        var begun = !shown.isBefore(begin);
        var over = !shown.isBefore(end);
        var quiet = begin.isBefore(end) ? begun && !over : begun || !over;
        return quiet ? Optional.of(WallClock.next(end, ZoneId.of(zone), at)) : Optional.empty();
    }
}

package dev.newsvane.schemas;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/// A clock on a wall somewhere, which is put forward in spring and back in autumn.
final class WallClock {
    private WallClock() {}

    /// When it shows a time next, later than a moment: where it jumps over the time, when it does; where it shows the
    /// time twice, each counts.
    static Instant next(LocalTime time, ZoneId zone, Instant after) {
        var day = after.atZone(zone).toLocalDate();
        // a whole day may be jumped over, as by Samoa's at the end of 2011
        for (var date = day.minusDays(1); ; date = date.plusDays(1)) {
            var shown = date.atTime(time);
            for (var offset : zone.getRules().getValidOffsets(shown)) {
                if (shown.toInstant(offset).isAfter(after)) {
                    return shown.toInstant(offset);
                }
            }
            if (jumped(shown, zone) && jump(shown, zone).isAfter(after)) {
                return jump(shown, zone);
            }
        }
    }

    private static boolean jumped(LocalDateTime shown, ZoneId zone) {
        return zone.getRules().getValidOffsets(shown).isEmpty();
    }

    private static Instant jump(LocalDateTime shown, ZoneId zone) {
        return zone.getRules().getTransition(shown).getInstant();
    }
}

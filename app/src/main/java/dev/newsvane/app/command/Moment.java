package dev.newsvane.app.command;

import dev.newsvane.app.UserMistake;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/// A moment as people say it: an instant, a day (its midnight in UTC), or how long ago.
final class Moment {
    private static final Pattern AGO = Pattern.compile("(\\d{1,4})([hdwmy])");

    private Moment() {}

    /// Reads one.
    ///
    /// @param option that has the text, for the message
    /// @throws UserMistake where it is none
    static Instant read(String option, String text, Instant now) {
        var ago = AGO.matcher(text);
        if (ago.matches()) {
            return ago(Integer.parseInt(ago.group(1)), ago.group(2), now);
        }
        return Instants.read(text)
                .orElseThrow(() -> new UserMistake(option + " read \"" + text + "\"; right would be " + Instants.RIGHT
                        + ", a day such as 2026-03-01, or an age such as 12h, 90d, 8w, 6m or 2y"));
    }

    private static Instant ago(int count, String unit, Instant now) {
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return switch (unit) {
            case "h" -> now.minusSeconds(3600L * count);
            case "d" -> midnight(day.minusDays(count));
            case "w" -> midnight(day.minusWeeks(count));
            case "m" -> midnight(day.minusMonths(count));
            default -> midnight(day.minusYears(Math.min(count, day.getYear() - 1)));
        };
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}

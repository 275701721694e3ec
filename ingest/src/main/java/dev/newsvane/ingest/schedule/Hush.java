package dev.newsvane.ingest.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Whether a source is silent against its own rhythm: so long a silence would come by chance less than once in a
/// thousand times. Saturdays and Sundays (UTC) do not count, for whole newsrooms rest then, nor does less than
/// a day.
public final class Hush {
    private static final Set<DayOfWeek> REST = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final double ONE_IN_A_THOUSAND = Math.log(1000);
    private static final long ENOUGH = 5;

    private Hush() {}

    /// Judged by the mean rate from the first poll to the last new item, a Poisson process of which has no item
    /// in a time t with probability exp(−rate t). Nothing is said of a source of which fewer than five items
    /// were seen coming.
    ///
    /// @param items that came after the first poll
    /// @param first the first poll
    /// @param changed the last poll that brought something new
    public static boolean isSilent(long items, Optional<Instant> first, Optional<Instant> changed, Instant now) {
        if (items < ENOUGH || first.isEmpty() || changed.isEmpty()) {
            return false;
        }
        var days = days(Duration.between(first.get(), changed.get()));
        var silence = days(workdays(changed.get(), now));
        return silence >= 1 && days > 0 && items / days * silence >= ONE_IN_A_THOUSAND;
    }

    /// The time between two moments without what falls on a Saturday or Sunday. Counted day by day at most a
    /// year.
    static Duration workdays(Instant from, Instant to) {
        var begin = LocalDate.ofInstant(from, ZoneOffset.UTC);
        var end = LocalDate.ofInstant(to, ZoneOffset.UTC);
        var sum = Duration.ZERO;
        for (var day = begin; !day.isAfter(end) && sum.toDays() < 366; day = day.plusDays(1)) {
            if (!REST.contains(day.getDayOfWeek())) {
                var midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
                var next = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
                sum = sum.plus(Duration.between(later(from, midnight), to.isBefore(next) ? to : next));
            }
        }
        return sum;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static double days(Duration duration) {
        return duration.toMillis() / (double) Duration.ofDays(1).toMillis();
    }
}

package dev.newsvane.alerts.deliver;

import dev.newsvane.base.Ids;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;

/// When to try again.
final class Schedule {
    private static final double JITTER = 0.2;

    /// No receiver puts us off for longer.
    private static final Duration LONGEST = Duration.ofDays(1);

    private Schedule() {}

    /// When the next try is due; empty when that was the last.
    ///
    /// @param tries how many there were, this one included
    /// @param after what the receiver asked for; never earlier than our own schedule
    static Optional<Instant> next(
            String id, int tries, Instant now, Optional<Instant> after, DeliverSettings settings) {
        if (tries > settings.retries().size()) {
            return Optional.empty();
        }
        var ours = now.plus(jittered(settings.retries().get(tries - 1), id, tries));
        var latest = now.plus(LONGEST);
        return Optional.of(after.map(asked -> asked.isAfter(latest) ? latest : asked)
                .filter(ours::isBefore)
                .orElse(ours));
    }

    /// The longest that we wait of ourselves.
    static Duration longest(DeliverSettings settings) {
        var planned = settings.retries().stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        return Duration.ofMillis(Math.round(planned.toMillis() * (1 + JITTER)));
    }

    /// ±20 %, so that what failed together is not tried together; from the id, so that nothing here is random.
    static Duration jittered(Duration wait, String id, int tries) {
        var hash = Long.parseLong(Ids.of(id, Integer.toString(tries)).substring(0, 8), 16);
        var factor = 1 + JITTER * (2.0 * hash / 0xffff_ffffL - 1);
        return Duration.ofMillis(Math.round(wait.toMillis() * factor));
    }

    /// RFC 9110, 10.2.3: seconds or a date; anything else is as good as nothing.
    static Optional<Instant> retryAfter(Optional<String> header, Instant now) {
        return header.map(String::strip).flatMap(value -> {
            try {
                return value.matches("\\d{1,9}")
                        ? Optional.of(now.plusSeconds(Long.parseLong(value)))
                        : Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant());
            } catch (DateTimeException e) {
                return Optional.empty(); // a receiver's nonsense is no reason to stop
            }
        });
    }
}

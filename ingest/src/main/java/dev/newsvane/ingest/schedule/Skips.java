package dev.newsvane.ingest.schedule;

import static java.time.ZoneOffset.UTC;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The hours and days in which a feed asks not to be polled (RSS 2.0: `skipHours`, `skipDays`), in UTC. All hours, or
/// all days, are junk and skip nothing, so that no poll is ever put off by more than a week.
///
/// @param hours 0 to 23, in order
/// @param days in order
public record Skips(List<Integer> hours, List<DayOfWeek> days) {
    public static final Skips NONE = new Skips(List.of(), List.of());

    private static final int ALL_HOURS = 24;

    /// Reads hours and days, whichever way round; what is neither is passed over.
    ///
    /// @param words an hour from 0 to 24, which is 0 of RSS 0.91, or the English name of a day
    public static Skips of(Collection<String> words) {
        var hours = new TreeSet<Integer>();
        var days = new TreeSet<DayOfWeek>();
        for (var word : words) {
            hour(word.strip()).ifPresent(hours::add);
            day(word.strip()).ifPresent(days::add);
        }
        return new Skips(
                hours.size() == ALL_HOURS ? List.of() : List.copyOf(hours),
                days.size() == DayOfWeek.values().length ? List.of() : List.copyOf(days));
    }

    private static Optional<Integer> hour(String word) {
        return Optional.of(word)
                .filter(text -> text.matches("0?\\d|1\\d|2[0-4]"))
                .map(text -> Integer.parseInt(text) % ALL_HOURS);
    }

    private static Optional<DayOfWeek> day(String word) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /// As [#of] reads them: `0`, `23`, `saturday`.
    public List<String> words() {
        return Stream.concat(
                        hours.stream().map(String::valueOf),
                        days.stream().map(day -> day.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /// The first instant from this one on in which it may be polled.
    public Instant after(Instant due) {
        var at = due.atOffset(UTC);
        while (holds(at)) {
            at = at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
        }
        return at.toInstant();
    }

    private boolean holds(OffsetDateTime at) {
        return hours.contains(at.getHour()) || days.contains(at.getDayOfWeek());
    }
}

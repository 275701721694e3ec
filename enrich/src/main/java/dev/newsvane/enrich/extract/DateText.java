package dev.newsvane.enrich.extract;

import dev.newsvane.schemas.DateOrigin;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A date written by a person or a program, in the shapes that pages use. Impossible dates are no dates.
final class DateText {
    /// What must not stand before a date is asked after its first characters: they are not there at most places.
    private static final String YEAR = "((?:19|20)\\d\\d)(?!\\d)";
    private static final String MONTH = "([\\p{L}\\p{M}]{3,12})";
    private static final String DAY = "(\\d{1,2})(?!\\d)";
    private static final String FIRST_YEAR_DIGITS = "((?:19|20)(?<![\\d.,:$€£#]..)\\d\\d)";
    private static final String FIRST_DAY = "(\\d(?<![\\d.,:$€£#].)\\d?)";
    private static final Pattern ISO = Pattern.compile("((?:19|20)(?<!\\d..)\\d\\d)-(\\d{1,2})-" + DAY
            + "(?:[T ]\\s?(\\d{1,2}):(\\d\\d)(?::(\\d\\d))?(?:[.,]\\d{1,9})?\\s?(Z|[+-]\\d\\d:?\\d\\d|UTC|GMT)?)?");
    private static final Pattern COMPACT = Pattern.compile("^((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)(?:T?\\d{4,6}Z?)?$");
    private static final Pattern YEAR_FIRST =
            Pattern.compile(FIRST_YEAR_DIGITS + "(?:[/.]\\s?|\\s?[年년]\\s?)(\\d{1,2})(?:[/.]\\s?|\\s?[月월]\\s?)" + DAY);
    private static final Pattern YEAR_MONTH_DAY =
            Pattern.compile(FIRST_YEAR_DIGITS + "[.,]?[\\s/-]{1,3}" + MONTH + "[.,]?[\\s/-]{1,3}" + DAY);
    private static final Pattern MONTH_DAY = Pattern.compile(
            "([\\p{L}\\p{M}](?<![\\p{L}\\p{M}].)[\\p{L}\\p{M}]{2,11})\\.?[\\s/-]{1,3}(\\d{1,2})(?:st|nd|rd|th|\\.)?(?:,\\s?|[\\s/-]{1,3})"
                + "(?:\\d\\d:\\d\\d(?::\\d\\d)?\\s(?:[+-]\\d{4}\\s|[A-Z]{2,5}\\s)?)?" + YEAR);
    private static final Pattern DAY_MONTH =
            Pattern.compile(FIRST_DAY + "(?:st|nd|rd|th|er|\\.|º|ª)?(?:\\.?[\\s/-]{1,3}|(?=\\p{L}))"
                    + "(?:de |of |di )?" + MONTH + "\\.?,?[\\s/-]{1,3}(?:de |del )?" + YEAR);
    private static final Pattern DOTTED =
            Pattern.compile(FIRST_DAY + "\\.\\s?(\\d{1,2})\\.\\s?((?:19|20)?\\d\\d)(?!\\d|[.,]\\d)");
    private static final Pattern SLASHED =
            Pattern.compile("(\\d(?<![\\d/-].)\\d?)([/-])(\\d{1,2})\\2((?:19|20)?\\d\\d)(?![\\d/-])");
    private static final Pattern CLOCK = Pattern.compile(
            "^[^\\d]{0,12}(\\d{1,2})[:.h](\\d\\d)(?::(\\d\\d))?(?!\\d|\\.\\d)\\s*(?:([ap])\\.?\\s?m\\b\\.?)?\\s*(Z|UTC|GMT|[+-]\\d\\d:?\\d\\d)?",
            Pattern.CASE_INSENSITIVE);

    private interface Reader {
        Optional<Dated> read(MatchResult match, String text, boolean monthFirst);
    }

    private record Shape(Pattern pattern, Reader reader) {}

    /// Those whose year may be of two digits.
    private static final List<Shape> WITHOUT_CENTURY = List.of(
            new Shape(DOTTED, (m, text, _) -> numbers(m, text, 3, 2, 1)), new Shape(SLASHED, DateText::slashed));

    private static final List<Shape> SHAPES = Stream.concat(
                    Stream.of(
                            new Shape(ISO, (m, _, _) -> iso(m)),
                            new Shape(COMPACT, (m, text, _) -> numbers(m, text, 1, 2, 3)),
                            new Shape(YEAR_FIRST, (m, text, _) -> numbers(m, text, 1, 2, 3)),
                            new Shape(YEAR_MONTH_DAY, (m, text, _) -> named(m, text, 1, 2, 3)),
                            new Shape(MONTH_DAY, (m, text, _) -> named(m, text, 3, 1, 2)),
                            new Shape(DAY_MONTH, (m, text, _) -> named(m, text, 3, 2, 1))),
                    WITHOUT_CENTURY.stream())
            .toList();

    private static final int FIRST_YEAR = 1995;
    static final int LONGEST = 400;
    private static final int MOST = 6;
    private static final int SECONDS_DIGITS = 10;
    private static final int MILLIS_DIGITS = 13;

    /// A date and where in the text it stands.
    record Found(Dated date, int start, int end) {}

    private DateText() {}

    /// The first date in the text, read day first where 03/04/2025 can be read in two ways.
    static Optional<Dated> find(String text) {
        return find(text, false);
    }

    /// @param monthFirst 03/04/2025 is 4 March, as Americans write it
    static Optional<Dated> find(String text, boolean monthFirst) {
        return next(text.substring(0, Math.min(text.length(), LONGEST)), 0, monthFirst)
                .map(Found::date);
    }

    /// The first few dates of the text, in its order.
    static List<Found> all(String text, boolean monthFirst) {
        var found = new ArrayList<Found>();
        var bounded = text.substring(0, Math.min(text.length(), LONGEST));
        for (var at = next(bounded, 0, monthFirst);
                at.isPresent() && found.size() < MOST;
                at = next(bounded, found.getLast().end(), monthFirst)) {
            found.add(at.get());
        }
        return found;
    }

    /// Seconds or milliseconds since 1970, as programs note them in attributes.
    static Optional<Dated> epoch(String digits) {
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')
                || (digits.length() != SECONDS_DIGITS && digits.length() != MILLIS_DIGITS)) {
            return Optional.empty();
        }
        var number = Long.parseLong(digits);
        var at = digits.length() == SECONDS_DIGITS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        return Optional.of(Dated.at(at, DateOrigin.TEXT));
    }

    /// Where two shapes fit at one place the first of them is right.
    private static Optional<Found> next(String text, int from, boolean monthFirst) {
        Optional<Found> next = Optional.empty();
        for (var shape : shapes(text, from)) {
            var found = first(shape, text, from, monthFirst);
            if (found.isPresent()
                    && (next.isEmpty() || found.get().start() < next.get().start())) {
                next = found;
            }
            if (next.isPresent() && next.get().start() == from) {
                break;
            }
        }
        return next;
    }

    /// The shapes that a text may have: most texts have no digits that could be a year, or none that a date joins.
    private static List<Shape> shapes(String text, int from) {
        var joined = false;
        for (var at = from; at + 1 < text.length(); at++) {
            if (isDigit(text, at)) {
                var next = text.charAt(at + 1);
                if (isDigit(text, at + 2)
                        && isDigit(text, at + 3)
                        && (text.startsWith("19", at) || text.startsWith("20", at))) {
                    return SHAPES;
                }
                joined |= next == '.' || next == '/' || next == '-';
            }
        }
        return joined ? WITHOUT_CENTURY : List.of();
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static Optional<Found> first(Shape shape, String text, int from, boolean monthFirst) {
        var m = shape.pattern().matcher(text);
        for (var at = from; at <= text.length() && m.find(at); at = m.start() + 1) {
            var date = shape.reader().read(m, text, monthFirst);
            if (date.isPresent()) {
                return Optional.of(new Found(date.get(), m.start(), m.end()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Dated> iso(MatchResult m) {
        var day = day(number(m.group(1)), number(m.group(2)), number(m.group(3)));
        return day.map(date -> dated(date, m.group(4) == null ? Optional.empty() : clock(m, 4), zone(group(m, 7))));
    }

    private static Optional<Dated> numbers(MatchResult m, String text, int year, int month, int day) {
        return day(year(m.group(year)), number(m.group(month)), number(m.group(day)))
                .map(date -> withClock(date, text.substring(m.end())));
    }

    private static Optional<Dated> named(MatchResult m, String text, int year, int month, int day) {
        return Months.number(m.group(month))
                .flatMap(number -> day(number(m.group(year)), number, number(m.group(day))))
                .map(date -> withClock(date, text.substring(m.end())));
    }

    /// 13/04/2025 can only be read one way.
    private static Optional<Dated> slashed(MatchResult m, String text, boolean monthFirst) {
        var first = numbers(m, text, 4, monthFirst ? 1 : 3, monthFirst ? 3 : 1);
        return first.isPresent() ? first : numbers(m, text, 4, monthFirst ? 3 : 1, monthFirst ? 1 : 3);
    }

    private static Dated withClock(LocalDate date, String behind) {
        var m = CLOCK.matcher(behind.substring(0, Math.min(behind.length(), 40)));
        if (!m.find()) {
            return dated(date, Optional.empty(), ZoneOffset.UTC);
        }
        var time = clock(m, 1).map(t -> switch (group(m, 4).toLowerCase(Locale.ROOT)) {
            case "p" -> t.getHour() < 12 ? t.plusHours(12) : t;
            case "a" -> t.getHour() == 12 ? t.minusHours(12) : t;
            default -> t;
        });
        return dated(date, time, zone(group(m, 5)));
    }

    private static Dated dated(LocalDate day, Optional<LocalTime> time, ZoneOffset zone) {
        return time.map(t -> new Dated(
                        OffsetDateTime.of(day, t, zone).toInstant(), day, true, DateOrigin.TEXT, Dated.CERTAIN))
                .orElseGet(() -> Dated.day(day, DateOrigin.TEXT));
    }

    private static Optional<LocalTime> clock(MatchResult m, int first) {
        try {
            var seconds = group(m, first + 2);
            return Optional.of(LocalTime.of(
                    number(m.group(first)), number(m.group(first + 1)), seconds.isEmpty() ? 0 : number(seconds)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ZoneOffset zone(String text) {
        try {
            return text.isEmpty() || Character.isLetter(text.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(text);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return year < FIRST_YEAR ? Optional.empty() : Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int year(String digits) {
        var year = number(digits);
        return year < 100 ? 2000 + year : year;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static String group(MatchResult m, int group) {
        return Optional.ofNullable(m.group(group)).orElse("");
    }
}

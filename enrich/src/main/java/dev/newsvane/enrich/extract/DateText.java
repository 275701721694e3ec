package dev.newsvane.enrich.extract;

import dev.newsvane.schemas.DateOrigin;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A date written by a person or a program, in the shapes that pages use. Impossible dates are no dates.
final class DateText {
    private static final String MONTH = "(\\p{L}{3,10})";
    private static final Pattern ISO = Pattern.compile("\\b((?:19|20)\\d\\d)-(\\d{1,2})-(\\d{1,2})(?:[T"
            + " ]\\s?(\\d{1,2}):(\\d\\d)(?::(\\d\\d))?(?:[.,]\\d+)?\\s?(Z|[+-]\\d\\d:?\\d\\d|UTC|GMT)?)?");
    private static final Pattern COMPACT = Pattern.compile("^((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)(?:T?\\d{4,6}Z?)?$");
    private static final Pattern YEAR_FIRST = Pattern.compile("\\b((?:19|20)\\d\\d)[/.](\\d{1,2})[/.](\\d{1,2})\\b");
    private static final Pattern MONTH_DAY =
            Pattern.compile("\\b" + MONTH + "\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+((?:19|20)\\d\\d)\\b");
    private static final Pattern DAY_MONTH = Pattern.compile("\\b(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?[\\s-]+(?:de |of )?"
            + MONTH + "\\.?,?[\\s-]+(?:de |del )?((?:19|20)\\d\\d)\\b");
    private static final Pattern DOTTED = Pattern.compile("\\b(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?((?:19|20)?\\d\\d)\\b");
    private static final Pattern SLASHED = Pattern.compile("\\b(\\d{1,2})[/-](\\d{1,2})[/-]((?:19|20)\\d\\d)\\b");
    private static final Pattern CLOCK = Pattern.compile(
            "^[^\\d]{0,12}(\\d{1,2}):(\\d\\d)(?::(\\d\\d))?\\s*([ap])?\\.?m?\\.?\\s*(Z|UTC|GMT|[+-]\\d\\d:?\\d\\d)?",
            Pattern.CASE_INSENSITIVE);
    private static final Map<String, Integer> MONTHS = months();

    private DateText() {}

    /// The first date in the text.
    static Optional<Dated> find(String text) {
        var iso = ISO.matcher(text);
        if (iso.find()) {
            return iso(iso);
        }
        return numbers(COMPACT, text, 1, 2, 3)
                .or(() -> numbers(YEAR_FIRST, text, 1, 2, 3))
                .or(() -> named(MONTH_DAY, text, 3, 1, 2))
                .or(() -> named(DAY_MONTH, text, 3, 2, 1))
                .or(() -> numbers(DOTTED, text, 3, 2, 1))
                .or(() -> slashed(text));
    }

    private static Optional<Dated> iso(Matcher m) {
        var day = day(number(m.group(1)), number(m.group(2)), number(m.group(3)));
        return day.map(date -> dated(date, m.group(4) == null ? Optional.empty() : clock(m, 4), zone(group(m, 7))));
    }

    private static Optional<Dated> numbers(Pattern pattern, String text, int year, int month, int day) {
        var m = pattern.matcher(text);
        while (m.find()) {
            var date = day(year(m.group(year)), number(m.group(month)), number(m.group(day)));
            if (date.isPresent()) {
                return Optional.of(withClock(date.get(), text.substring(m.end())));
            }
        }
        return Optional.empty();
    }

    private static Optional<Dated> named(Pattern pattern, String text, int year, int month, int day) {
        var m = pattern.matcher(text);
        for (var at = 0; m.find(at); at = m.start() + 1) {
            var found = Optional.ofNullable(MONTHS.get(m.group(month).toLowerCase(Locale.ROOT)));
            var date = found.flatMap(number -> day(number(m.group(year)), number, number(m.group(day))));
            if (date.isPresent()) {
                return Optional.of(withClock(date.get(), text.substring(m.end())));
            }
        }
        return Optional.empty();
    }

    /// 13/04/2025 can only be read one way; 03/04/2025 is read the American way only if the other is impossible.
    private static Optional<Dated> slashed(String text) {
        return numbers(SLASHED, text, 3, 2, 1).or(() -> numbers(SLASHED, text, 3, 1, 2));
    }

    private static Dated withClock(LocalDate date, String behind) {
        var m = CLOCK.matcher(behind.substring(0, Math.min(behind.length(), 40)));
        if (!m.find()) {
            return dated(date, Optional.empty(), ZoneOffset.UTC);
        }
        var time = clock(m, 1).map(t -> group(m, 4).equalsIgnoreCase("p") && t.getHour() < 12 ? t.plusHours(12) : t);
        return dated(date, time, zone(group(m, 5)));
    }

    private static Dated dated(LocalDate day, Optional<LocalTime> time, ZoneOffset zone) {
        Instant at = time.map(t -> OffsetDateTime.of(day, t, zone).toInstant())
                .orElseGet(() -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
        return new Dated(at, day, DateOrigin.TEXT);
    }

    private static Optional<LocalTime> clock(Matcher m, int first) {
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
            return year < 1990 ? Optional.empty() : Optional.of(LocalDate.of(year, month, day));
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

    private static String group(Matcher m, int group) {
        return Optional.ofNullable(m.group(group)).orElse("");
    }

    /// Full names and three-letter beginnings in the languages of most sources; a beginning that two months share in
    /// one language (juin, juillet) is left out.
    private static Map<String, Integer> months() {
        var months = new HashMap<String, Integer>();
        for (var language : List.of("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "cs", "fi")) {
            for (var month : java.time.Month.values()) {
                for (var style : java.time.format.TextStyle.values()) {
                    var name = month.getDisplayName(style, Locale.of(language))
                            .toLowerCase(Locale.ROOT)
                            .replace(".", "");
                    if (name.length() >= 3 && !Character.isDigit(name.charAt(0))) {
                        months.putIfAbsent(name, month.getValue());
                    }
                }
            }
        }
        months.put("sept", 9);
        months.put("maerz", 3);
        months.put("mrz", 3);
        return Map.copyOf(months);
    }
}

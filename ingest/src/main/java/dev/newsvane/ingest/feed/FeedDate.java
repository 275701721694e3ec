package dev.newsvane.ingest.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Dates as feeds write them: RFC 822 and 3339 and what people take for them. A date that no calendar knows is absent,
/// never rolled over.
public record FeedDate(Instant at, Confidence confidence) {
    private static final int LONGEST = 100;
    private static final String TIME = "(?:[T ,]\\s*(?:at )?(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2})(?:[.,]\\d+)?)?)?";
    private static final String ZONE =
            "\\s*([AP]M)?\\s*(Z|[A-Z]{2,5}|(?:GMT|UTC)?[+-]\\d{1,2}(?::?\\d{2})?)?(?:\\s*\\(.*\\))?";

    /// Year, month, day by their place in the pattern; time, half of the day and zone follow.
    private record Shape(Pattern pattern, int year, int month, int day) {
        Shape(String date, int year, int month, int day) {
            this(Pattern.compile(date + TIME + ZONE, Pattern.CASE_INSENSITIVE), year, month, day);
        }
    }

    private static final List<Shape> SHAPES = List.of(
            new Shape("(\\d{4})-(\\d{1,2})-(\\d{1,2})", 1, 2, 3),
            new Shape("(\\d{4})/(\\d{1,2})/(\\d{1,2})", 1, 2, 3),
            new Shape("(\\d{4})(\\d{2})(\\d{2})", 1, 2, 3),
            new Shape("(\\d{1,2})(?:st|nd|rd|th|\\.)?[ -]([A-Z]{3,9})\\.?[ -,]+(\\d{2}|\\d{4})", 3, 2, 1),
            new Shape("([A-Z]{3,9})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})", 3, 1, 2),
            new Shape("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})", 3, 2, 1));

    /// `Mon Jan 5 10:00:00 GMT 2026`, as C writes it.
    private static final Pattern ASCTIME = Pattern.compile(
            "([A-Z]{3}) +(\\d{1,2}) (\\d{1,2}:\\d{2}:\\d{2})(?: ([A-Z]{1,5}|[+-]\\d{4}))? (\\d{4})",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern YEAR_MONTH = Pattern.compile("(\\d{4})-(\\d{2})");
    private static final Pattern WEEKDAY = Pattern.compile(
            "^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,?|\\p{L}{2,10}\\.?,)\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern MERIDIAN = Pattern.compile("^(?:GMT|UTC)(?=[+-])");
    private static final Pattern ONE_DIGIT = Pattern.compile("^([+-]\\d):");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    /// The zones of RFC 822 and those that feeds use beside them.
    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("Z", "+00:00"),
            Map.entry("UT", "+00:00"),
            Map.entry("UTC", "+00:00"),
            Map.entry("GMT", "+00:00"),
            Map.entry("WET", "+00:00"),
            Map.entry("BST", "+01:00"),
            Map.entry("CET", "+01:00"),
            Map.entry("MEZ", "+01:00"),
            Map.entry("CEST", "+02:00"),
            Map.entry("MESZ", "+02:00"),
            Map.entry("EET", "+02:00"),
            Map.entry("EEST", "+03:00"),
            Map.entry("MSK", "+03:00"),
            Map.entry("IST", "+05:30"),
            Map.entry("JST", "+09:00"),
            Map.entry("KST", "+09:00"),
            Map.entry("AEST", "+10:00"),
            Map.entry("AEDT", "+11:00"),
            Map.entry("AST", "-04:00"),
            Map.entry("EST", "-05:00"),
            Map.entry("EDT", "-04:00"),
            Map.entry("ET", "-05:00"),
            Map.entry("CST", "-06:00"),
            Map.entry("CDT", "-05:00"),
            Map.entry("MST", "-07:00"),
            Map.entry("MDT", "-06:00"),
            Map.entry("PST", "-08:00"),
            Map.entry("PDT", "-07:00"));

    /// How much of a date is known.
    public enum Confidence {
        /// Day, time and zone.
        FULL,
        /// Day and time; the zone is taken to be UTC.
        NO_ZONE,
        /// The day; its time is taken to be midnight, UTC.
        DAY;

        /// As programs read it.
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Optional<FeedDate> parse(String raw) {
        if (raw.length() > LONGEST) {
            return Optional.empty();
        }
        var text = WEEKDAY.matcher(FeedText.spaced(raw.strip())).replaceFirst("");
        try {
            return shaped(ordered(text));
        } catch (DateTimeException e) {
            return Optional.empty(); // 31 February, 25 o'clock
        }
    }

    private static String ordered(String text) {
        var c = ASCTIME.matcher(text);
        if (c.matches()) {
            return c.group(2) + " " + c.group(1) + " " + c.group(5) + " " + c.group(3) + " "
                    + Optional.ofNullable(c.group(4)).orElse("");
        }
        var month = YEAR_MONTH.matcher(text);
        return month.matches() ? text + "-01" : text.strip();
    }

    private static Optional<FeedDate> shaped(String text) {
        for (var shape : SHAPES) {
            var found = shape.pattern().matcher(text);
            if (found.matches()) {
                return date(shape, found);
            }
        }
        return Optional.empty();
    }

    private static Optional<FeedDate> date(Shape shape, MatchResult found) {
        var month = month(found.group(shape.month()));
        var zone = zone(found.group(8));
        if (month.isEmpty() || zone.isEmpty()) {
            return Optional.empty();
        }
        var date =
                LocalDate.of(year(found.group(shape.year())), month.get(), Integer.parseInt(found.group(shape.day())));
        var time = LocalTime.of(hour(number(found.group(4)), found.group(7)), number(found.group(5)), second(found));
        return Optional.of(new FeedDate(date.atTime(time).toInstant(zone.get()), confidence(found)));
    }

    private static Confidence confidence(MatchResult found) {
        if (found.group(4) == null) {
            return Confidence.DAY;
        }
        return found.group(8) == null ? Confidence.NO_ZONE : Confidence.FULL;
    }

    private static int second(MatchResult found) {
        return Math.min(59, number(found.group(6))); // a leap second is the one before it
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int hour(int hour, @Nullable String half) {
        if (half == null) {
            return hour;
        }
        return hour % 12 + ("pm".equalsIgnoreCase(half) ? 12 : 0);
    }

    /// Two digits are a year of 1970 to 2069.
    private static int year(String digits) {
        var year = Integer.parseInt(digits);
        return digits.length() > 2 ? year : year + (year < 70 ? 2000 : 1900);
    }

    private static Optional<Integer> month(String word) {
        if (Character.isDigit(word.charAt(0))) {
            return Optional.of(Integer.parseInt(word));
        }
        var at = MONTHS.indexOf(word.substring(0, 3).toLowerCase(Locale.ROOT));
        return at < 0 ? Optional.empty() : Optional.of(at + 1);
    }

    private static Optional<ZoneOffset> zone(@Nullable String word) {
        if (word == null) {
            return Optional.of(ZoneOffset.UTC);
        }
        var name = word.toUpperCase(Locale.ROOT);
        return Optional.ofNullable(ZONES.get(name))
                .or(() -> Optional.of(MERIDIAN.matcher(name).replaceFirst("")))
                .filter(offset -> offset.startsWith("+") || offset.startsWith("-"))
                .map(offset -> ZoneOffset.of(ONE_DIGIT.matcher(offset).replaceFirst("$10:")));
    }
}

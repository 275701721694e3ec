package dev.newsvane.ingest.schedule;

import dev.newsvane.base.http.Answer.Got;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How long an answer asks not to be asked for again, because it stays fresh so long (RFC 9111, 4.2.1):
/// `max-age`, less the `Age` that it has already, else `Expires` less `Date`. What must not be stored or must
/// be revalidated asks for nothing, and neither does what is no number and no date.
public final class Wish {
    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[\\s,])max-age\\s*=\\s*\"?(\\d{1,18})");
    private static final long GREATEST = 1L << 31;
    private static final Pattern NEVER = Pattern.compile("(?:^|[\\s,])no-(?:cache|store)(?:$|[\\s,])");

    private Wish() {}

    public static Optional<Duration> of(Got got, Instant now) {
        var control = String.join(",", got.headers().getOrDefault("cache-control", List.of()))
                .toLowerCase(Locale.ROOT);
        if (NEVER.matcher(control).find()) {
            return Optional.empty();
        }
        var age = MAX_AGE.matcher(control);
        var fresh = age.find()
                ? Optional.of(Duration.ofSeconds(Math.min(GREATEST, Long.parseLong(age.group(1))))
                        .minus(age(got)))
                : expires(got, now);
        return fresh.filter(Duration::isPositive);
    }

    private static Duration age(Got got) {
        return got.header("age")
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ZERO);
    }

    private static Optional<Duration> expires(Got got, Instant now) {
        var sent = got.header("date").flatMap(Wish::date).orElse(now);
        return got.header("expires").flatMap(Wish::date).map(end -> Duration.between(sent, end));
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

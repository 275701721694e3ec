package dev.newsvane.ingest.loop;

import dev.newsvane.base.http.Answer.Got;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// When a server asks to be asked again (RFC 9110, 10.2.3): seconds, or a date.
public final class RetryAfter {
    private RetryAfter() {}

    /// How long to wait, at most `longest`; empty where the server does not say, or says nonsense.
    public static Optional<Duration> of(Got answer, Instant now, Duration longest) {
        return answer.header("retry-after")
                .flatMap(text -> parse(text.strip(), now))
                .filter(wait -> !wait.isNegative())
                .map(wait -> wait.compareTo(longest) > 0 ? longest : wait);
    }

    private static Optional<Duration> parse(String text, Instant now) {
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            var at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, at));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

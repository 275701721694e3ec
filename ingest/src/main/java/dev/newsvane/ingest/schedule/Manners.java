package dev.newsvane.ingest.schedule;

import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import dev.newsvane.ingest.loop.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How long a host is left alone after it was asked. One host is asked one thing at a time, so none can hold
/// more than one of the slots.
///
/// @param delay between two requests at least; zero: a host is asked again as soon as it has answered
/// @param longest what a `Retry-After` may ask for
public record Manners(Duration delay, Duration longest) {
    /// A host that answers slowly is asked more slowly: so many times as long as its last answer took
    /// (Heritrix's `delayFactor`), at most [#SLOWEST].
    private static final int FACTOR = 5;

    private static final Duration SLOWEST = Duration.ofSeconds(30);
    private static final Duration AFTER_TOO_MANY = Duration.ofSeconds(30);
    private static final Duration DEAD = Duration.ofMinutes(10);
    private static final int DOUBLINGS = 10;

    /// When the host may be asked again.
    ///
    /// @param next for the sake of ordinary politeness
    /// @param rested not before: it asked for that, or does not answer at all; until then nothing of it is late
    /// @param silences how often in a row it has not answered
    public record Turn(Instant next, Instant rested, int silences) {
        public static final Turn FREE = new Turn(Instant.EPOCH, Instant.EPOCH, 0);

        /// The moment from which it may be asked.
        public Instant from() {
            return next.isAfter(rested) ? next : rested;
        }
    }

    /// After an answer.
    ///
    /// @param before the host's turn until now
    /// @param took from the request to the answer's end
    public Turn after(Turn before, Answer answer, Duration took, Instant now) {
        return switch (answer) {
            case Got got ->
                new Turn(now.plus(spacing(took)), rest(got, now).map(now::plus).orElse(Instant.EPOCH), 0);
            case Silence(var cause, var _) ->
                switch (cause) {
                    case DNS, CONNECT, TIMEOUT -> silent(before, took, now);
                    case TLS, BROKEN, TOO_LARGE, TOO_MANY_REDIRECTS, BAD_URL, REFUSED_ADDRESS ->
                        new Turn(now.plus(spacing(took)), Instant.EPOCH, 0);
                };
        };
    }

    /// A host that does not answer is left alone for two seconds, four, eight and so on up to ten minutes.
    private Turn silent(Turn before, Duration took, Instant now) {
        var silences = before.silences() + 1;
        var rest = Duration.ofSeconds(1L << Math.min(silences, DOUBLINGS));
        return new Turn(now.plus(spacing(took)), now.plus(rest.compareTo(DEAD) > 0 ? DEAD : rest), silences);
    }

    private Duration spacing(Duration took) {
        if (delay.isZero()) {
            return Duration.ZERO;
        }
        var slow = took.multipliedBy(FACTOR);
        var bounded = slow.compareTo(SLOWEST) > 0 ? SLOWEST : slow;
        return bounded.compareTo(delay) > 0 ? bounded : delay;
    }

    /// 429 and 503 speak for the whole host; what other answers ask for concerns the source alone.
    private Optional<Duration> rest(Got got, Instant now) {
        return switch (got.status()) {
            case 429 -> RetryAfter.of(got, now, longest).or(() -> Optional.of(AFTER_TOO_MANY));
            case 503 -> RetryAfter.of(got, now, longest);
            default -> Optional.empty();
        };
    }
}

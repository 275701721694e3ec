package dev.newsvane.ingest.crawl;

import dev.newsvane.base.http.Answer.Cause;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import dev.newsvane.ingest.loop.RetryAfter;
import dev.newsvane.schemas.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// What came of one try at a page.
sealed interface Outcome {
    /// It is here.
    ///
    /// @param head what it says of itself
    record Arrived(Got got, Head head) implements Outcome {}

    /// It is as it was.
    record Unchanged() implements Outcome {}

    /// It is elsewhere.
    record Moved(Hop to) implements Outcome {}

    /// Its server says that there is no such page (404), or none any more (410).
    record Missing(Got got) implements Outcome {
        /// The server is sure: 404 is what a broken deployment says, too.
        boolean forGood() {
            return got.status() == 410;
        }

        Reason reason() {
            return forGood() ? Reason.GONE : Reason.NOT_FOUND;
        }
    }

    /// Not now.
    ///
    /// @param rest how long the host asks to be left alone
    /// @param reason why it is refused, should it be so to the last try
    record Later(Optional<Duration> rest, Reason reason, String why) implements Outcome {
        Later(Optional<Duration> rest, String why) {
            this(rest, Reason.UNREACHABLE, why);
        }
    }

    /// Never.
    record Refused(Reason reason, String why) implements Outcome {}

    /// How long the host that said so is left alone.
    default Duration asked() {
        return switch (this) {
            case Later(Optional<Duration> rest, Reason _, String _) -> rest.orElse(Duration.ZERO);
            case Arrived _, Unchanged _, Moved _, Missing _, Refused _ -> Duration.ZERO;
        };
    }

    /// The judgement of an answer that is no redirect any more. Who asks for a browser now may not do so in an hour:
    /// guards are raised against a flood, and lowered after it.
    static Outcome of(Got got, Instant now, CrawlSettings settings) {
        var head = Head.of(got.body());
        var rest = RetryAfter.of(got, now, settings.longestRetryAfter());
        var challenge = Challenge.of(got, head);
        if (challenge.isPresent()) {
            var why = "It wants a browser or a person: " + challenge.get() + ", " + got.status() + ".";
            return new Later(rest, Reason.CHALLENGE, why);
        }
        if (got.succeeded()) {
            return Sniffed.refusal(got.header("content-type"), got.body())
                    .<Outcome>map(why -> new Refused(Reason.UNREADABLE, why))
                    .orElseGet(() -> new Arrived(got, head));
        }
        var status = words(got);
        return switch (got.status()) {
            case 404, 410 -> new Missing(got);
            case 429 -> new Later(rest.or(() -> Optional.of(settings.afterTooMany())), status);
            case 408, 425 -> new Later(rest, status);
            default -> got.status() >= 500 ? new Later(rest, status) : new Refused(Reason.UNREACHABLE, status);
        };
    }

    /// The judgement of no answer.
    static Outcome of(Silence silence, CrawlSettings settings) {
        return switch (silence.cause()) {
            case BAD_URL -> new Refused(Reason.BAD_LINK, silence.detail());
            case REFUSED_ADDRESS -> new Refused(Reason.REFUSED_ADDRESS, silence.detail());
            case TOO_LARGE -> new Refused(Reason.TOO_LARGE, silence.detail());
            case TOO_MANY_REDIRECTS -> new Refused(Reason.UNREACHABLE, silence.detail());
            case DNS, CONNECT, TLS, TIMEOUT, BROKEN -> new Later(Optional.empty(), words(silence));
        };
    }

    static String words(Got got) {
        return "It answers " + got.status() + ".";
    }

    private static String words(Silence silence) {
        return named(silence.cause()) + ": " + silence.detail();
    }

    private static String named(Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT);
    }
}

package dev.newsvane.ingest.poll;

import dev.newsvane.base.http.Answer.Cause;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import dev.newsvane.ingest.loop.RetryAfter;
import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Reason;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What went wrong with a poll, and how much it counts against the source.
///
/// @param weight soft 0.5, passing DNS trouble 0.25, hard 1
/// @param rest how long the server asks to be left alone
/// @param reason for `rejects`, where an answer came and was no feed
/// @param why a sentence for the operator
record Trouble(double weight, Optional<Duration> rest, Optional<Reason> reason, String why) {
    private static final double SOFT = 0.5;
    private static final double HARD = 1;
    private static final double PASSING = 0.25;
    private static final String TWIN = "It has moved to ";

    static Trouble of(Silence silence) {
        return new Trouble(weight(silence.cause()), Optional.empty(), reason(silence.cause()), silence.sentence());
    }

    static Trouble of(Got got, Instant now, PollSettings settings) {
        var rest = RetryAfter.of(got, now, settings.longest());
        return switch (got.status()) {
            case 410 ->
                new Trouble(settings.deadAfter(), rest, Optional.empty(), "410 Gone: the source says it is no more.");
            case 404, 408, 425, 429 -> new Trouble(SOFT, rest, Optional.empty(), "It answers " + got.status() + ".");
            default ->
                new Trouble(
                        got.status() >= 500 ? SOFT : HARD, rest, Optional.empty(), "It answers " + got.status() + ".");
        };
    }

    static Trouble notAFeed(Reason reason, String why) {
        return new Trouble(HARD, Optional.empty(), Optional.of(reason), why);
    }

    /// It moved to where another source is followed: that one is polled in its place.
    static Trouble twin(URI to, String name, Duration rest) {
        return new Trouble(0, Optional.of(rest), Optional.empty(), TWIN + to + followedAs(name));
    }

    /// Whether a source rests because that other one is followed.
    static boolean isTwin(Poll memory, String name) {
        return memory.trouble()
                .filter(why -> why.startsWith(TWIN) && why.endsWith(followedAs(name)))
                .isPresent();
    }

    private static String followedAs(String name) {
        return ", which is followed as " + name + ".";
    }

    /// Whether nobody answered at all, as it is when we are cut off.
    static boolean isSilent(Silence silence) {
        return switch (silence.cause()) {
            case DNS, CONNECT, TIMEOUT -> true;
            case TLS, BROKEN, TOO_LARGE, TOO_MANY_REDIRECTS, BAD_URL, REFUSED_ADDRESS -> false;
        };
    }

    /// A page that lists nothing today may do so tomorrow.
    static Trouble unlisted(Reason reason, String why) {
        return new Trouble(SOFT, Optional.empty(), Optional.of(reason), why);
    }

    private static double weight(Cause cause) {
        return switch (cause) {
            case DNS -> PASSING;
            case CONNECT, TLS, TIMEOUT, BROKEN -> SOFT;
            case BAD_URL, REFUSED_ADDRESS, TOO_LARGE, TOO_MANY_REDIRECTS -> HARD;
        };
    }

    private static Optional<Reason> reason(Cause cause) {
        return switch (cause) {
            case TOO_LARGE -> Optional.of(Reason.TOO_LARGE);
            case REFUSED_ADDRESS -> Optional.of(Reason.REFUSED_ADDRESS);
            case BAD_URL -> Optional.of(Reason.BAD_LINK);
            case DNS, CONNECT, TLS, TIMEOUT, BROKEN, TOO_MANY_REDIRECTS -> Optional.empty();
        };
    }
}

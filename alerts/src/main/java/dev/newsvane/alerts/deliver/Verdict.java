package dev.newsvane.alerts.deliver;

import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import dev.newsvane.schemas.Outcome;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// What an answer means for a delivery.
sealed interface Verdict {
    int GONE = 410;

    /// A sentence for a person.
    String detail();

    record Delivered(Optional<Integer> status, String detail) implements Verdict {}

    record Later(Instant at, Optional<Integer> status, String detail) implements Verdict {}

    /// Never again.
    ///
    /// @param closed the receiver wants no more of anything
    record GaveUp(Optional<Integer> status, String detail, boolean closed) implements Verdict {}

    /// Judges one answer.
    ///
    /// @param tries how many there were, this one included
    static Verdict of(Answer answer, String id, int tries, Instant now, DeliverSettings settings) {
        return switch (answer) {
            case Got got when got.succeeded() -> new Delivered(Optional.of(got.status()), "status " + got.status());
            case Got got
            when got.status() == GONE -> new GaveUp(Optional.of(GONE), "status 410: the receiver wants no more", true);
            case Got got ->
                later(
                        Schedule.next(id, tries, now, Schedule.retryAfter(got.header("retry-after"), now), settings),
                        Optional.of(got.status()),
                        "status " + got.status() + (got.status() / 100 == 3 ? ": redirects are not followed" : ""),
                        tries);
            case Silence(var cause, var detail) ->
                later(
                        Schedule.next(id, tries, now, Optional.empty(), settings),
                        Optional.empty(),
                        cause.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + detail,
                        tries);
        };
    }

    /// Judges what came of another way; nothing there means "never again".
    static Verdict of(Handed handed, String id, int tries, Instant now, DeliverSettings settings) {
        return handed.taken()
                ? new Delivered(Optional.empty(), handed.detail())
                : later(
                        Schedule.next(id, tries, now, Optional.empty(), settings),
                        Optional.empty(),
                        handed.detail(),
                        tries);
    }

    private static Verdict later(Optional<Instant> at, Optional<Integer> status, String detail, int tries) {
        return at.<Verdict>map(due -> new Later(due, status, detail))
                .orElseGet(() -> new GaveUp(
                        status, tries == 1 ? detail : detail + ", given up after " + tries + " tries", false));
    }

    default Outcome outcome() {
        return switch (this) {
            case Delivered _ -> Outcome.DELIVERED;
            case Later _ -> Outcome.RETRY;
            case GaveUp _ -> Outcome.GAVE_UP;
        };
    }

    default Optional<Integer> answered() {
        return switch (this) {
            case Delivered(var status, var _) -> status;
            case Later(var _, var status, var _) -> status;
            case GaveUp(var status, var _, var _) -> status;
        };
    }
}

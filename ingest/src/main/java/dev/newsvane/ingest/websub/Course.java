package dev.newsvane.ingest.websub;

import static dev.newsvane.schemas.SubscriptionState.ACTIVE;
import static dev.newsvane.schemas.SubscriptionState.ASKED;
import static dev.newsvane.schemas.SubscriptionState.BROKEN;
import static dev.newsvane.schemas.SubscriptionState.DENIED;
import static dev.newsvane.schemas.SubscriptionState.LEAVING;

import dev.newsvane.schemas.Subscription;
import dev.newsvane.schemas.SubscriptionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What becomes of a subscription: pure, so that every turn is a unit test.
record Course(WebSubSettings settings) {
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final Duration LONGEST_REST = Duration.ofDays(30);
    private static final Duration LONGEST_LEASE = Duration.ofDays(365);
    private static final int GOODBYES = 3;

    /// What is to be done with a subscription that is due.
    sealed interface Step {
        /// The hub is to be asked, once this stands in the channel.
        record Ask(Subscription now, boolean subscribe) implements Step {}

        /// Pushing is over, polls take over at once.
        record Poll(Subscription now) implements Step {}

        /// The hub has not answered our goodbyes: the lease ends by itself.
        record Forget() implements Step {}
    }

    /// A new one, to be asked for at once.
    static Subscription begun(String source, Offer offer, String callback, String id, String secret, Instant now) {
        return new Subscription(
                source,
                offer.hub(),
                offer.topic(),
                callback,
                id,
                secret,
                ASKED,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                Optional.empty());
    }

    /// Whether the hub pushes, has proved it, and nothing is missing: then polls need only check it.
    static boolean relaxed(Subscription of, Instant now) {
        return live(of, now) && of.delivered().isPresent() && of.missed().isEmpty();
    }

    static boolean live(Subscription of, Instant now) {
        return of.state() == ACTIVE && of.until().filter(now::isBefore).isPresent();
    }

    /// Whether the subscription is still the one that is offered.
    static boolean fits(Subscription of, Offer offer, String base) {
        return of.state() != LEAVING
                && of.hub().equals(offer.hub())
                && of.topic().equals(offer.topic())
                && of.callback().equals(base + "/" + of.id());
    }

    /// A poll found what the hub should have brought. The hub has a while to bring it after all.
    Subscription missing(Subscription of, Instant now) {
        var patience = now.plus(settings.retry());
        var due = of.due().isBefore(patience) ? of.due() : patience;
        return with(of, of.state(), due, of.until(), of.delivered(), Optional.of(now), of.note());
    }

    Subscription confirmed(Subscription of, Optional<Duration> granted, Instant now) {
        var lease = granted.filter(span -> span.toSeconds() > 0).orElse(settings.lease());
        var until = now.plus(lease.compareTo(LONGEST_LEASE) > 0 ? LONGEST_LEASE : lease);
        return counted(
                with(
                        of,
                        ACTIVE,
                        renewal(now, until),
                        Optional.of(until),
                        of.delivered(),
                        of.missed(),
                        Optional.empty()),
                of.asked(),
                0,
                of.breaks());
    }

    Subscription denied(Subscription of, Optional<String> reason, Instant now) {
        var note = "The hub refuses: " + reason.filter(text -> !text.isBlank()).orElse("it does not say why") + ".";
        var next = now.plus(rest(of.breaks()));
        return counted(
                with(of, DENIED, next, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(note)),
                of.asked(),
                0,
                of.breaks() + 1);
    }

    /// The hub brought something: it works.
    Subscription delivered(Subscription of, Instant now) {
        var due = of.missed().isPresent() && live(of, now)
                ? renewal(now, of.until().orElse(now))
                : of.due();
        return counted(
                with(of, of.state(), due, of.until(), Optional.of(now), Optional.empty(), of.note()),
                of.asked(),
                of.failures(),
                0);
    }

    /// The hub took no request.
    Subscription unanswered(Subscription of, String why) {
        return of.failures() == 0
                ? of // it confirmed in the meantime
                : with(of, of.state(), of.due(), of.until(), of.delivered(), of.missed(), Optional.of(why));
    }

    /// The source is followed no longer, or names no hub any more.
    static Subscription leaving(Subscription of, Instant now) {
        return of.state() == LEAVING
                ? of
                : counted(
                        with(of, LEAVING, now, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                        of.asked(),
                        0,
                        of.breaks());
    }

    /// What to do when it is due.
    Step step(Subscription of, Instant now) {
        if (of.state() == LEAVING) {
            return of.failures() < GOODBYES ? new Step.Ask(asked(of, LEAVING, now), false) : new Step.Forget();
        }
        if (of.missed().filter(at -> !now.isBefore(at.plus(settings.retry()))).isPresent()) {
            return new Step.Poll(broken(of, now));
        }
        if (of.state() == ACTIVE && !live(of, now)) {
            var note = Optional.of("The lease ended on "
                    + of.until().map(Object::toString).orElse("a day unknown") + ", and the hub has not renewed it.");
            return new Step.Poll(with(of, ASKED, now, Optional.empty(), Optional.empty(), Optional.empty(), note));
        }
        return new Step.Ask(asked(of, of.state() == ACTIVE ? ACTIVE : ASKED, now), true);
    }

    private Subscription broken(Subscription of, Instant now) {
        return counted(
                with(
                        of,
                        BROKEN,
                        now.plus(rest(of.breaks())),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("A poll found what the hub had not brought.")),
                of.asked(),
                0,
                of.breaks() + 1);
    }

    private Subscription asked(Subscription of, SubscriptionState state, Instant now) {
        var wait = shorter(settings.retry().multipliedBy(1L << Math.min(of.failures(), 10)), LONGEST_WAIT);
        var next = now.plus(wait);
        var due = state == ACTIVE ? of.until().filter(next::isAfter).orElse(next) : next;
        var note = of.failures() > 0
                ? of.note().or(() -> Optional.of("The hub has not confirmed what it was asked."))
                : of.note();
        return counted(
                with(of, state, due, of.until(), of.delivered(), of.missed(), note),
                Optional.of(now),
                of.failures() + 1,
                of.breaks());
    }

    private Duration rest(int breaks) {
        return shorter(settings.rest().multipliedBy(1L << Math.min(breaks, 10)), LONGEST_REST);
    }

    /// At three quarters of the lease, so that a hub that is down has time to come back.
    private static Instant renewal(Instant now, Instant until) {
        return now.plus(Duration.between(now, until).multipliedBy(3).dividedBy(4));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Subscription with(
            Subscription of,
            SubscriptionState state,
            Instant due,
            Optional<Instant> until,
            Optional<Instant> delivered,
            Optional<Instant> missed,
            Optional<String> note) {
        return new Subscription(
                of.source(),
                of.hub(),
                of.topic(),
                of.callback(),
                of.id(),
                of.secret(),
                state,
                due,
                of.asked(),
                until,
                delivered,
                missed,
                of.failures(),
                of.breaks(),
                note);
    }

    private static Subscription counted(Subscription of, Optional<Instant> asked, int failures, int breaks) {
        return new Subscription(
                of.source(),
                of.hub(),
                of.topic(),
                of.callback(),
                of.id(),
                of.secret(),
                of.state(),
                of.due(),
                asked,
                of.until(),
                of.delivered(),
                of.missed(),
                failures,
                breaks,
                of.note());
    }
}

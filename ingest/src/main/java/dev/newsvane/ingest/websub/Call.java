package dev.newsvane.ingest.websub;

import static dev.newsvane.schemas.SubscriptionState.ACTIVE;
import static dev.newsvane.schemas.SubscriptionState.ASKED;
import static dev.newsvane.schemas.SubscriptionState.LEAVING;

import dev.newsvane.base.http.Route.Request;
import dev.newsvane.base.http.Route.Response;
import dev.newsvane.schemas.Push;
import dev.newsvane.schemas.PushKind;
import dev.newsvane.schemas.Reason;
import dev.newsvane.schemas.Reject;
import dev.newsvane.schemas.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okio.ByteString;

/// A call at a subscription's address, judged: pure. Nothing is confirmed that was not asked for, nothing is taken that
/// is not signed (WebSub, 5.3 and 7.1).
///
/// @param now on our clock
record Call(Request request, Subscription called, Instant now) {
    /// So long after a request of ours a hub may verify it.
    static final Duration PENDING = Duration.ofMinutes(30);

    private static final int LONGEST_CHALLENGE = 4_000;
    private static final int LONGEST_REASON = 300;

    /// What comes of it.
    ///
    /// @param response for when what is to be written has been acknowledged
    record Verdict(Response response, Optional<Push> push, Optional<Reject> reject) {
        static Verdict only(Response response) {
            return new Verdict(response, Optional.empty(), Optional.empty());
        }
    }

    static Response nothing() {
        return Response.text(404, "There is nothing here.\n");
    }

    static Response tooMuch() {
        return Response.text(429, "That is more than is read of one hub.\n").with("retry-after", "60");
    }

    Verdict judge() {
        return switch (request.method()) {
            case "GET" -> asked();
            case "POST" -> brought();
            default ->
                Verdict.only(
                        Response.text(405, "Hubs come with GET and POST.\n").with("allow", "GET, POST"));
        };
    }

    private Verdict asked() {
        var challenge = request.parameter("hub.challenge").filter(text -> text.length() <= LONGEST_CHALLENGE);
        var state = called.state();
        var ours = request.parameter("hub.topic").filter(called.topic()::equals).isPresent()
                && called.asked().filter(at -> now.isBefore(at.plus(PENDING))).isPresent();
        var wanted = state == ASKED || state == ACTIVE;
        return switch (request.parameter("hub.mode").orElse("")) {
            case "subscribe" -> confirmed(PushKind.CONFIRMED, challenge.filter(_ -> ours && wanted));
            case "unsubscribe" -> confirmed(PushKind.LEFT, challenge.filter(_ -> ours && state == LEAVING));
            case "denied" -> confirmed(PushKind.DENIED, Optional.of("").filter(_ -> ours && wanted));
            default -> Verdict.only(nothing());
        };
    }

    private Verdict confirmed(PushKind kind, Optional<String> echo) {
        return echo.map(words -> new Verdict(Response.text(200, words), Optional.of(push(kind)), Optional.empty()))
                .orElseGet(() -> Verdict.only(nothing()));
    }

    private Push push(PushKind kind) {
        return new Push(
                called.id(),
                kind,
                request.parameter("hub.lease_seconds")
                        .filter(text -> text.matches("\\d{1,9}"))
                        .map(text -> Duration.ofSeconds(Long.parseLong(text))),
                request.parameter("hub.reason").map(Call::printable),
                Optional.empty(),
                ByteString.EMPTY);
    }

    private static String printable(String reason) {
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON)).replaceAll("\\p{Cntrl}+", " ");
    }

    private Verdict brought() {
        return switch (called.state()) {
            case DENIED, LEAVING -> Verdict.only(Response.text(410, "This is wanted no more.\n"));
            case ASKED ->
                Verdict.only(Response.text(503, "The subscription is not confirmed yet.\n")
                        .with("retry-after", "5"));
            case ACTIVE, BROKEN ->
                Signature.holds(request.header("x-hub-signature"), called.secret(), request.body())
                        ? content()
                        : forged();
        };
    }

    private Verdict content() {
        var push = new Push(
                called.id(),
                PushKind.CONTENT,
                Optional.empty(),
                Optional.empty(),
                request.header("content-type"),
                request.body());
        return new Verdict(Response.text(202, ""), Optional.of(push), Optional.empty());
    }

    /// The caller learns nothing: WebSub has it acknowledged and dropped.
    private Verdict forged() {
        var why = "Content came for " + called.topic() + " that its hub had not signed"
                + (request.header("x-hub-signature").isPresent() ? "; the signature is wrong." : " at all.");
        var reject = new Reject("poll", called.topic(), Optional.of(called.source()), Reason.FORGED, why, now);
        return new Verdict(Response.text(202, ""), Optional.empty(), Optional.of(reject));
    }
}

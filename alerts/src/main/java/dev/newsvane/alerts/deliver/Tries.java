package dev.newsvane.alerts.deliver;

import dev.newsvane.alerts.deliver.shape.News;
import dev.newsvane.base.Sender;
import dev.newsvane.schemas.Attempt;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.DeliveryState;
import dev.newsvane.schemas.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// One try of a delivery: sent, recorded, and what becomes of it then.
record Tries(Channels channels, Sender sender, Exit exit, Disabling disabling, DeliverSettings settings) {
    private static final Optional<String> HELD = Optional.of("waits for the end of its watch's quiet hours");

    /// What came of a try.
    ///
    /// @param after what is to stand in the channel afterwards; empty where it was delivered
    /// @param recorded done once the attempt stands in its channel
    record Tried(Optional<Delivery> after, CompletableFuture<?> recorded) {
        /// What is to stand there without a try.
        static Tried not(Delivery after) {
            return new Tried(Optional.of(after), CompletableFuture.completedFuture(after));
        }
    }

    /// Sends it, once. What came of it is on its way to the log of attempts when this returns.
    Tried once(Delivery delivery, Optional<Endpoint> endpoint) {
        var blocked = exit.blocked(delivery.endpoint(), endpoint);
        if (blocked.isPresent() || endpoint.isEmpty()) {
            return Tried.not(waiting(delivery, endpoint, blocked));
        }
        var held = delivery.byHand()
                ? Optional.<Instant>empty()
                : delivery.alert().telling().heldUntil(now());
        if (held.isPresent()) {
            return Tried.not(delivery.then(DeliveryState.PENDING, delivery.tries(), held.get(), HELD));
        }
        takeOut(delivery);
        var began = now();
        var number = delivery.tries() + 1;
        var verdict = exit.once(
                endpoint.get(), delivery.id(), News.of(delivery.alerts(), Gathering.isDigest(delivery)), number);
        var ended = now();
        var recorded = sender.send(
                channels.attempts(),
                delivery.id(),
                new Attempt(
                        delivery.id(),
                        delivery.endpoint(),
                        number,
                        began,
                        Duration.between(began, ended),
                        verdict.outcome(),
                        verdict.answered(),
                        verdict.detail()),
                ended);
        return new Tried(after(delivery, endpoint.get(), verdict, number, ended), recorded);
    }

    /// What cannot be sent waits, or is given up without a try.
    private Delivery waiting(Delivery delivery, Optional<Endpoint> endpoint, Optional<String> why) {
        var now = now();
        if (exit.patience(delivery, endpoint).isAfter(now)) {
            return delivery.then(DeliveryState.PENDING, delivery.tries(), delivery.due(), why);
        }
        takeOut(delivery);
        var said = why.map(reason -> reason + ", given up: it was due at " + delivery.due());
        return delivery.then(DeliveryState.DEAD, delivery.tries(), now.plus(settings.deadKept()), said);
    }

    private Optional<Delivery> after(Delivery delivery, Endpoint endpoint, Verdict verdict, int number, Instant ended) {
        return switch (verdict) {
            case Verdict.Delivered _ -> Optional.empty();
            case Verdict.Later(var at, var _, var detail) ->
                Optional.of(delivery.then(DeliveryState.PENDING, number, at, Optional.of(detail)));
            case Verdict.GaveUp(var _, var detail, var closed) -> {
                if (closed) {
                    disabling.of(endpoint, detail, ended);
                }
                yield Optional.of(delivery.then(
                        DeliveryState.DEAD, number, ended.plus(settings.deadKept()), Optional.of(detail)));
            }
        };
    }

    /// What a digest tells is told by nothing else from here on.
    private void takeOut(Delivery delivery) {
        if (Gathering.isDigest(delivery)) {
            var gone = Gathering.keys(delivery).stream()
                    .map(key -> sender.erase(channels.deliveries(), key, now()))
                    .toList();
            gone.forEach(Sender::await);
        }
    }

    /// Output first, then memory: this is the memory. Both stand in their channels when this returns; they go to the
    /// cluster together, so of a process that is killed meanwhile the attempt may be missing, never the delivery.
    void write(String key, Tried tried) {
        var written = tried.after
                .map(delivery -> sender.send(channels.deliveries(), key, delivery, now()))
                .orElseGet(() -> sender.erase(channels.deliveries(), key, now()));
        Sender.await(tried.recorded);
        Sender.await(written);
    }

    private Instant now() {
        return exit.now();
    }
}

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

/// One try of a delivery: sent, recorded, and what becomes of it then.
record Tries(Channels channels, Sender sender, Exit exit, DeliverSettings settings) {
    /// What is to stand in the channel afterwards; empty where it was delivered. The attempt is recorded when this
    /// returns.
    Optional<Delivery> once(Delivery delivery, Optional<Endpoint> endpoint) {
        var blocked = exit.blocked(delivery.endpoint(), endpoint);
        if (blocked.isPresent() || endpoint.isEmpty()) {
            return Optional.of(after(delivery, DeliveryState.PENDING, delivery.tries(), delivery.due(), blocked));
        }
        var began = now();
        var number = delivery.tries() + 1;
        var verdict = exit.once(endpoint.get(), delivery.id(), new News.Told(delivery.alert()), number);
        var ended = now();
        Sender.await(sender.send(
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
                ended));
        return switch (verdict) {
            case Verdict.Delivered _ -> Optional.empty();
            case Verdict.Later(var at, var _, var detail) ->
                Optional.of(after(delivery, DeliveryState.PENDING, number, at, Optional.of(detail)));
            case Verdict.GaveUp(var _, var detail, var closed) -> {
                if (closed) {
                    disable(endpoint.get(), detail, ended);
                }
                yield Optional.of(after(
                        delivery, DeliveryState.DEAD, number, ended.plus(settings.deadKept()), Optional.of(detail)));
            }
        };
    }

    /// Output first, then memory: this is the memory.
    void write(String key, Optional<Delivery> after) {
        Sender.await(after.map(delivery -> sender.send(channels.deliveries(), key, delivery, now()))
                .orElseGet(() -> sender.erase(channels.deliveries(), key, now())));
    }

    private void disable(Endpoint endpoint, String why, Instant at) {
        Sender.await(sender.send(channels.endpoints(), endpoint.name(), endpoint.disabled(why, at), at));
    }

    private static Delivery after(
            Delivery delivery, DeliveryState state, int tries, Instant due, Optional<String> last) {
        return new Delivery(
                delivery.id(), delivery.endpoint(), delivery.alert(), state, tries, due, last, delivery.made());
    }

    private Instant now() {
        return exit.now();
    }
}

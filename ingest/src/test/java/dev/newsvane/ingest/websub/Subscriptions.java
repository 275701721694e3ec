package dev.newsvane.ingest.websub;

import dev.newsvane.schemas.Subscription;
import dev.newsvane.schemas.SubscriptionState;
import java.time.Instant;
import java.util.Optional;

/// Subscriptions to try things on.
final class Subscriptions {
    static final Offer OFFER = new Offer("https://hub.example/", "https://news.example/feed");
    static final String BASE = "https://us.example/websub";

    private Subscriptions() {}

    static Subscription in(SubscriptionState state, Instant asked) {
        return new Subscription(
                "news",
                OFFER.hub(),
                OFFER.topic(),
                BASE + "/id",
                "id",
                "a secret of the hub",
                state,
                asked,
                Optional.of(asked),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                0,
                Optional.empty());
    }
}

package dev.newsvane.alerts;

import dev.newsvane.base.Routing;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.DeliveryState;
import java.util.List;
import java.util.Optional;

/// Alerts as what is to be delivered.
public final class Deliveries {
    private Deliveries() {}

    /// One for each endpoint of an alert that pages; none for one that was only kept.
    public static List<Delivery> of(Alert alert) {
        return alert.pages()
                ? alert.endpoints().stream()
                        .map(endpoint -> to(endpoint, alert))
                        .toList()
                : List.of();
    }

    /// An alert on its way to an endpoint, from its beginning; not to be told before its watch's time.
    public static Delivery to(String endpoint, Alert alert) {
        return new Delivery(
                AlertIds.delivery(alert.event(), endpoint, alert.replay()),
                endpoint,
                alert,
                DeliveryState.PENDING,
                0,
                alert.telling().due(alert.matched()),
                Optional.empty(),
                alert.matched(),
                List.of(),
                false);
    }

    /// Where a delivery stands in its channel.
    public static String key(Delivery delivery) {
        return key(delivery.endpoint(), delivery.id());
    }

    /// Where the delivery of that id stands.
    public static String key(String endpoint, String id) {
        return Routing.key(endpoint, id);
    }
}

package dev.newsvane.app.endpoint;

import dev.newsvane.alerts.deliver.DeliverSettings;
import dev.newsvane.alerts.deliver.Outage;
import dev.newsvane.alerts.deliver.Outages;
import dev.newsvane.alerts.deliver.SigningKey;
import dev.newsvane.app.data.Located;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.DeliveryState;
import dev.newsvane.schemas.Endpoint;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How an endpoint stands.
///
/// @param endpoint as it may be shown
/// @param keys what its messages are signed with now, the newest first
/// @param outage where it takes nothing at present
/// @param percent so much of the time of that has passed after which it is disabled
/// @param pending deliveries that wait for it
/// @param dead deliveries given up
public record EndpointState(
        Endpoint endpoint, List<SigningKey> keys, Optional<Outage> outage, int percent, long pending, long dead) {
    /// All of a system, in the order of their names.
    public static List<EndpointState> all(Located system, DeliverSettings settings, Instant now) {
        var outages = Outages.of(system.cluster(), system.channels(), settings, now);
        var deliveries =
                Snapshot.of(system.cluster(), system.channels().deliveries()).values();
        return Snapshot.of(system.cluster(), system.channels().endpoints()).values().stream()
                .sorted(Comparator.comparing(Endpoint::name))
                .map(endpoint -> {
                    var outage = Optional.ofNullable(outages.get(endpoint.name()));
                    var its = deliveries.stream()
                            .filter(delivery -> delivery.endpoint().equals(endpoint.name()))
                            .map(Delivery::state)
                            .toList();
                    return new EndpointState(
                            endpoint.shown(),
                            endpoint.signing(now).stream()
                                    .flatMap(secret -> SigningKey.of(secret).stream())
                                    .toList(),
                            outage,
                            outage.map(each -> each.percent(settings.disableAfter(), now))
                                    .orElse(0),
                            its.stream()
                                    .filter(state -> state == DeliveryState.PENDING)
                                    .count(),
                            its.stream()
                                    .filter(state -> state == DeliveryState.DEAD)
                                    .count());
                })
                .toList();
    }

    /// In one word.
    public String standing() {
        return endpoint.disabled() ? "disabled" : outage.isPresent() ? "failing" : "well";
    }
}

package dev.newsvane.app.endpoint;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.newsvane.alerts.deliver.DeliverSettings;
import dev.newsvane.alerts.deliver.Outage;
import dev.newsvane.alerts.deliver.Outages;
import dev.newsvane.alerts.deliver.SigningKey;
import dev.newsvane.app.data.Located;
import dev.newsvane.base.Snapshot;
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
    /// What of a delivery is counted: there may be many.
    private record Told(String endpoint, DeliveryState state) {}

    /// All of a system, in the order of their names.
    public static List<EndpointState> all(Located system, DeliverSettings settings, Instant now) {
        var outages = Outages.of(system.cluster(), system.channels(), settings, now);
        var deliveries = Snapshot.of(
                        system.cluster(),
                        system.channels().deliveries(),
                        (_, delivery) -> new Told(delivery.endpoint(), delivery.state()))
                .values()
                .stream()
                .collect(groupingBy(told -> told, counting()));
        return Snapshot.of(system.cluster(), system.channels().endpoints()).values().stream()
                .sorted(Comparator.comparing(Endpoint::name))
                .map(endpoint -> {
                    var outage = Optional.ofNullable(outages.get(endpoint.name()));
                    return new EndpointState(
                            endpoint.shown(),
                            endpoint.signing(now).stream()
                                    .flatMap(secret -> SigningKey.of(secret).stream())
                                    .toList(),
                            outage,
                            outage.map(each -> each.percent(settings.disableAfter(), now))
                                    .orElse(0),
                            deliveries.getOrDefault(new Told(endpoint.name(), DeliveryState.PENDING), 0L),
                            deliveries.getOrDefault(new Told(endpoint.name(), DeliveryState.DEAD), 0L));
                })
                .toList();
    }

    /// In one word.
    public String standing() {
        return endpoint.disabled() ? "disabled" : outage.isPresent() ? "failing" : "well";
    }
}

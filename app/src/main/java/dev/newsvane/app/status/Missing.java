package dev.newsvane.app.status;

import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.DeliveryState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// An endpoint that is not there and for which something waits.
///
/// @param name what the deliveries call it
/// @param pending how many wait
/// @param due when the first of them was, or will be
public record Missing(String name, long pending, Instant due) {
    /// Those that these deliveries wait for, in the order of their names.
    static List<Missing> of(Collection<Delivery> deliveries, Set<String> endpoints) {
        var missing = new TreeMap<String, Missing>();
        deliveries.stream()
                .filter(delivery -> delivery.state() == DeliveryState.PENDING)
                .filter(delivery -> !endpoints.contains(delivery.endpoint()))
                .map(delivery -> new Missing(delivery.endpoint(), 1, delivery.due()))
                .forEach(one -> missing.merge(one.name, one, Missing::and));
        return List.copyOf(missing.values());
    }

    private Missing and(Missing other) {
        return new Missing(name, pending + other.pending, due.isBefore(other.due) ? due : other.due);
    }
}

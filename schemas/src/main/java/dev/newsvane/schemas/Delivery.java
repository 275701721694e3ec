package dev.newsvane.schemas;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An alert, or a digest of several, on its way to an endpoint. Key: endpoint and id; a done one is removed.
///
/// @param id alert event and endpoint, and the replay's name where there is one; of a digest, of its deliveries; the
///     webhook-id at every try
/// @param endpoint name of the endpoint
/// @param alert what is to be told; of a digest, its first
/// @param state pending or dead
/// @param tries tries so far
/// @param due not to be tried earlier
/// @param last how the last try ended
/// @param made when it was made
/// @param more of a digest, the alerts behind the first
/// @param byHand somebody wants it sent now, whatever the hour and by itself
public record Delivery(
        String id,
        String endpoint,
        Alert alert,
        DeliveryState state,
        int tries,
        Instant due,
        Optional<String> last,
        Instant made,
        List<Alert> more,
        boolean byHand) {
    /// All that it tells.
    public List<Alert> alerts() {
        return Stream.concat(Stream.of(alert), more.stream()).toList();
    }

    /// The same after a try, or before the next.
    public Delivery then(DeliveryState now, int tried, Instant next, Optional<String> said) {
        return new Delivery(id, endpoint, alert, now, tried, next, said, made, more, byHand);
    }

    /// The same from its beginning, because somebody wants it so.
    public Delivery again(Instant now, String why) {
        return new Delivery(id, endpoint, alert, DeliveryState.PENDING, 0, now, Optional.of(why), made, more, true);
    }
}

package dev.newsvane.schemas;

import java.time.Instant;
import java.util.Optional;

/// An alert on its way to an endpoint. Key: endpoint and id; a done one is removed.
///
/// @param id alert event and endpoint, and the replay's name where there is one; the webhook-id at every try
/// @param endpoint name of the endpoint
/// @param alert what is to be told
/// @param state pending or dead
/// @param tries tries so far
/// @param due not to be tried earlier
/// @param last how the last try ended
/// @param made when it was made
public record Delivery(
        String id,
        String endpoint,
        Alert alert,
        DeliveryState state,
        int tries,
        Instant due,
        Optional<String> last,
        Instant made) {}

package dev.newsvane.schemas;

import java.time.Instant;
import java.util.Optional;

/// A source's subscription at its WebSub hub. Key: as the source's.
///
/// @param source the source's name
/// @param hub URL of the hub
/// @param topic URL under which the hub knows the source
/// @param callback URL that the hub calls; it ends in the id
/// @param id random, known to the hub alone
/// @param secret what the hub signs with; never shown
/// @param state where it stands
/// @param due when to do something about it next
/// @param asked when the hub was asked last
/// @param until end of the lease
/// @param delivered last content that the hub brought, since it last proved broken
/// @param missed when a poll found what the hub should have brought; absent: nothing is missing
/// @param failures requests since the hub last confirmed one
/// @param breaks how often the hub proved broken since it last brought something
/// @param note what is wrong, a sentence for a person
public record Subscription(
        String source,
        String hub,
        String topic,
        String callback,
        String id,
        String secret,
        SubscriptionState state,
        Instant due,
        Optional<Instant> asked,
        Optional<Instant> until,
        Optional<Instant> delivered,
        Optional<Instant> missed,
        int failures,
        int breaks,
        Optional<String> note) {
    /// Without what only the hub may know.
    @Override
    public String toString() {
        return source + " at " + hub + ": " + state;
    }
}

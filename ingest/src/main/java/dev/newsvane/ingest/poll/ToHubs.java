package dev.newsvane.ingest.poll;

import dev.newsvane.ingest.poll.Visit.Findings;
import dev.newsvane.ingest.websub.Offer;
import dev.newsvane.ingest.websub.Subscriber;
import java.time.Instant;
import java.util.Optional;

/// What polls mean for subscriptions, and these for polls.
///
/// @param subscriber empty where hubs are not asked to push
record ToHubs(Optional<Subscriber> subscriber, Desk desk) {
    /// A hub that pushes, and has proved it, is only checked: while polls find nothing that it had not brought.
    Findings relying(Followed due, Findings found, Instant now) {
        return subscriber
                .flatMap(hubs -> hubs.relies(due.key()))
                .filter(_ -> found.items().isEmpty() && found.memory().trouble().isEmpty())
                .map(now::plus)
                .filter(found.memory().due()::isBefore)
                .map(found::due)
                .orElse(found);
    }

    /// Tells of a poll that succeeded.
    void polled(Followed polled, Findings found) {
        var memory = found.memory();
        if (memory.trouble().isEmpty()
                && desk.stands(polled)
                && !polled.source().paused()) {
            subscriber.ifPresent(hubs -> tell(hubs, polled, found));
        }
    }

    private static void tell(Subscriber hubs, Followed polled, Findings found) {
        var memory = found.memory();
        var known = new Known(polled.memory().known());
        var offer = memory.hub().flatMap(hub -> memory.topic().map(topic -> new Offer(hub, topic)));
        hubs.polled(
                polled.partition(),
                polled.key(),
                polled.source().name(),
                offer,
                found.items().stream().anyMatch(item -> !known.holds(item)));
    }
}

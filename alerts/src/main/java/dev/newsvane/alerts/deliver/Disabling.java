package dev.newsvane.alerts.deliver;

import dev.newsvane.base.Cluster;
import dev.newsvane.schemas.Author;
import dev.newsvane.schemas.Change;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Edits;
import dev.newsvane.schemas.Endpoint;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Sends nothing to an endpoint any more, which several deliveries may ask for at once: it is disabled as it stands
/// now, once.
final class Disabling {
    private static final Author DELIVER = Author.stage("deliver");

    private final Cluster cluster;
    private final Channels channels;
    private final EndpointBook endpoints;

    /// What was disabled here last, as it was before: the book tells of it a little later.
    private final Map<String, Endpoint> disabled = new HashMap<>();

    Disabling(Cluster cluster, Channels channels, EndpointBook endpoints) {
        this.cluster = cluster;
        this.channels = channels;
        this.endpoints = endpoints;
    }

    /// Returns when that stands in its channel, and before it in the log of changes.
    synchronized void of(String name, String why, Instant at) {
        var endpoint = endpoints.named(name).filter(each -> !each.disabled() && !each.equals(disabled.get(name)));
        endpoint.ifPresent(before -> {
            var after = before.disabled(why, at);
            try (var edits = new Edits(cluster, channels, "deliver-disabling", at)) {
                edits.record(Change.endpoint(Optional.of(before), Optional.of(after), DELIVER, at));
                edits.write(channels.endpoints(), name, after);
            }
            disabled.put(name, before);
        });
    }
}

package dev.newsvane.alerts.deliver;

import dev.newsvane.base.Cluster;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Author;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Edits;
import dev.newsvane.schemas.Endpoint;
import java.time.Instant;
import java.util.Optional;

/// Sends nothing to an endpoint any more, which several deliveries may ask for at once. It is disabled once, and only
/// as long as it is the place that was tried: an endpoint that was put right meanwhile is not that any more.
final class Disabling {
    private static final Author DELIVER = Author.stage("deliver");

    private final Cluster cluster;
    private final Channels channels;

    Disabling(Cluster cluster, Channels channels) {
        this.cluster = cluster;
        this.channels = channels;
    }

    /// Returns when that stands in its channel, and before it in the log of changes. How it stands now is read anew: it
    /// is written whole.
    ///
    /// @param tried as it was when it was tried
    synchronized void of(Endpoint tried, String why, Instant at) {
        var stands =
                Optional.ofNullable(Snapshot.of(cluster, channels.endpoints()).get(tried.name()));
        stands.filter(each -> !each.disabled() && each.tellsAs(tried)).ifPresent(before -> {
            try (var edits = new Edits(cluster, channels, "deliver-disabling", at)) {
                edits.endpoint(stands, Optional.of(before.disabled(why, at)), DELIVER);
            }
        });
    }
}

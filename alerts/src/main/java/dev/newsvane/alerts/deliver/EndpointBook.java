package dev.newsvane.alerts.deliver;

import dev.newsvane.base.Cluster;
import dev.newsvane.base.Follow;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Endpoint;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// All endpoints as they stand, at every instance.
final class EndpointBook implements AutoCloseable {
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final Cluster cluster;
    private final Channels channels;
    private final Consumer<String> changed;
    private final Follow follow;

    private record Held(Optional<Endpoint> endpoint, long offset) {}

    /// @param changed told the name of what changed
    EndpointBook(Cluster cluster, Channels channels, String clientId, Consumer<String> changed) {
        this.cluster = cluster;
        this.channels = channels;
        this.changed = changed;
        this.follow = new Follow(cluster, clientId).channel(channels.endpoints(), this::seen);
    }

    /// Reads what stands there now; nothing is unknown for want of reading afterwards.
    void load() {
        new Follow(cluster, "endpoints")
                .channel(channels.endpoints(), this::hold)
                .runToEnd();
    }

    /// Follows changes until [#close].
    void follow() {
        follow.run();
    }

    Optional<Endpoint> named(String name) {
        return Optional.ofNullable(held.get(name)).flatMap(Held::endpoint);
    }

    private void seen(Follow.Seen<Endpoint> record) {
        if (hold(record)) {
            changed.accept(record.key());
        }
    }

    /// Whether it is news. The past is read again before the present, by one thread after the other.
    private boolean hold(Follow.Seen<Endpoint> record) {
        var old = Optional.ofNullable(held.get(record.key()));
        if (old.filter(each -> each.offset >= record.offset()).isPresent()) {
            return false;
        }
        held.put(record.key(), new Held(record.value(), record.offset()));
        return true;
    }

    @Override
    public void close() {
        follow.close();
    }
}

package dev.newsvane.schemas;

import dev.newsvane.base.Channel;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Sender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Writes sources, watches and endpoints, and who changed them. What was changed is on its way at once; the entries
/// follow when this closes, once every change stands in its channel, and those of one channel before those of the next.
/// What goes is erased last: an entry that gets another key stands twice for a moment, and never nowhere.
public final class Edits implements AutoCloseable {
    private final Channels channels;
    private final Instant at;
    private final Sender sender;
    private final List<CompletableFuture<?>> recorded = new ArrayList<>();
    private final Map<String, List<Supplier<CompletableFuture<?>>>> entries = new LinkedHashMap<>();
    private final List<Supplier<CompletableFuture<?>>> erasures = new ArrayList<>();

    /// @param clientId what brokers call it
    /// @param at when the changes are made
    public Edits(Cluster cluster, Channels channels, String clientId, Instant at) {
        this.channels = channels;
        this.at = at;
        this.sender = new Sender(cluster, clientId);
    }

    /// What is changed by what is written or erased here.
    public void record(Change change) {
        recorded.add(sender.send(channels.changes(), change.key(), change, at));
    }

    public <V> void write(Channel<V> channel, String key, V value) {
        entries.computeIfAbsent(channel.name(), _ -> new ArrayList<>()).add(() -> sender.send(channel, key, value, at));
    }

    public void erase(Channel<?> channel, String key) {
        erasures.add(() -> sender.erase(channel, key, at));
    }

    /// An endpoint, and who changed it.
    ///
    /// @param before as it was; empty where it is new
    /// @param after as it is from then on; empty where it is no more
    public void endpoint(Optional<Endpoint> before, Optional<Endpoint> after, Author author) {
        var change = Change.endpoint(before, after, author, at);
        record(change);
        after.ifPresentOrElse(
                endpoint -> write(channels.endpoints(), change.name(), endpoint),
                () -> erase(channels.endpoints(), change.name()));
    }

    /// Returns when the cluster holds everything; throws what it threw.
    @Override
    public void close() {
        try (sender) {
            recorded.forEach(Sender::await);
            entries.values().forEach(Edits::sent);
            sent(erasures);
        }
    }

    private static void sent(List<Supplier<CompletableFuture<?>>> records) {
        records.stream().map(Supplier::get).toList().forEach(Sender::await);
    }
}

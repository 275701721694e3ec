package dev.newsvane.app.run;

import dev.newsvane.base.Backlog;
import dev.newsvane.base.Channel;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.DeliveryState;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/// Whether everything that was published by a moment has gone all the way through. Asked from the sources downwards:
/// what was found empty above cannot fill again below, unless something new is published.
public final class Quiet implements AutoCloseable {
    private final Cluster cluster;
    private final Channels channels;
    private final Admin admin;
    private final Backlog backlog;

    public Quiet(Cluster cluster, Channels channels) {
        this.cluster = cluster;
        this.channels = channels;
        this.admin = cluster.admin();
        this.backlog = new Backlog(admin);
    }

    /// True when every source was polled after `since` and nothing of it is on its way any more.
    public boolean since(Instant since) {
        return everySourcePolled(since)
                && done("frontier", channels.items(), channels.fetched())
                && Snapshot.of(cluster, channels.requests()).isEmpty()
                && done("frontier", channels.items(), channels.fetched())
                && done("enrich", channels.pages())
                && done("match", channels.articles())
                && Snapshot.of(cluster, channels.deliveries()).values().stream()
                        .noneMatch(delivery -> delivery.state() == DeliveryState.PENDING);
    }

    private boolean everySourcePolled(Instant since) {
        var polls = Snapshot.of(cluster, channels.polls());
        return Snapshot.of(cluster, channels.sources()).entrySet().stream()
                .filter(source -> !source.getValue().paused())
                .allMatch(source -> {
                    var poll = polls.get(source.getKey());
                    return poll != null
                            && poll.succeeded()
                                    .map(at -> !at.isBefore(since))
                                    .orElse(poll.trouble().isPresent());
                });
    }

    private boolean done(String stage, Channel<?>... reads) {
        return backlog.of(stage, List.of(reads)).values().stream().allMatch(behind -> behind == 0);
    }

    @Override
    public void close() {
        admin.close();
    }
}

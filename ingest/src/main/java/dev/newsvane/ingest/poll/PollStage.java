package dev.newsvane.ingest.poll;

import dev.newsvane.base.Cluster;
import dev.newsvane.base.Health;
import dev.newsvane.base.Stage;
import dev.newsvane.base.http.Web;
import dev.newsvane.schemas.Channels;
import java.time.InstantSource;
import java.util.List;

/// The poll stage.
public final class PollStage implements Stage {
    private final InstantSource clock;
    private final List<Object> parts;

    public PollStage(
            Cluster cluster, Channels channels, Web web, PollSettings settings, String instance, InstantSource clock) {
        this.clock = clock;
        this.parts = List.of(cluster, channels, web, settings, instance);
    }

    @Override
    public String name() {
        return "poll";
    }

    @Override
    public void start() {}

    @Override
    public Health health() {
        return new Health.Running();
    }

    /// What is in hand; see [Counts].
    public Counts counts() {
        return new Counts(clock.instant().toEpochMilli() < 0, parts.size(), 0, 0);
    }

    /// Whether there is nothing to do now.
    public boolean idle() {
        return counts().idle();
    }

    /// What is in hand.
    ///
    /// @param loaded whether a share of the sources has been assigned and read
    /// @param sources owned
    /// @param due of which due and not yet polled, those in flight included
    /// @param inFlight polls under way
    public record Counts(boolean loaded, int sources, int due, int inFlight) {
        boolean idle() {
            return loaded && due == 0 && inFlight == 0;
        }
    }

    @Override
    public void close() {}
}

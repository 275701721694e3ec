package dev.newsvane.app.replay;

import dev.newsvane.alerts.AlertSettings;
import dev.newsvane.alerts.match.Versions;
import dev.newsvane.app.UserMistake;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Watch;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// The recorded past through the present matching, beside the live flow: `articles`, `watches` and `coverage` as they
/// were recorded, the very code that matches live, a memory of its own. Because the placement of each article is
/// recorded with it, and a version of a watch is in force by time, the same range and settings give the same alerts
/// under the same ids, whatever the instances of the live run did.
///
/// A range begins with a silent warm-up, in which the memory learns what had been said by then. The
/// live flow goes first throughout.
public final class Replay {
    private final Cluster cluster;
    private final Channels channels;
    private final AlertSettings settings;
    private final InstantSource clock;

    /// A replay over a system's channels.
    ///
    /// @param settings how its watches speak
    public Replay(Cluster cluster, Channels channels, AlertSettings settings, InstantSource clock) {
        this.cluster = cluster;
        this.channels = channels;
        this.settings = settings;
        this.clock = clock;
    }

    /// What to replay. The time of an article is when it was fetched; of an imported one, when it happened.
    ///
    /// @param name marks the alerts, and names the channels they go to
    /// @param from inclusive
    /// @param to exclusive
    /// @param watches only these; empty: all
    /// @param sources only articles from these; empty: from any
    /// @param present with the watches as they are now throughout, instead of those that were in force
    /// @param rate articles of the range a second at most; what is learnt before it waits for the live flow alone
    public record Range(
            String name,
            Instant from,
            Instant to,
            Set<String> watches,
            Set<String> sources,
            boolean present,
            Optional<Integer> rate) {
        /// All that was, as it was, as fast as the live flow lets it.
        public static Range since(Instant from, String name) {
            return new Range(name, from, Instant.MAX, Set.of(), Set.of(), false, Optional.empty());
        }
    }

    /// What a replay did.
    ///
    /// @param articles read in the range
    /// @param younger watches that came into force after the first of these articles was fetched: what they would
    ///     have said of it is not among the alerts
    /// @param passedOver a sentence on queries that threw, and were passed over as they are live
    public record Done(long articles, List<Watch> younger, Optional<String> passedOver) {}

    /// Replays a range to its end.
    ///
    /// @param each told of every alert of the range, in order, once its channel holds it
    public Done run(Range range, Consumer<Alert> each) {
        var replayed = channels.replay(range.name());
        replayed.createReplayed(cluster, channels);
        replayed.emptyReplayed(cluster);
        var watches = watches(range);
        var first = new AtomicReference<>(Instant.MAX);
        try (var sender = new Sender(cluster, "replay-" + range.name());
                var courtesy = new Courtesy(cluster, channels, range.rate())) {
            var past = new Past(cluster, channels, settings.replaying(range.name()), clock, courtesy);
            var gone = past.through(
                    new Past.Range(range.from(), range.to(), range.sources()), watches, new Past.Listener() {
                        @Override
                        public void article(Article article, Instant at) {
                            first.updateAndGet(before -> before.isBefore(at) ? before : at);
                        }

                        @Override
                        public void alert(Alert alert, Instant when, Instant at) {
                            Sender.await(sender.send(replayed.alerts(), alert.event(), alert, at));
                            each.accept(alert);
                        }
                    });
            return new Done(gone.range(), younger(watches, first.get()), past.passedOver());
        }
    }

    private List<Watch> watches(Range range) {
        var all = Snapshot.of(cluster, channels.watches()).values().stream()
                .filter(watch -> range.watches().isEmpty() || range.watches().contains(watch.name()))
                .toList();
        for (var name : range.watches()) {
            if (all.stream().map(Watch::name).noneMatch(name::equals)) {
                throw new UserMistake("there is no watch \"" + name + "\" in this system");
            }
        }
        return range.present() ? present(all) : all;
    }

    private static List<Watch> present(List<Watch> all) {
        return Versions.of(all).newest().stream()
                .map(watch -> watch.as(watch.version(), false, Instant.EPOCH))
                .toList();
    }

    private static List<Watch> younger(List<Watch> watches, Instant first) {
        var versions = Versions.of(watches);
        return versions.newest().stream()
                .filter(watch -> versions.first(watch.name()).isAfter(first))
                .toList();
    }
}

package dev.newsvane.app.replay;

import dev.newsvane.alerts.AlertSettings;
import dev.newsvane.alerts.Matching;
import dev.newsvane.alerts.Memory;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Follow.Seen;
import dev.newsvane.base.Log;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Coverage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The recorded past through the present matching, beside the live flow: `articles`, `watches` and `coverage` as they
/// were recorded, the very code that matches live, a memory of its own. Because the placement of each article is
/// recorded with it, and a version of a watch is in force by time, the same range and settings give the same alerts
/// under the same ids, whatever the instances of the live run did.
///
/// A range begins with a silent warm-up, in which the memory learns what had been said by then.
public final class Replay {
    private final Cluster cluster;
    private final Channels channels;
    private final AlertSettings settings;
    private final Duration warmUp;
    private final InstantSource clock;

    /// A replay over a system's channels.
    ///
    /// @param settings how its watches speak
    /// @param warmUp as long as its stories stay open
    public Replay(Cluster cluster, Channels channels, AlertSettings settings, Duration warmUp, InstantSource clock) {
        this.cluster = cluster;
        this.channels = channels;
        this.settings = settings;
        this.warmUp = warmUp;
        this.clock = clock;
    }

    /// What to replay.
    ///
    /// @param name marks the alerts, and names the channels they go to
    /// @param from of the time articles were fetched, inclusive
    /// @param to exclusive
    /// @param watch only this one
    /// @param source only articles from this one
    public record Range(String name, Instant from, Instant to, Optional<String> watch, Optional<String> source) {}

    /// Replays a range to its end.
    ///
    /// @param each told of every alert of the range, in order, once its channel holds it
    /// @return articles read in the range
    public long run(Range range, Consumer<Alert> each) {
        var replayed = channels.replay(range.name());
        replayed.createReplayed(cluster, (short) 1);
        var articles = 0L;
        try (var matching = new Matching(memory(range), settings.replaying(range.name()));
                var past = new Log<>(cluster, channels.articles(), range.from().minus(warmUp));
                var time = new Log<>(cluster, channels.coverage(), range.from().minus(warmUp));
                var sender = new Sender(cluster, "replay-" + range.name())) {
            while (past.hasNext()) {
                var seen = past.next();
                if (!seen.at().isBefore(range.to())) {
                    continue; // the log is in the order of placement, not of fetching
                }
                pass(time, seen.at(), matching);
                for (var alert : alerts(seen, range, matching)) {
                    if (!seen.at().isBefore(range.from())) {
                        Sender.await(sender.send(replayed.alerts(), alert.event(), alert, seen.at()));
                        each.accept(alert);
                    }
                }
                articles += seen.at().isBefore(range.from()) ? 0 : 1;
            }
        }
        return articles;
    }

    private Memory memory(Range range) {
        var memory = Memory.inMaps();
        Snapshot.of(cluster, channels.watches()).values().stream()
                .filter(watch -> range.watch().map(watch.name()::equals).orElse(true))
                .forEach(memory::keep);
        return memory;
    }

    private static void pass(Log<Coverage> time, Instant until, Matching matching) {
        while (time.peek().filter(next -> next.at().isBefore(until)).isPresent()) {
            time.next().value().ifPresent(matching::coverage);
        }
    }

    private Iterable<Alert> alerts(Seen<Article> seen, Range range, Matching matching) {
        return seen.value()
                .filter(article -> range.source().map(article.source()::equals).orElse(true))
                .map(article -> matching.article(article, seen.offset(), clock.instant()))
                .orElse(List.of());
    }
}

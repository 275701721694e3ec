package dev.newsvane.app.replay;

import dev.newsvane.alerts.AlertSettings;
import dev.newsvane.alerts.Matching;
import dev.newsvane.alerts.Memory;
import dev.newsvane.alerts.match.Versions;
import dev.newsvane.app.UserMistake;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Follow.Seen;
import dev.newsvane.base.Log;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Coverage;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Watch;
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
    /// @param watch only this one
    /// @param source only articles from this one
    /// @param present with the watches as they are now throughout, instead of those that were in force
    public record Range(
            String name, Instant from, Instant to, Optional<String> watch, Optional<String> source, boolean present) {}

    /// What a replay did.
    ///
    /// @param articles read in the range
    /// @param younger watches that came into force after the first of these articles was fetched: what they would
    ///     have said of it is not among the alerts
    public record Done(long articles, List<Watch> younger) {}

    /// Replays a range to its end.
    ///
    /// @param each told of every alert of the range, in order, once its channel holds it
    public Done run(Range range, Consumer<Alert> each) {
        var replayed = channels.replay(range.name());
        replayed.createReplayed(cluster, channels);
        replayed.emptyReplayed(cluster);
        var articles = 0L;
        var first = Instant.MAX;
        var watches = watches(range);
        var memory = Memory.inMaps();
        watches.forEach(memory::keep);
        try (var matching = new Matching(memory, settings.replaying(range.name()));
                var past = new Log<>(cluster, channels.articles(), range.from().minus(settings.memory()));
                var time = new Log<>(cluster, channels.coverage(), range.from().minus(settings.memory()));
                var sender = new Sender(cluster, "replay-" + range.name())) {
            while (past.hasNext()) {
                var seen = past.next();
                var when = seen.value().map(Replay::time).orElse(seen.at());
                if (!when.isBefore(range.to())) {
                    continue; // the log is in the order of placement, not of time
                }
                pass(time, seen.at(), matching);
                var alerts = alerts(seen, range, matching);
                if (when.isBefore(range.from())) {
                    continue;
                }
                articles++;
                first = first.isBefore(seen.at()) ? first : seen.at();
                for (var alert : alerts) {
                    Sender.await(sender.send(replayed.alerts(), alert.event(), alert, seen.at()));
                    each.accept(alert);
                }
            }
        }
        return new Done(articles, younger(watches, first));
    }

    private static Instant time(Article article) {
        return article.lane().equals(Lanes.LIVE) ? article.fetched() : article.event();
    }

    private List<Watch> watches(Range range) {
        var all = Snapshot.of(cluster, channels.watches()).values().stream()
                .filter(watch -> range.watch().map(watch.name()::equals).orElse(true))
                .toList();
        if (range.watch().isPresent() && all.isEmpty()) {
            throw new UserMistake("there is no watch \"" + range.watch().get() + "\" in this system");
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

    private static void pass(Log<Coverage> time, Instant until, Matching matching) {
        while (time.peek().filter(next -> next.at().isBefore(until)).isPresent()) {
            time.next().value().ifPresent(matching::coverage);
        }
    }

    private List<Alert> alerts(Seen<Article> seen, Range range, Matching matching) {
        return seen.value()
                .filter(article -> range.source().map(article.source()::equals).orElse(true))
                .map(article -> matching.article(article, seen.offset(), clock.instant()))
                .orElse(List.of());
    }
}

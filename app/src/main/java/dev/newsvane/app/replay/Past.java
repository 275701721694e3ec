package dev.newsvane.app.replay;

import dev.newsvane.alerts.AlertSettings;
import dev.newsvane.alerts.Matching;
import dev.newsvane.alerts.Memory;
import dev.newsvane.alerts.flow.Flow;
import dev.newsvane.alerts.match.PassedOver;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Log;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Coverage;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Watch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The recorded past through the very code that matches live: `articles` in their recorded order, `coverage` between
/// them, a memory of its own. A range begins with a silent warm-up as long as memory lasts, in which is learnt what had
/// been said by then.
///
/// What an article matches is looked at by several threads ahead ([Sieve]), for that needs no memory; what is said is
/// decided by one. What matches nothing, of a story that nobody spoke of, is passed over: [Matching] would have said
/// and kept nothing.
public final class Past {
    private final Cluster cluster;
    private final Channels channels;
    private final AlertSettings.Replaying settings;
    private final InstantSource clock;
    private final Pace pace;
    private final Optional<Catalogue> catalogue;
    private final PassedOver passedOver = new PassedOver();

    /// The past of a system.
    ///
    /// @param settings how its watches speak, and the name that their alerts bear
    public Past(Cluster cluster, Channels channels, AlertSettings.Replaying settings, InstantSource clock, Pace pace) {
        this(cluster, channels, settings, clock, pace, Optional.empty());
    }

    private Past(
            Cluster cluster,
            Channels channels,
            AlertSettings.Replaying settings,
            InstantSource clock,
            Pace pace,
            Optional<Catalogue> catalogue) {
        this.cluster = cluster;
        this.channels = channels;
        this.settings = settings;
        this.clock = clock;
        this.pace = pace;
        this.catalogue = catalogue;
    }

    /// The same by an index as far as it reaches, which grows with it. Articles have no text then, and alerts no
    /// passages.
    public Past by(Catalogue index) {
        return new Past(cluster, channels, settings, clock, pace, Optional.of(index));
    }

    /// Which part of the past. The time of an article is when it was fetched; of an imported one, when it happened.
    ///
    /// @param from inclusive
    /// @param to exclusive
    /// @param sources only articles from these; empty: from any
    public record Range(Instant from, Instant to, Set<String> sources) {}

    /// Told of the range in the recorded order.
    public interface Listener {
        /// An article, each of them; what watches say at it comes next.
        ///
        /// @param at our clock when it was fetched, imported ones when they were imported
        default void article(Article article, Instant at) {}

        /// What a watch said.
        ///
        /// @param when in the range: when its article counts, or how far time had passed
        /// @param at our clock then
        void alert(Alert alert, Instant when, Instant at);
    }

    /// How much was gone through.
    ///
    /// @param range articles in the range
    /// @param before articles of outside it, for what had been said by then or because of the order of the log
    /// @param indexed so many of both came from the index
    public record Gone(long range, long before, long indexed) {}

    /// Goes through a range to its end.
    ///
    /// @param watches every version that may be in force
    public Gone through(Range range, Collection<Watch> watches, Listener listener) {
        var memory = Memory.inMaps();
        watches.forEach(memory::keep);
        var since = range.from.minus(remembered(watches));
        var within = 0L;
        var before = 0L;
        var indexed = 0L;
        try (var matching = new Matching(memory, settings);
                var past = new Sieve(cluster, channels.articles(), since, watches, pace, catalogue, passedOver);
                var time = new Log<>(cluster, channels.coverage(), since)) {
            while (past.hasNext()) {
                var next = past.next();
                var article = next.article();
                var when = time(article);
                if (!when.isBefore(range.to)) {
                    continue; // the log is in the order of placement, not of time
                }
                if (!when.isBefore(range.from)) {
                    pace.article();
                }
                pass(time, next.at(), range, matching, listener);
                var asked = (range.sources.isEmpty() || range.sources.contains(article.source()))
                        && (!next.matches().isEmpty() || known(article, memory));
                var alerts = asked
                        ? matching.article(article, next.matches(), next.offset(), clock.instant())
                        : List.<Alert>of();
                indexed += next.indexed() ? 1 : 0;
                if (when.isBefore(range.from)) {
                    before++;
                } else {
                    within++;
                    listener.article(article, next.at());
                    alerts.forEach(alert -> listener.alert(alert, when, next.at()));
                }
            }
            pass(time, range.to, range, matching, listener);
        }
        return new Gone(within, before, indexed);
    }

    /// Told of an article, and whether it is asked for.
    public interface Judged {
        void article(Article article, boolean matches);
    }

    /// Goes through a range, whatever was said of it, in the recorded order.
    ///
    /// @param watch in force throughout
    public Gone matching(Range range, Watch watch, Judged judged) {
        var within = 0L;
        var before = 0L;
        var indexed = 0L;
        try (var past =
                new Sieve(cluster, channels.articles(), range.from, List.of(watch), pace, catalogue, passedOver)) {
            while (past.hasNext()) {
                var next = past.next();
                var when = time(next.article());
                indexed += next.indexed() ? 1 : 0;
                if (when.isBefore(range.from) || !when.isBefore(range.to)) {
                    before++;
                } else {
                    within++;
                    judged.article(next.article(), !next.matches().isEmpty());
                }
            }
        }
        return new Gone(within, before, indexed);
    }

    /// A sentence on queries that threw, for a fault of ours, and were passed over as they are live; empty where none
    /// did.
    public Optional<String> passedOver() {
        return passedOver.toldOfAll();
    }

    /// For how long what was before the range may matter.
    private Duration remembered(Collection<Watch> watches) {
        var memory = settings.settings().memory();
        var flow = watches.stream().anyMatch(watch -> watch.when().ofFlow());
        return flow && memory.compareTo(Flow.REMEMBERED) < 0 ? Flow.REMEMBERED : memory;
    }

    /// When an article counts.
    public static Instant time(Article article) {
        return article.lane().equals(Lanes.LIVE) ? article.fetched() : article.event();
    }

    /// Whether anything was said of its story, or of one that it made merge or split.
    private static boolean known(Article article, Memory memory) {
        return article.placement()
                .filter(placement -> !memory.ofStory(placement.story()).isEmpty()
                        || placement.turns().stream()
                                .anyMatch(turn -> !memory.ofStory(turn.story()).isEmpty()
                                        || !memory.ofStory(turn.other()).isEmpty()))
                .isPresent();
    }

    private void pass(Log<Coverage> time, Instant until, Range range, Matching matching, Listener listener) {
        while (time.peek().filter(next -> next.at().isBefore(until)).isPresent()) {
            var next = time.next();
            next.value().stream()
                    .flatMap(coverage -> matching.coverage(coverage, clock.instant()).stream())
                    .filter(_ -> !next.at().isBefore(range.from) && next.at().isBefore(range.to))
                    .forEach(alert -> listener.alert(alert, next.at(), next.at()));
        }
    }
}

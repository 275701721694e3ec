package dev.newsvane.alerts;

import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Correction;
import dev.newsvane.schemas.CorrectionKind;
import dev.newsvane.schemas.Evidence;
import dev.newsvane.schemas.Turn;
import dev.newsvane.schemas.Watch;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// What becomes of what was said when stories merge and split and articles change. Nobody is paged again for an event
/// that was told. An alert keeps its identity for ever; one that was told, and no longer is as it was told, says so
/// once.
final class Correct {
    private Correct() {}

    /// @param said empty: nothing
    /// @param after what has been said then, of each story of which something else was said before
    record Turned(Optional<Said> said, List<Spoken> after) {
        private static final Turned NOTHING = new Turned(Optional.empty(), List.of());
    }

    /// A story has merged into another: what was said of it holds for that one. Where both were told of, the watch
    /// goes on with the alert of the story that goes on, and the other alert is corrected, unless it goes on
    /// elsewhere. Parts of one alert are one again.
    ///
    /// @param over what was said of the story that is over
    /// @param there what was said of the one that goes on
    static Turned merged(Spoken over, Optional<Spoken> there, String into) {
        if (there.filter(Spoken::raised).isPresent() && over.raised()) {
            var other = there.get();
            if (other.alert().equals(over.alert())) {
                return new Turned(
                        Optional.empty(),
                        List.of(other.with(over), over.branch().isEmpty() ? over.beside() : over));
            }
            var said = Optional.of(corrected(over, CorrectionKind.MERGED, into, into, other.alert()));
            return new Turned(
                    said.filter(_ -> over.branch().isEmpty()),
                    List.of(other.of(over.story()).beside()));
        }
        return there.isPresent() && !over.raised()
                ? there.filter(other -> !other.raised())
                        .map(other -> other.waitingWith(over))
                        .map(other -> new Turned(Optional.empty(), List.of(other)))
                        .orElse(Turned.NOTHING)
                : new Turned(Optional.empty(), List.of(over.of(into), over.beside()));
    }

    /// A story has split off: what was told of its origin was told of it too. Where it took along the article that
    /// raised the alert, the alert is corrected, and goes with the article.
    ///
    /// @param origin what was said of the story that it was part of
    static Turned split(Spoken origin, Turn turn) {
        var off = turn.story();
        if (!origin.raised()) {
            Predicate<Evidence> moves = match -> turn.moved().contains(match.article());
            var moved = origin.waitingFor(moves).waits();
            return moved.isEmpty()
                    ? Turned.NOTHING
                    : new Turned(
                            Optional.empty(),
                            List.of(
                                    Spoken.nothing(origin.watch(), off, origin.headline(), origin.touched())
                                            .waiting(moved),
                                    origin.waitingFor(moves.negate())));
        }
        return turn.moved().contains(origin.article())
                ? new Turned(
                        Optional.of(corrected(origin, CorrectionKind.SPLIT, off, off, origin.alert())),
                        List.of(origin.of(off), origin.beside()))
                : new Turned(Optional.empty(), List.of(origin.of(off).beside()));
    }

    /// An article was edited, and the watch does not match it. Where another version matched it, the edit may not be
    /// why.
    static Turned edited(Spoken before, Article article, Watch watch) {
        if (article.edited() && before.waitsFor(article.id())) {
            return new Turned(
                    Optional.empty(),
                    List.of(before.waitingFor(match -> !match.article().equals(article.id()))));
        }
        var same = before.version() == 0 || before.version() == watch.version();
        return same && before.raised() && article.edited() && before.article().equals(article.id())
                ? new Turned(
                        Optional.of(corrected(
                                before, CorrectionKind.EDITED, article.revision(), before.story(), before.alert())),
                        List.of(before.unborne()))
                : Turned.NOTHING;
    }

    /// An article was withdrawn: whatever the watch asks by now, what it raised by it is told no more.
    static Turned withdrawn(Spoken before, Article article) {
        if (before.waitsFor(article.id())) {
            return new Turned(
                    Optional.empty(),
                    List.of(before.waitingFor(match -> !match.article().equals(article.id()))));
        }
        return before.raised() && before.article().equals(article.id())
                ? new Turned(
                        Optional.of(corrected(
                                before, CorrectionKind.WITHDRAWN, article.id(), before.story(), before.alert())),
                        List.of(before.unborne()))
                : Turned.NOTHING;
    }

    private static Said corrected(Spoken before, CorrectionKind kind, String by, String story, String alert) {
        return new Said(
                AlertKind.CORRECTED,
                before.milestone(kind.name().toLowerCase(Locale.ROOT) + ':' + by),
                Optional.of(new Correction(kind, before.article(), story, alert)));
    }
}

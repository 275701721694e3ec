package dev.newsvane.console.exit;

import dev.newsvane.base.Follow.Seen;
import dev.newsvane.schemas.Alert;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A document of an archived feed (RFC 5005, section 4): the current one, or an archive of [#SIZE] events that never
/// changes once it is full.
///
/// The current document holds what no archive holds that it leads to: at least the last SIZE events, so that it is
/// never nearly empty, and less than twice as many. An archive is named by the offset of its first event; what it holds
/// follows from that alone, so whatever becomes of those before it, it stays what it is. Its title is the watch's name,
/// for that of people may change. Where the log was shortened, archives begin with what it still holds; one of before
/// leads to the oldest of them, in which some of its own events may stand again.
///
record Document(Outline outline, List<Seen<Alert>> events) {
    /// Events in an archive. Another number would be another archive under the same name: give it another path.
    static final int SIZE = 50;

    /// All that a document's bytes follow from, before its events are read.
    ///
    /// @param log which log it is of: with the scope, which feed of all in the world
    /// @param archive the offset of its first event; empty of the current one
    /// @param older the archive before it, by its first offset
    /// @param newer of an archive, the one after it
    /// @param events where they stand in the log
    record Outline(
            Scope scope,
            String log,
            String title,
            Optional<Long> archive,
            Optional<Long> older,
            Optional<Long> newer,
            List<Long> events) {
        /// With its events; empty where the log has let go of some of an archive's.
        Optional<Document> read(Shelf shelf) {
            var there = shelf.read(events);
            return archive.isPresent() && there.size() < SIZE
                    ? Optional.empty()
                    : Optional.of(new Document(this, there));
        }

        /// The path of a document of this feed.
        ///
        /// @param file the last part, such as `feed.atom`
        String path(Optional<Long> first, String file) {
            return scope.path() + first.map(offset -> "/archives/" + offset).orElse("") + "/" + file;
        }
    }

    /// What is asked for, or why it is not there.
    sealed interface Found {
        record There(Outline outline) implements Found {}

        /// Not full yet: its events are in the current one.
        record NotYet(Scope scope) implements Found {}

        /// Its events were there once, and the log has let go of them.
        record Gone() implements Found {}

        record Never() implements Found {}
    }

    private record Range(List<Long> offsets, Optional<Long> older, Optional<Long> newer) {}

    static Found current(Shelf shelf, Scope scope) {
        shelf.forget();
        return shelf.title(scope)
                .<Found>map(title -> {
                    var range = shelf.ask(scope, all -> {
                        var from = Math.max(0, all.end() / SIZE - 1) * SIZE;
                        return new Range(all.between(from, all.end()), older(all, from), Optional.empty());
                    });
                    return new Found.There(new Outline(
                            scope, shelf.log(), title, Optional.empty(), range.older, Optional.empty(), range.offsets));
                })
                .orElseGet(Found.Never::new);
    }

    /// @param first the offset of its first event
    static Found archive(Shelf shelf, Scope scope, long first) {
        if (shelf.title(scope).isEmpty()) {
            return new Found.Never();
        }
        var begin = shelf.forget();
        var range = shelf.ask(scope, all -> {
            var from = all.from(first);
            var newer = from + SIZE;
            return new Range(
                    all.between(from, newer),
                    older(all, from),
                    all.holds(newer) ? Optional.of(all.at(newer)) : Optional.empty());
        });
        if (range.offsets.isEmpty() || range.offsets.getFirst() != first) {
            return first < begin ? new Found.Gone() : new Found.Never();
        }
        if (range.newer.isEmpty()) {
            return new Found.NotYet(scope);
        }
        return new Found.There(new Outline(
                scope,
                shelf.log(),
                scope.watch().orElse(Shelf.ALL),
                Optional.of(first),
                range.older,
                range.newer,
                range.offsets));
    }

    /// The archive before a number; the oldest is full, too, and may hold some of those after it.
    private static Optional<Long> older(Offsets all, int number) {
        return number > 0 ? Optional.of(all.at(Math.max(0, number - SIZE))) : Optional.empty();
    }

    /// When its latest event was matched; of an empty one the epoch.
    Instant updated() {
        return events.stream()
                .flatMap(event -> event.value().stream())
                .map(Alert::matched)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}

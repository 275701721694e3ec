package dev.newsvane.enrich;

import dev.newsvane.enrich.extract.Extract;
import dev.newsvane.enrich.repeat.Fingerprint;
import dev.newsvane.enrich.story.Near;
import dev.newsvane.enrich.story.Vector;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import okio.ByteString;

/// An open article, without its text. Key: lane and article id.
///
/// @param revisions revisions seen, latest last, bounded
/// @param story the story it belongs to
/// @param site its publisher
/// @param event event time
/// @param fetched when its latest revision was fetched
/// @param copy it repeats another publisher's
/// @param fingerprint by which copies of it are found
/// @param order its number in the order of arrival, in which indexes are built anew
record Member(
        List<String> revisions,
        String story,
        String site,
        Instant event,
        Instant fetched,
        boolean copy,
        ByteString fingerprint,
        long order) {
    private static final int MOST_REVISIONS = 16;

    static Member of(Near near, List<String> earlier, String revision, long order) {
        return new Member(
                with(earlier, revision),
                near.story(),
                near.site(),
                near.event(),
                near.fetched(),
                near.copy(),
                near.fingerprint().bytes(),
                order);
    }

    private static List<String> with(List<String> earlier, String revision) {
        return Stream.concat(
                        earlier.stream().skip(Math.max(0, earlier.size() - MOST_REVISIONS + 1)), Stream.of(revision))
                .toList();
    }

    /// The same, whose page is gone.
    Member withdrawn(String revision) {
        return new Member(with(revisions, revision), story, site, event, fetched, copy, fingerprint, order);
    }

    /// The same, come once more.
    Member again(long number) {
        return new Member(revisions, story, site, event, fetched, copy, fingerprint, number);
    }

    /// Whether it was not withdrawn, or was published again since.
    boolean stands() {
        return !revisions.getLast().equals(Extract.WITHDRAWN);
    }

    Member in(String other) {
        return new Member(revisions, other, site, event, fetched, copy, fingerprint, order);
    }

    Near near(String id, Words words) {
        return new Near(id, story, site, event, fetched, copy, Vector.of(words.vector()), Fingerprint.of(fingerprint));
    }
}

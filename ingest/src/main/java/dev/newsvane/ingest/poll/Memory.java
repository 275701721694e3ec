package dev.newsvane.ingest.poll;

import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.ingest.schedule.Doubt;
import dev.newsvane.ingest.schedule.Hush;
import dev.newsvane.ingest.schedule.Setback;
import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What polling remembers, from one poll to the next.
final class Memory {
    private static final int LONGEST_VALIDATOR = 1_000;
    private static final String ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, "
            + "application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5";

    private Memory() {}

    /// Of a source that was never polled: due now.
    static Poll fresh(Source source, Instant now, PollSettings settings) {
        return new Poll(
                source.name(),
                source.url(),
                source.url(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                source.every().orElse(settings.initial()),
                Optional.empty(),
                0,
                List.of(),
                Optional.empty(),
                0,
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    /// What is still true when the user has changed the source: a new URL voids validators and moves, a new rhythm
    /// the old due time, as does a clock that has been set back. Baseline and known items stay.
    static Poll fitting(Poll memory, Source source, Instant now) {
        var moved = !memory.configured().equals(source.url());
        var rhythm = source.every().orElse(memory.rhythm());
        var still = memory.tried()
                .map(asked -> Setback.due(asked, memory.due(), now))
                .orElse(memory.due());
        var due = moved || rhythm.compareTo(memory.rhythm()) < 0 ? now : still;
        var draft = Draft.of(memory)
                .configured(source.url())
                .due(due)
                .rhythm(rhythm)
                .known(Packed.of(memory.known()));
        if (moved) {
            draft.url(source.url())
                    .etag(Optional.empty())
                    .lastModified(Optional.empty())
                    .bodyHash(Optional.empty());
        }
        return draft.poll();
    }

    /// What to ask with, so that an unchanged feed costs the server next to nothing.
    static Map<String, String> headers(Poll memory) {
        var headers = new HashMap<String, String>();
        headers.put("accept", ACCEPT);
        if (Part.ofATree(memory) || asksWhole(memory)) {
            return headers; // of a tree's root it must be known what it lists now
        }
        memory.etag().ifPresent(etag -> headers.put("if-none-match", etag));
        memory.lastModified().ifPresent(date -> headers.put("if-modified-since", date));
        return headers;
    }

    private static boolean asksWhole(Poll memory) {
        var silent = Hush.isSilent(memory.items() - memory.baseline(), memory.first(), memory.changed(), memory.due());
        return new Doubt(memory.whole(), memory.distrusted()).asksWhole(silent, memory.due());
    }

    /// What an answer showed.
    ///
    /// @param window items in it
    /// @param fresh of which never seen before
    /// @param told of which new or changed
    /// @param span how long ago the oldest was published, where all are dated
    /// @param oldest date of the oldest item never seen before
    record Seen(
            int window,
            int fresh,
            int told,
            Optional<Double> overlap,
            Optional<Duration> span,
            Optional<Instant> oldest,
            List<String> known) {}

    /// After an answer that could be used.
    static Draft succeeded(Poll before, Got got, Optional<String> bodyHash, Instant now, Seen seen, boolean gap) {
        var unchanged = got.status() == 304;
        var etag = validator(got, "etag").or(() -> unchanged ? before.etag() : Optional.empty());
        var date = validator(got, "last-modified").or(() -> unchanged ? before.lastModified() : Optional.empty());
        var whole = asksWhole(before) && !unchanged;
        var lies = whole && before.first().isPresent() && lies(before, etag, date, seen);
        return Draft.of(before)
                .url(got.moved().map(Object::toString).orElse(before.url()))
                .etag(etag)
                .lastModified(date)
                .bodyHash(bodyHash)
                .tried(Optional.of(now))
                .first(before.first().or(() -> Optional.of(now)))
                .succeeded(Optional.of(now))
                .changed(seen.told() > 0 ? Optional.of(now) : before.changed())
                .failures(0)
                .trouble(Optional.empty())
                .overlap(seen.overlap())
                .items(before.items() + seen.told())
                .known(seen.known())
                .window(seen.window() > 0 ? seen.window() : before.window())
                .baseline(before.first().isPresent() ? before.baseline() : seen.window())
                .gaps(before.gaps() + (gap ? 1 : 0))
                .gap(gap ? Optional.of(now) : before.gap())
                .whole(whole ? Optional.of(now) : before.whole())
                .distrusted(lies ? Optional.of(now) : before.distrusted());
    }

    private static boolean lies(Poll before, Optional<String> etag, Optional<String> date, Seen seen) {
        var validated = before.etag().isPresent() || before.lastModified().isPresent();
        var same = etag.equals(before.etag()) && date.equals(before.lastModified());
        var unchanged = before.succeeded()
                .filter(_ -> before.overlap().filter(share -> share == 1).isPresent());
        return validated && Doubt.lies(seen.fresh() > 0, same, unchanged, seen.oldest());
    }

    /// After a failure. A remembered move that fails is void: the user's URL may work again.
    static Poll failed(Poll before, Trouble trouble, double failures, Instant now, Instant due) {
        return Draft.of(before)
                .url(before.configured())
                .tried(Optional.of(now))
                .due(due)
                .failures(failures)
                .trouble(Optional.of(trouble.why()))
                .poll();
    }

    /// Verbatim, where it can be sent back at all.
    static Optional<String> validator(Got got, String name) {
        return got.header(name)
                .filter(value -> !value.isBlank() && value.length() <= LONGEST_VALIDATOR)
                .filter(value -> value.chars().allMatch(c -> c >= ' ' && c < 0x7f));
    }
}

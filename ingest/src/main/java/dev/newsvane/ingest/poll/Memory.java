package dev.newsvane.ingest.poll;

import dev.newsvane.base.http.Answer.Got;
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
                List.of());
    }

    /// What is still true when the user has changed the source: a new URL voids validators and moves, a new rhythm the
    /// old due time. Baseline and known items stay.
    static Poll fitting(Poll memory, Source source, Instant now) {
        var moved = !memory.configured().equals(source.url());
        var rhythm = source.every().orElse(memory.rhythm());
        var due = moved || rhythm.compareTo(memory.rhythm()) < 0 ? now : memory.due();
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
        memory.etag().ifPresent(etag -> headers.put("if-none-match", etag));
        memory.lastModified().ifPresent(date -> headers.put("if-modified-since", date));
        return headers;
    }

    /// After an answer that could be used.
    static Poll succeeded(
            Poll before,
            Got got,
            Optional<String> bodyHash,
            Instant now,
            Instant due,
            Duration rhythm,
            Optional<Double> overlap,
            long fresh,
            List<String> known) {
        var kept = got.status() == 304;
        return Draft.of(before)
                .url(got.moved().map(Object::toString).orElse(before.url()))
                .etag(validator(got, "etag").or(() -> kept ? before.etag() : Optional.empty()))
                .lastModified(validator(got, "last-modified").or(() -> kept ? before.lastModified() : Optional.empty()))
                .bodyHash(bodyHash)
                .due(due)
                .first(before.first().or(() -> Optional.of(now)))
                .succeeded(Optional.of(now))
                .changed(fresh > 0 ? Optional.of(now) : before.changed())
                .failures(0)
                .trouble(Optional.empty())
                .rhythm(rhythm)
                .overlap(overlap)
                .items(before.items() + fresh)
                .known(known)
                .poll();
    }

    /// After a failure. A remembered move that fails is void: the user's URL may work again.
    static Poll failed(Poll before, Trouble trouble, double failures, Instant due) {
        return Draft.of(before)
                .url(before.configured())
                .due(due)
                .failures(failures)
                .trouble(Optional.of(trouble.why()))
                .poll();
    }

    /// Verbatim, where it can be sent back at all.
    private static Optional<String> validator(Got got, String name) {
        return got.header(name)
                .filter(value -> !value.isBlank() && value.length() <= LONGEST_VALIDATOR)
                .filter(value -> value.chars().allMatch(c -> c >= ' ' && c < 0x7f));
    }
}

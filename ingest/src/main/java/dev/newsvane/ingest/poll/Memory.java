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
        return new Poll(
                memory.source(),
                moved ? source.url() : memory.url(),
                source.url(),
                moved ? Optional.empty() : memory.etag(),
                moved ? Optional.empty() : memory.lastModified(),
                moved ? Optional.empty() : memory.bodyHash(),
                due,
                memory.first(),
                memory.succeeded(),
                memory.changed(),
                memory.failures(),
                memory.trouble(),
                rhythm,
                memory.overlap(),
                memory.items(),
                memory.known(),
                memory.tried(),
                memory.window(),
                memory.perDay(),
                memory.baseline(),
                memory.gaps(),
                memory.gap(),
                memory.whole(),
                memory.distrusted(),
                memory.hub(),
                memory.topic(),
                memory.parts());
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
        return new Poll(
                before.source(),
                got.moved().map(Object::toString).orElse(before.url()),
                before.configured(),
                validator(got, "etag").or(() -> got.status() == 304 ? before.etag() : Optional.empty()),
                validator(got, "last-modified")
                        .or(() -> got.status() == 304 ? before.lastModified() : Optional.empty()),
                bodyHash,
                due,
                before.first().or(() -> Optional.of(now)),
                Optional.of(now),
                fresh > 0 ? Optional.of(now) : before.changed(),
                0,
                Optional.empty(),
                rhythm,
                overlap,
                before.items() + fresh,
                known,
                before.tried(),
                before.window(),
                before.perDay(),
                before.baseline(),
                before.gaps(),
                before.gap(),
                before.whole(),
                before.distrusted(),
                before.hub(),
                before.topic(),
                before.parts());
    }

    /// After a failure. A remembered move that fails is void: the user's URL may work again.
    static Poll failed(Poll before, Trouble trouble, double failures, Instant due) {
        return new Poll(
                before.source(),
                before.configured(),
                before.configured(),
                before.etag(),
                before.lastModified(),
                before.bodyHash(),
                due,
                before.first(),
                before.succeeded(),
                before.changed(),
                failures,
                Optional.of(trouble.why()),
                before.rhythm(),
                before.overlap(),
                before.items(),
                before.known(),
                before.tried(),
                before.window(),
                before.perDay(),
                before.baseline(),
                before.gaps(),
                before.gap(),
                before.whole(),
                before.distrusted(),
                before.hub(),
                before.topic(),
                before.parts());
    }

    /// Verbatim, where it can be sent back at all.
    private static Optional<String> validator(Got got, String name) {
        return got.header(name)
                .filter(value -> !value.isBlank() && value.length() <= LONGEST_VALIDATOR)
                .filter(value -> value.chars().allMatch(c -> c >= ' ' && c < 0x7f));
    }
}

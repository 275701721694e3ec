package dev.newsvane.ingest.poll;

import dev.newsvane.ingest.url.CanonicalUrl;
import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Source;
import java.time.Instant;
import java.util.Comparator;

/// A source that this instance polls.
///
/// @param key in `sources` and `polls` alike
/// @param host that is asked: of the source's URL, or of where it permanently moved to
record Followed(int partition, String key, String host, Source source, Poll memory) {
    static final Comparator<Followed> BY_DUE =
            Comparator.comparing(Followed::due).thenComparing(Followed::key);

    static Followed of(int partition, String key, Source source, Poll memory) {
        var host = CanonicalUrl.of(memory.url()).map(CanonicalUrl::host).orElseGet(() -> SourceKeys.host(source));
        return new Followed(partition, key, host, source, memory);
    }

    Instant due() {
        return memory.due();
    }

    boolean failing() {
        return memory.trouble().isPresent();
    }
}

package dev.newsvane.ingest.poll;

import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Source;
import java.time.Instant;
import java.util.Comparator;

/// A source that this instance polls.
///
/// @param key in `sources` and `polls` alike
record Followed(int partition, String key, Source source, Poll memory) {
    static final Comparator<Followed> BY_DUE =
            Comparator.comparing(Followed::due).thenComparing(Followed::key);

    Instant due() {
        return memory.due();
    }

    boolean failing() {
        return memory.trouble().isPresent();
    }
}

package dev.newsvane.ingest.crawl;

import dev.newsvane.base.Routing;
import dev.newsvane.schemas.Request;
import java.util.Comparator;

/// A request that is not done.
record Open(int partition, String key, Request request) {
    /// The newest first: news is worth most while it is new.
    static final Comparator<Open> NEWEST_FIRST = Comparator.comparing(
                    (Open open) -> open.request().made())
            .reversed()
            .thenComparing(Open::key);

    static final Comparator<Open> SOONEST_FIRST =
            Comparator.comparing((Open open) -> open.request().notBefore()).thenComparing(Open::key);

    String host() {
        return Routing.place(key);
    }
}

package dev.newsvane.ingest.crawl;

import dev.newsvane.base.Routing;
import dev.newsvane.schemas.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// A request that is not done.
///
/// @param hop where redirects have led it: there it waits as a guest. It is remembered nowhere else: after a crash the
/// request begins anew
record Open(int partition, String key, Request request, Optional<Hop> hop) {
    /// The newest first: news is worth most while it is new.
    static final Comparator<Open> NEWEST_FIRST = Comparator.comparing(
                    (Open open) -> open.request().made())
            .reversed()
            .thenComparing(Open::key);

    static final Comparator<Open> SOONEST_FIRST =
            Comparator.comparing((Open open) -> open.request().notBefore()).thenComparing(Open::key);

    Open(int partition, String key, Request request) {
        this(partition, key, request, Optional.empty());
    }

    /// The host that is asked next.
    String host() {
        return hop.map(Hop::host).orElseGet(() -> Routing.place(key));
    }

    Open at(Hop next) {
        return new Open(partition, key, request, Optional.of(next));
    }

    /// As it would be had our clock not been ahead.
    Open setBack(Duration by, Instant now) {
        var earliest = request.notBefore();
        return earliest.isAfter(now)
                ? new Open(partition, key, request.again(request.attempt(), earliest.minus(by)), hop)
                : this;
    }

    /// From its beginning.
    Open again(Request next) {
        return new Open(partition, key, next);
    }
}

package dev.newsvane.ingest.crawl;

import dev.newsvane.base.Routing;
import dev.newsvane.schemas.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

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

    /// In bytes, beside its longer texts: its objects and hashes, and its places in five orders. Measured: 1,772
    /// with 680 characters of longer texts.
    private static final int OF_ITSELF = 1_100;

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

    /// What it takes of the heap, about: addresses have a byte a character, other texts may have two.
    long bytes() {
        var item = request.item();
        var addresses = Stream.of(Optional.of(key), Optional.of(request.url()), item.link(), item.guid());
        var told = Stream.of(item.title(), item.summary(), item.publisher(), item.publishedRaw(), item.language());
        var validators = Stream.of(request.etag(), request.lastModified());
        var authors = item.authors().stream().map(Optional::of);
        return OF_ITSELF + length(addresses) + 2 * (length(told) + length(validators) + length(authors));
    }

    private static long length(Stream<Optional<String>> texts) {
        return texts.flatMap(Optional::stream).mapToLong(String::length).sum();
    }

    /// From its beginning.
    Open again(Request next) {
        return new Open(partition, key, next);
    }
}

package dev.newsvane.bench;

import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Web;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// A loop of requests and nothing else.
///
/// @param concurrency requests in flight at once
record Bare(Web web, Web.Bounds bounds, int concurrency) {
    /// Works numbers off, each by a call.
    void loop(int from, int count, IntConsumer work) {
        var next = new AtomicInteger(from);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var loops = IntStream.range(0, concurrency)
                    .mapToObj(_ -> CompletableFuture.runAsync(() -> workOff(next, from + count, work), threads))
                    .toList();
            loops.forEach(CompletableFuture::join);
        }
    }

    private static void workOff(AtomicInteger next, int end, IntConsumer work) {
        for (var number = next.getAndIncrement(); number < end; number = next.getAndIncrement()) {
            work.accept(number);
        }
    }

    /// Asks once.
    void ask(String url, Map<String, String> headers, int expected) {
        var answer = web.get(URI.create(url), headers, bounds);
        if (!(answer instanceof Got got) || got.status() != expected) {
            throw new IllegalStateException("the farm answers " + answer);
        }
    }
}

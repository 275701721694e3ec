package dev.newsvane.e2e;

import dev.newsvane.base.Cluster;
import dev.newsvane.base.Follow;
import dev.newsvane.schemas.Channels;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// When each article came out of the pipeline, as a reader of `articles` sees it.
final class Arrivals implements AutoCloseable {
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();
    private final Follow follow;

    Arrivals(Cluster cluster, Channels channels) {
        this.follow = new Follow(cluster, "arrivals")
                .channel(
                        channels.articles(),
                        record -> record.value().ifPresent(article -> seen.putIfAbsent(article.url(), Instant.now())));
        Thread.ofPlatform().name("arrivals").daemon().start(follow::run);
    }

    /// By the article's URL.
    Map<String, Instant> seen() {
        return Map.copyOf(seen);
    }

    /// The longest time in which nothing happened, between two moments.
    static Duration longestGap(Collection<Instant> moments, Instant from, Instant to) {
        var between = new TreeSet<>(moments).subSet(from, to);
        var last = from;
        var longest = Duration.ZERO;
        for (var moment : between) {
            longest = longer(longest, Duration.between(last, moment));
            last = moment;
        }
        return longer(longest, Duration.between(last, to));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    @Override
    public void close() {
        follow.close();
    }
}

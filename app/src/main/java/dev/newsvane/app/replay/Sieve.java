package dev.newsvane.app.replay;

import dev.newsvane.alerts.match.Match;
import dev.newsvane.alerts.match.Matcher;
import dev.newsvane.base.Channel;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Follow.Seen;
import dev.newsvane.base.Log;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Watch;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Recorded articles in their order, each with what it matches of some watches: decoded and matched by all processors,
/// some batches ahead.
final class Sieve implements Iterator<Sieve.Sifted>, AutoCloseable {
    private static final int BATCH = 32;

    private final Channel<Article> channel;
    private final Log<byte[]> log;
    private final Pace pace;
    private final Matcher matcher = new Matcher();
    private final int ahead = 4 * Runtime.getRuntime().availableProcessors();
    private final ExecutorService workers =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    private final Queue<CompletableFuture<List<Sifted>>> batches = new ArrayDeque<>();
    private final Queue<Sifted> ready = new ArrayDeque<>();

    /// An article as it stands in the log.
    ///
    /// @param at our clock when it was fetched
    /// @param matches of the versions that were in force then
    record Sifted(Article article, Instant at, long offset, List<Match> matches) {}

    Sieve(Cluster cluster, Channel<Article> channel, Instant from, Collection<Watch> watches, Pace pace) {
        this.channel = channel;
        this.pace = pace;
        matcher.add(watches);
        log = new Log<>(cluster, channel.raw(), from);
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty()) {
            while (batches.size() < ahead && log.hasNext()) {
                var batch = new ArrayList<Seen<byte[]>>(BATCH);
                while (batch.size() < BATCH && log.hasNext()) {
                    batch.add(log.next());
                }
                pace.read();
                batches.add(CompletableFuture.supplyAsync(() -> sift(batch), workers));
            }
            if (batches.isEmpty()) {
                return false;
            }
            ready.addAll(batches.remove().join());
        }
        return true;
    }

    @Override
    public Sifted next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the end of " + channel.name());
        }
        return ready.remove();
    }

    /// Nobody adds watches any more, so that threads may share the matcher.
    private List<Sifted> sift(List<Seen<byte[]>> batch) {
        return batch.stream().flatMap(seen -> sift(seen).stream()).toList();
    }

    private Optional<Sifted> sift(Seen<byte[]> seen) {
        return seen.value()
                .map(bytes -> channel.values().deserializer().deserialize(channel.name(), bytes))
                .map(article -> new Sifted(article, seen.at(), seen.offset(), matches(article)));
    }

    private List<Match> matches(Article article) {
        return matcher.match(article, name -> matcher.versions().inForce(name, article.fetched()));
    }

    @Override
    public void close() {
        workers.shutdownNow();
        log.close();
        matcher.close();
    }
}

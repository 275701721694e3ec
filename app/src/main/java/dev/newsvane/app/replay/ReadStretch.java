package dev.newsvane.app.replay;

import dev.newsvane.alerts.match.Match;
import dev.newsvane.alerts.match.Matcher;
import dev.newsvane.base.Channel;
import dev.newsvane.base.Follow.Seen;
import dev.newsvane.base.Log;
import dev.newsvane.schemas.Article;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/// A stretch read from the log: decoded and matched by all processors, some batches ahead.
final class ReadStretch implements Stretch {
    private static final int BATCH = 32;

    private final Channel<Article> channel;
    private final Log<byte[]> log;
    private final Matcher matcher;
    private final Pace pace;
    private final ExecutorService workers;
    private final long from;
    private final long until;
    private final Optional<Entering> entering;
    private final int ahead = 4 * Runtime.getRuntime().availableProcessors();
    private final Queue<CompletableFuture<List<Read>>> batches = new ArrayDeque<>();
    private final Queue<Sifted> ready = new ArrayDeque<>();

    /// @param entry of the index
    private record Read(Sifted sifted, Optional<Matcher.Sifted> entry) {}

    /// @param log where the stretch begins
    /// @param from the first offset of interest: what comes before is only for the index
    /// @param until where it ends, exclusive
    /// @param entering into the index, with which matches have no passages
    ReadStretch(
            Channel<Article> channel,
            Log<byte[]> log,
            Matcher matcher,
            Pace pace,
            ExecutorService workers,
            long from,
            long until,
            Optional<Entering> entering) {
        this.channel = channel;
        this.log = log;
        this.matcher = matcher;
        this.pace = pace;
        this.workers = workers;
        this.from = from;
        this.until = until;
        this.entering = entering;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty()) {
            while (batches.size() < ahead && more()) {
                var batch = new ArrayList<Seen<byte[]>>(BATCH);
                while (batch.size() < BATCH && more()) {
                    batch.add(log.next());
                }
                pace.read();
                batches.add(CompletableFuture.supplyAsync(() -> sift(batch), workers));
            }
            if (batches.isEmpty()) {
                entering.ifPresent(index -> index.end(until));
                return false;
            }
            batches.remove().join().forEach(this::take);
        }
        return true;
    }

    private boolean more() {
        return log.peek().filter(next -> next.offset() < until).isPresent();
    }

    private void take(Read read) {
        entering.ifPresent(index -> read.entry.ifPresent(index::add));
        if (read.sifted.offset() >= from) {
            ready.add(read.sifted);
        }
    }

    @Override
    public Sifted next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the end of a stretch of " + channel.name());
        }
        return ready.remove();
    }

    /// Nobody adds watches any more, so that threads may share the matcher.
    private List<Read> sift(List<Seen<byte[]>> batch) {
        return batch.stream().flatMap(seen -> sift(seen).stream()).toList();
    }

    private Optional<Read> sift(Seen<byte[]> seen) {
        return seen.value()
                .map(bytes -> channel.values().deserializer().deserialize(channel.name(), bytes))
                .map(article -> entering.isPresent() ? entered(article, seen) : read(article, seen));
    }

    private Read read(Article article, Seen<byte[]> seen) {
        return new Read(
                sifted(
                        article,
                        seen,
                        matcher.match(
                                article,
                                seen.offset(),
                                name -> matcher.versions().inForce(name, article.fetched()))),
                Optional.empty());
    }

    private Read entered(Article article, Seen<byte[]> seen) {
        var entry = matcher.sift(
                article,
                seen.offset(),
                seen.at(),
                any -> channel.values().serializer().serialize(channel.name(), any),
                name -> matcher.versions().inForce(name, article.fetched()));
        return new Read(sifted(article, seen, entry.matches()), Optional.of(entry));
    }

    private static Sifted sifted(Article article, Seen<byte[]> seen, List<Match> matches) {
        return new Sifted(article, seen.at(), seen.offset(), matches, false);
    }

    @Override
    public void close() {
        entering.ifPresent(Entering::close);
    }
}

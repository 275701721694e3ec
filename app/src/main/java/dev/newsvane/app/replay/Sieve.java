package dev.newsvane.app.replay;

import dev.newsvane.alerts.match.Matcher;
import dev.newsvane.alerts.match.PassedOver;
import dev.newsvane.alerts.match.Volume;
import dev.newsvane.base.Channel;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Log;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Watch;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Recorded articles in their order, each with what it matches of some watches: from the index as far as it reaches,
/// where there is one, and else read, and put into it.
final class Sieve implements Iterator<Sifted>, AutoCloseable {
    private final Channel<Article> channel;
    private final Log<byte[]> log;
    private final Pace pace;
    private final Optional<Catalogue> catalogue;
    private final Matcher matcher;
    private final ExecutorService workers =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    private Optional<Stretch> stretch = Optional.empty();
    private long position;

    /// @param catalogue with one, matches have no passages, and articles from it no text
    /// @param passedOver is told of queries that throw
    Sieve(
            Cluster cluster,
            Channel<Article> channel,
            Instant from,
            Collection<Watch> watches,
            Pace pace,
            Optional<Catalogue> catalogue,
            PassedOver passedOver) {
        this.channel = channel;
        this.pace = pace;
        this.catalogue = catalogue;
        matcher = new Matcher(passedOver);
        matcher.add(watches);
        log = new Log<>(cluster, channel.raw(), from);
        position = log.position();
        catalogue.ifPresent(index ->
                index.agree(log, any -> channel.values().deserializer().deserialize(channel.name(), any)));
    }

    @Override
    public boolean hasNext() {
        while (stretch.isEmpty() || !stretch.get().hasNext()) {
            stretch.ifPresent(Stretch::close);
            stretch = Optional.empty();
            if (position >= log.end()) {
                return false;
            }
            pace.read();
            stretch = Optional.of(catalogue.map(this::kept).orElseGet(this::read));
        }
        return true;
    }

    @Override
    public Sifted next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the end of " + channel.name());
        }
        return stretch.orElseThrow().next();
    }

    private Stretch read() {
        var from = position;
        log.seek(from);
        position = log.end();
        return reading(from, Optional.empty());
    }

    private ReadStretch reading(long from, Optional<Entering> entering) {
        return new ReadStretch(channel, log, matcher, pace, workers, from, position, entering);
    }

    private Stretch kept(Catalogue index) {
        var from = position;
        var volume = index.volume(from);
        var known = volume.map(index::until).orElse(index.begin(from));
        if (volume.isPresent() && known > from) {
            position = known;
            return new KeptStretch(volume.get(), channel, matcher, from, known);
        }
        volume.ifPresent(Volume::close);
        position = Math.min(index.end(from), log.end());
        log.seek(Math.max(known, log.begin()));
        return reading(from, Optional.of(new Entering(() -> index.writer(from, volume.isEmpty()), index.end(from))));
    }

    @Override
    public void close() {
        stretch.ifPresent(Stretch::close);
        workers.shutdownNow();
        log.close();
        matcher.close();
    }
}

package dev.newsvane.app.replay;

import dev.newsvane.alerts.match.Matcher;
import dev.newsvane.alerts.match.Volume;
import dev.newsvane.base.Channel;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Watch;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/// A stretch from the index: all watches were asked of all its articles at once.
final class KeptStretch implements Stretch {
    private final Volume volume;
    private final Channel<Article> channel;
    private final Matcher matcher;
    private final Matcher.Holding holding;
    private final Iterator<Volume.Line> lines;
    private final long until;
    private int number = -1;
    private Optional<Volume.Line> next = Optional.empty();

    /// @param from the first offset of interest
    /// @param until the last one, exclusive
    KeptStretch(Volume volume, Channel<Article> channel, Matcher matcher, long from, long until) {
        this.volume = volume;
        this.channel = channel;
        this.matcher = matcher;
        this.holding = matcher.holding(volume);
        this.lines = volume.lines(any -> channel.values().deserializer().deserialize(channel.name(), any));
        this.until = until;
        do {
            step();
        } while (next.filter(line -> line.offset() < from).isPresent());
    }

    private void step() {
        number++;
        next = lines.hasNext() ? Optional.of(lines.next()).filter(line -> line.offset() < until) : Optional.empty();
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public Sifted next() {
        var line = next.orElseThrow(() -> new NoSuchElementException("the end of a volume of " + channel.name()));
        var article = line.article();
        Function<String, Optional<Watch>> inForce = name -> matcher.versions().inForce(name, article.fetched());
        var matches = line.whole()
                ? matcher.match(article, line.offset(), inForce)
                : matcher.match(article, line.offset(), holding, number, inForce);
        step();
        return new Sifted(article, line.at(), line.offset(), matches, true);
    }

    @Override
    public void close() {
        volume.close();
    }
}

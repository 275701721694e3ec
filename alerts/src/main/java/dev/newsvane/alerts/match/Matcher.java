package dev.newsvane.alerts.match;

import dev.newsvane.alerts.watch.Parsing;
import dev.newsvane.alerts.watch.Stemmer;
import dev.newsvane.alerts.watch.WatchLanguage;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Passage;
import dev.newsvane.schemas.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches as stored queries: one look at an article tells which of them it matches. Several threads
/// may ask while none adds.
public final class Matcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Matcher.class);
    private static final long UNKNOWN = -1;

    private final Versions versions = new Versions();
    private final Map<Key, Stored> stored = new HashMap<>();
    private final Stemmer stemmer = new Stemmer();
    private final PassedOver passedOver;
    private Index index = new Index(stemmer);

    private record Key(String name, int version) {}

    /// One whose caller meets what a query throws.
    public Matcher() {
        this(PassedOver.NOTHING);
    }

    /// @param passedOver is told of each query that throws at an article that its version is in force at
    public Matcher(PassedOver passedOver) {
        this.passedOver = passedOver;
    }

    /// Takes in versions of watches. One whose query cannot be read or indexed (by this version of Newsvane) matches
    /// nothing, and the log says so; the others are not disturbed.
    public void add(Collection<Watch> watches) {
        watches.forEach(this::add);
    }

    /// The same of all that were ever written: the queries of those that are over by then are not taken in, as if they
    /// were let go of.
    public void add(Collection<Watch> watches, Instant now) {
        watches.forEach(versions::add);
        watches.stream()
                .filter(watch -> !versions.over(watch.name(), watch.version(), now))
                .forEach(this::add);
    }

    private void add(Watch watch) {
        add(watch, () -> watch.removed() ? new Parsing.Mistakes(List.of()) : WatchLanguage.parse(watch.query()));
    }

    /// The same of one whose query is read by its caller.
    public void add(Watch watch, Supplier<Parsing> parsing) {
        versions.add(watch);
        passedOver.written(watch);
        var key = new Key(watch.name(), watch.version());
        Optional.ofNullable(stored.remove(key)).ifPresent(one -> index.remove(one));
        try {
            take(key, parsing.get());
        } catch (RuntimeException e) {
            LOG.error("version {} of watch {} matches nothing", key.version, key.name, e);
        }
    }

    private void take(Key key, Parsing parsing) {
        switch (parsing) {
            case Parsing.Parsed(var query) -> {
                var one = new Stored(key.name, key.version, query);
                index.add(one);
                stored.put(key, one);
            }
            case Parsing.Mistakes(var mistakes) ->
                mistakes.stream()
                        .findFirst()
                        .ifPresent(first ->
                                LOG.warn("version {} of watch {} matches nothing: {}", key.version, key.name, first));
        }
    }

    /// Lets go of the queries of versions that are over by then; what was said by them can still be asked for.
    public void letGo(Instant now) {
        var over = stored.values().stream()
                .filter(one -> versions.over(one.watch(), one.version(), now))
                .toList();
        over.forEach(one -> {
            stored.remove(new Key(one.watch(), one.version()));
            index.remove(one);
            passedOver.forget(one);
        });
    }

    public Versions versions() {
        return versions;
    }

    /// What the article matches of the newest versions.
    public List<Match> match(Article article) {
        return match(article, UNKNOWN, versions::newest);
    }

    /// What the article matches of the versions in force, in the order of their names.
    ///
    /// @param offset in its log; negative where it is not known
    public List<Match> match(Article article, long offset, Function<String, Optional<Watch>> inForce) {
        var reading = Reading.of(article, stemmer);
        return matches(article, offset, answers(reading), inForce, one -> passages(one, reading, article, offset));
    }

    private List<Passage> passages(Stored one, Reading reading, Article article, long offset) {
        try {
            return Passages.of(one.query(), reading);
        } catch (RuntimeException e) {
            passOver(one, article, offset, e);
            return List.of();
        }
    }

    /// The same without passages, of one that is going to be kept.
    ///
    /// @param offset in its log
    /// @param at its time there
    /// @param written how it is written
    public Sifted sift(
            Article article,
            long offset,
            Instant at,
            Function<Article, byte[]> written,
            Function<String, Optional<Watch>> inForce) {
        var reading = Reading.of(article, stemmer);
        return new Sifted(
                matches(article, offset, answers(reading), inForce, _ -> List.of()),
                Kept.of(article, reading, offset, at, written));
    }

    /// What an article matches, and how it is kept.
    public record Sifted(List<Match> matches, Kept kept) {}

    /// By the number of an article of a volume, the queries that hold in it.
    public Holding holding(Volume volume) {
        return new Holding(volume.answers(stored.values(), stemmer));
    }

    /// Queries that hold in articles of a volume.
    public static final class Holding {
        private final List<List<Answer>> answers;

        private Holding(List<List<Answer>> answers) {
            this.answers = answers;
        }
    }

    /// What a kept article matches of the versions in force, without passages, in the order of their names.
    ///
    /// @param article the same, with or without its text
    /// @param offset in its log
    /// @param number of it in the volume
    public List<Match> match(
            Article article, long offset, Holding holding, int number, Function<String, Optional<Watch>> inForce) {
        return matches(article, offset, holding.answers.get(number), inForce, _ -> List.of());
    }

    private List<Answer> answers(Reading reading) {
        return index.candidates(reading).stream()
                .flatMap(one -> Answer.of(one, reading).stream())
                .toList();
    }

    private List<Match> matches(
            Article article,
            long offset,
            List<Answer> answers,
            Function<String, Optional<Watch>> inForce,
            Function<Stored, List<Passage>> passages) {
        var matches = new ArrayList<Match>();
        for (var answer : answers) {
            var one = answer.one();
            if (inForce.apply(one.watch())
                    .filter(watch -> watch.version() == one.version() && Welcome.of(article, watch))
                    .isPresent()) {
                answer.fault()
                        .ifPresentOrElse(
                                fault -> passOver(one, article, offset, fault),
                                () -> matches.add(new Match(one.watch(), one.version(), passages.apply(one))));
            }
        }
        matches.sort(Comparator.comparing(Match::watch));
        return matches;
    }

    private void passOver(Stored one, Article article, long offset, RuntimeException fault) {
        var newest = versions.newest(one.watch())
                .filter(watch -> watch.version() == one.version())
                .isPresent();
        passedOver.add(one, newest, article, offset, fault);
    }

    /// Lets go of all watches.
    @Override
    public void close() {
        stored.clear();
        index = new Index(stemmer);
    }
}

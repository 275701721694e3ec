package dev.newsvane.alerts.match;

import dev.newsvane.alerts.watch.Parsing;
import dev.newsvane.alerts.watch.Query;
import dev.newsvane.alerts.watch.Stemmer;
import dev.newsvane.alerts.watch.WatchLanguage;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Passage;
import dev.newsvane.schemas.Watch;
import java.time.Instant;
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

    private final Versions versions = new Versions();
    private final Map<String, Query> queries = new HashMap<>();
    private final Stemmer stemmer = new Stemmer();
    private Index index = new Index(stemmer);

    /// Takes in versions of watches. One whose query cannot be read or indexed (by this version of Newsvane) matches
    /// nothing, and the log says so; the others are not disturbed.
    public void add(Collection<Watch> watches) {
        watches.forEach(this::add);
    }

    private void add(Watch watch) {
        add(watch, () -> watch.removed() ? new Parsing.Mistakes(List.of()) : WatchLanguage.parse(watch.query()));
    }

    void add(Watch watch, Supplier<Parsing> parsing) {
        versions.add(watch);
        try {
            take(key(watch.name(), watch.version()), parsing.get());
        } catch (RuntimeException e) {
            LOG.error("watch {} matches nothing", key(watch.name(), watch.version()), e);
        }
    }

    private void take(String key, Parsing parsing) {
        if (queries.remove(key) != null) {
            indexAll();
        }
        switch (parsing) {
            case Parsing.Parsed(var query) -> {
                index.add(key, query);
                queries.put(key, query);
            }
            case Parsing.Mistakes(var mistakes) ->
                mistakes.stream().findFirst().ifPresent(first -> LOG.warn("watch {} matches nothing: {}", key, first));
        }
    }

    /// Lets go of the queries of versions that are over by then; what was said by them can still be asked for.
    public void letGo(Instant now) {
        if (queries.keySet().removeIf(key -> versions.over(Key.of(key).name, Key.of(key).version, now))) {
            indexAll();
        }
    }

    private void indexAll() {
        index = new Index(stemmer);
        queries.forEach(index::add);
    }

    public Versions versions() {
        return versions;
    }

    /// What the article matches of the newest versions.
    public List<Match> match(Article article) {
        return match(article, versions::newest);
    }

    /// What the article matches of the versions in force, in the order of their names.
    public List<Match> match(Article article, Function<String, Optional<Watch>> inForce) {
        var reading = Reading.of(article, stemmer);
        return index.candidates(reading).stream()
                .map(Key::of)
                .flatMap(key -> inForce.apply(key.name).filter(watch -> watch.version() == key.version).stream())
                .filter(watch -> Welcome.of(article, watch))
                .filter(watch -> holds(watch, reading))
                .sorted(Comparator.comparing(Watch::name))
                .map(watch -> new Match(watch.name(), watch.version(), passages(watch, reading)))
                .toList();
    }

    private boolean holds(Watch watch, Reading reading) {
        return Optional.ofNullable(queries.get(key(watch.name(), watch.version())))
                .filter(query -> Find.holds(query, reading))
                .isPresent();
    }

    private List<Passage> passages(Watch watch, Reading reading) {
        return Optional.ofNullable(queries.get(key(watch.name(), watch.version())))
                .map(query -> Passages.of(query, reading))
                .orElse(List.of());
    }

    static String key(String name, int version) {
        return name + '@' + version;
    }

    private record Key(String name, int version) {
        static Key of(String key) {
            var at = key.lastIndexOf('@');
            return new Key(key.substring(0, at), Integer.parseInt(key.substring(at + 1)));
        }
    }

    /// Lets go of all watches.
    @Override
    public void close() {
        queries.clear();
        index = new Index(stemmer);
    }
}

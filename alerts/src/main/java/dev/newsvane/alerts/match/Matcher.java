package dev.newsvane.alerts.match;

import dev.newsvane.alerts.watch.Field;
import dev.newsvane.alerts.watch.Parsing;
import dev.newsvane.alerts.watch.Query;
import dev.newsvane.alerts.watch.WatchLanguage;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Passage;
import dev.newsvane.schemas.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches as stored queries: one look at an article tells which of them it matches. For one thread.
public final class Matcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Matcher.class);
    private static final int PASSES = 4;

    private final Versions versions = new Versions();
    private final Map<String, Query> queries = new HashMap<>();
    private final Monitor monitor;

    public Matcher() {
        try {
            monitor = new Monitor(new KeywordAnalyzer(), new MultipassTermFilteredPresearcher(PASSES));
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory cannot fail to open", e);
        }
    }

    /// Takes in versions of watches, best many at once. One whose query cannot be read (by this version of Newsvane)
    /// matches nothing, and the log says so; the others are not disturbed.
    public void add(Collection<Watch> watches) {
        var stored = new ArrayList<MonitorQuery>();
        for (var watch : watches) {
            versions.add(watch);
            var key = key(watch.name(), watch.version());
            switch (watch.removed() ? new Parsing.Mistakes(List.of()) : WatchLanguage.parse(watch.query())) {
                case Parsing.Parsed(var query) -> {
                    queries.put(key, query);
                    stored.add(new MonitorQuery(key, Compile.query(query)));
                }
                case Parsing.Mistakes(var mistakes) ->
                    mistakes.stream()
                            .findFirst()
                            .ifPresent(first -> LOG.warn("watch {} matches nothing: {}", key, first));
            }
        }
        try {
            monitor.register(stored);
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory cannot fail to be written", e);
        }
    }

    public Versions versions() {
        return versions;
    }

    /// What the article matches of the newest versions.
    public List<Match> match(Article article) {
        var newest = new HashMap<String, Watch>();
        versions.newest().forEach(watch -> newest.put(watch.name(), watch));
        return match(article, name -> Optional.ofNullable(newest.get(name)));
    }

    /// What the article matches of the versions in force, in the order of their names.
    public List<Match> match(Article article, Function<String, Optional<Watch>> inForce) {
        var reading = Reading.of(article);
        return candidates(reading).stream()
                .map(Key::of)
                .flatMap(key -> inForce.apply(key.name).filter(watch -> watch.version() == key.version).stream())
                .filter(watch -> welcome(article, watch))
                .sorted(Comparator.comparing(Watch::name))
                .map(watch -> new Match(watch.name(), watch.version(), passages(watch, reading)))
                .toList();
    }

    /// Keys of the versions whose queries hold.
    Set<String> candidates(Reading reading) {
        var document = new Document();
        for (var field : Field.values()) {
            var words = reading.words(field);
            if (!words.isEmpty()) {
                document.add(new TextField(field.word(), Forms.stream(field, words)));
            }
        }
        if (document.getFields().isEmpty()) {
            return Set.of();
        }
        try {
            var matches = monitor.match(document, QueryMatch.SIMPLE_MATCHER);
            var keys = new HashSet<String>();
            matches.getMatches().forEach(match -> keys.add(match.getQueryId()));
            // Lucene refuses, say, a star within a phrase that stands for more than 1,024 words; we do not
            matches.getErrors().keySet().stream()
                    .filter(key -> holds(key, reading))
                    .forEach(keys::add);
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory cannot fail to be read", e);
        }
    }

    private boolean holds(String key, Reading reading) {
        return Optional.ofNullable(queries.get(key))
                .filter(query -> Find.holds(query, reading))
                .isPresent();
    }

    private List<Passage> passages(Watch watch, Reading reading) {
        return Optional.ofNullable(queries.get(key(watch.name(), watch.version())))
                .map(query -> Passages.of(query, reading))
                .orElse(List.of());
    }

    private static boolean welcome(Article article, Watch watch) {
        var language = article.language().orElse("");
        return (watch.sources().isEmpty() || watch.sources().contains(article.source()))
                && (watch.languages().isEmpty()
                        || watch.languages().stream()
                                .anyMatch(wanted -> language.equalsIgnoreCase(wanted)
                                        || language.regionMatches(true, 0, wanted + "-", 0, wanted.length() + 1)));
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

    @Override
    public void close() {
        try {
            monitor.close();
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory cannot fail to close", e);
        }
    }
}

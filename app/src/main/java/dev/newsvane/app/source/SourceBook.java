package dev.newsvane.app.source;

import dev.newsvane.app.UserMistake;
import dev.newsvane.app.Who;
import dev.newsvane.app.config.ByHand;
import dev.newsvane.app.config.Spelling;
import dev.newsvane.app.data.Located;
import dev.newsvane.base.Snapshot;
import dev.newsvane.ingest.poll.SourceKeys;
import dev.newsvane.ingest.url.CanonicalUrl;
import dev.newsvane.schemas.Author;
import dev.newsvane.schemas.Change;
import dev.newsvane.schemas.Edits;
import dev.newsvane.schemas.Source;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What a system follows, by name and by address, and changes to it: the stages of a running system take them on at
/// once. Entries that are written here are [ByHand]; those of other origins are changed where they come from.
public final class SourceBook implements AutoCloseable {
    private static final int LONGEST_NAME = 80;

    private final Located system;
    private final Instant now;
    private final Author author;
    private final Edits edits;
    private final TreeMap<String, Source> names = new TreeMap<>();
    private final Map<String, String> addresses = new HashMap<>();

    /// Under which a source stands: under several where whoever gave it another was stopped, or two did so at once.
    private final Map<String, Set<String>> keys = new HashMap<>();

    private final Map<String, Integer> numbers = new HashMap<>();

    /// The same for who sits at this machine.
    public SourceBook(Located system, Instant now) {
        this(system, Who.through(ByHand.CLI), now);
    }

    /// Reads what is followed now.
    ///
    /// @param author who makes changes
    /// @param now when
    public SourceBook(Located system, Author author, Instant now) {
        this.system = system;
        this.author = author;
        this.now = now;
        Snapshot.of(system.cluster(), system.channels().sources()).forEach((key, source) -> {
            remember(source);
            keys.computeIfAbsent(source.name(), _ -> new HashSet<>()).add(key);
        });
        this.edits = new Edits(system.cluster(), system.channels(), "source", now);
    }

    /// All of them, by name.
    public Collection<Source> all() {
        return Collections.unmodifiableCollection(names.values());
    }

    public Optional<Source> named(String name) {
        return Optional.ofNullable(names.get(name));
    }

    /// The source that is followed at an address, however it is spelt.
    public Optional<Source> at(String url) {
        return Optional.ofNullable(addresses.get(address(url))).flatMap(this::named);
    }

    /// The source of that name.
    ///
    /// @throws UserMistake where there is none
    public Source known(String name) {
        return named(name)
                .orElseThrow(() -> new UserMistake("there is no source " + name
                        + nearest(name)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; 'newsvane source list' names them")));
    }

    /// The name of one of them that may be meant.
    public Optional<String> nearest(String name) {
        return Spelling.nearest(name, names.keySet());
    }

    /// The source of that name, to be changed here.
    ///
    /// @throws UserMistake where there is none, or it belongs to another origin
    public Source ours(String name) {
        var source = known(name);
        if (!ByHand.wrote(source.origin())) {
            throw new UserMistake(foreign(source));
        }
        return source;
    }

    /// Why a source is not changed here.
    static String foreign(Source source) {
        return "the source " + source.name() + " belongs to " + source.origin() + ": change it there";
    }

    /// A name that nothing is called by yet.
    String free(String wish) {
        var name = wish;
        while (names.containsKey(name)) {
            var end = "-" + numbers.merge(wish, 2, (number, _) -> number + 1);
            name = wish.substring(0, Math.min(wish.length(), LONGEST_NAME - end.length())) + end;
        }
        return name;
    }

    /// Writes a source, in the place of the one of its name where there is one.
    public void put(Source source) {
        var before = named(source.name());
        edits.record(Change.source(before, Optional.of(source), author, now));
        remember(source);
        edits.write(system.channels().sources(), SourceKeys.key(source), source);
        eraseBut(source.name(), Set.of(SourceKeys.key(source)));
    }

    /// Follows a source no more; polling forgets what it remembers of it.
    public void remove(Source source) {
        edits.record(Change.source(Optional.of(source), Optional.empty(), author, now));
        names.remove(source.name());
        addresses.remove(address(source.url()), source.name());
        eraseBut(source.name(), Set.of());
    }

    private void eraseBut(String name, Set<String> left) {
        var old = Optional.ofNullable(keys.put(name, left)).orElse(Set.of());
        old.stream()
                .filter(key -> !left.contains(key))
                .forEach(key -> edits.erase(system.channels().sources(), key));
    }

    private void remember(Source source) {
        names.put(source.name(), source);
        addresses.putIfAbsent(address(source.url()), source.name());
    }

    static String address(String url) {
        return CanonicalUrl.of(url).orElse(url);
    }

    /// Writes every change, and returns when the cluster holds them all.
    @Override
    public void close() {
        edits.close();
    }
}

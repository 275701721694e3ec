package dev.newsvane.app.watch;

import dev.newsvane.alerts.watch.Nesting;
import dev.newsvane.alerts.watch.Parsing;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.config.Apply;
import dev.newsvane.app.config.ByHand;
import dev.newsvane.app.config.Spelling;
import dev.newsvane.app.config.Trial;
import dev.newsvane.app.data.Located;
import dev.newsvane.base.Snapshot;
import dev.newsvane.enrich.EnrichSettings;
import dev.newsvane.schemas.Author;
import dev.newsvane.schemas.Change;
import dev.newsvane.schemas.Edits;
import dev.newsvane.schemas.Watch;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The watches of a system with all their versions, and new versions of them: each is in force two seconds after it was
/// written. What is written here is written [ByHand]; watches of other origins are changed where they come from.
public final class WatchBook {
    private final Located system;
    private final TreeMap<String, TreeMap<Integer, Watch>> versions = new TreeMap<>();

    /// Reads what is looked for now, and was.
    public WatchBook(Located system) {
        this.system = system;
        Snapshot.of(system.cluster(), system.channels().watches()).values().forEach(this::remember);
    }

    /// Those that are not removed, by name.
    public List<Watch> all() {
        return versions.values().stream()
                .map(each -> each.lastEntry().getValue())
                .filter(watch -> !watch.removed())
                .toList();
    }

    /// Those that are written here: each may name the others.
    public List<Watch> own() {
        return all().stream().filter(watch -> ByHand.wrote(watch.origin())).toList();
    }

    /// What becomes of watches here that name some, directly or by way of others, once those are so: only those that
    /// ask something else then.
    ///
    /// @param wanted as they are to be
    /// @param entities by which their examples' entities are told
    /// @throws UserMistake where one that names those could not be read any more, or would fail its
    /// examples; what is wrong with others hinders nobody
    public List<Watch> following(List<Watch> wanted, EnrichSettings entities) {
        var named = new HashMap<String, Watch>();
        own().forEach(watch -> named.put(watch.name(), watch));
        wanted.forEach(watch -> named.put(watch.name(), watch));
        var nesting = new Nesting(named.values().stream().collect(Collectors.toMap(Watch::name, Watch::text)));
        return own().stream()
                .filter(watch -> watch.asWritten().isPresent() && !wanted.contains(named.get(watch.name())))
                .flatMap(watch -> following(watch, nesting, entities, wanted).stream())
                .toList();
    }

    /// Those here that ask for something else than they would if they were written now: whoever wrote
    /// one that they name was killed before theirs. The next version that is written here, of any
    /// watch, brings them along.
    public List<Watch> stale() {
        var nesting = new Nesting(own().stream().collect(Collectors.toMap(Watch::name, Watch::text)));
        return own().stream()
                .filter(watch -> watch.asWritten().isPresent()
                        && nesting.read(watch.name(), watch.text()).parsing() instanceof Parsing.Parsed
                        && !nesting.read(watch.name(), watch.text()).text().equals(watch.query()))
                .toList();
    }

    private static Optional<Watch> following(
            Watch watch, Nesting nesting, EnrichSettings entities, List<Watch> wanted) {
        var nested = nesting.read(watch.name(), watch.text());
        var asking = watch.asking(nested.text());
        if (asking.equals(watch)) {
            return Optional.empty();
        }
        var mistake = mistake(nested.parsing(), asking, entities);
        if (mistake.isPresent() && wanted.stream().anyMatch(changed -> nesting.leads(watch.name(), changed.name()))) {
            throw new UserMistake("the watch " + watch.name() + " names what is changed here, and " + mistake.get());
        }
        return Optional.of(asking).filter(_ -> mistake.isEmpty());
    }

    private static Optional<String> mistake(Parsing parsing, Watch asking, EnrichSettings entities) {
        if (parsing instanceof Parsing.Mistakes(var mistakes)) {
            return Optional.of("its query could not be read: " + mistakes.getFirst());
        }
        return Trial.of(asking, entities).stream()
                .filter(trial -> !trial.passed())
                .findFirst()
                .map(trial -> "its example \"" + trial.shown() + "\" would fail");
    }

    /// Refuses to end watches that others here name.
    ///
    /// @throws UserMistake where there are such
    public void refuseNamed(List<Watch> ending) {
        for (var watch : own()) {
            var names = Nesting.names(watch.text());
            ending.stream()
                    .filter(end -> names.contains(end.name()) && !ending.contains(watch))
                    .findFirst()
                    .ifPresent(end -> {
                        throw new UserMistake("the watch " + watch.name() + " names " + end.name()
                                + ": change or remove that one first");
                    });
        }
    }

    /// Whether there is a watch of that name, or was one.
    public boolean has(String name) {
        return versions.containsKey(name);
    }

    /// Every version of a watch, the first one first; of a removed one too.
    public List<Watch> versions(String name) {
        return List.copyOf(Optional.ofNullable(versions.get(name))
                .orElseThrow(() -> unknown(name))
                .values());
    }

    /// A watch as it is now.
    ///
    /// @throws UserMistake where there is none
    public Watch known(String name) {
        return newest(name).orElseThrow(() -> unknown(name));
    }

    /// Writes the next versions of watches, or their first, together: whoever is killed meanwhile
    /// hardly leaves one behind that names another as it was.
    ///
    /// @return their versions; empty where nothing differs from the one in force
    /// @throws UserMistake where one belongs to another origin
    public List<Optional<Watch>> put(List<Watch> wanted, Author author, Instant now) {
        wanted.forEach(watch -> refuseForeign(watch.name()));
        try (var edits = new Edits(system.cluster(), system.channels(), "watch", now)) {
            return wanted.stream().map(watch -> next(watch, edits, author, now)).toList();
        }
    }

    private Optional<Watch> next(Watch wanted, Edits edits, Author author, Instant now) {
        var old = newest(wanted.name());
        if (old.filter(there -> same(there, wanted)).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(version(wanted, false, edits, author, now));
    }

    /// Whether they ask and tell the same, whoever wrote them.
    private static boolean same(Watch there, Watch wanted) {
        return wanted.by(there.origin(), wanted.endpoints())
                .as(there.version(), false, there.written())
                .equals(there);
    }

    /// Whether a watch may be written here.
    ///
    /// @throws UserMistake where it belongs to another origin
    public void refuseForeign(String name) {
        newest(name).ifPresent(WatchBook::refuseForeign);
    }

    /// Ends a watch: a version too.
    public Watch remove(Watch watch, Author author, Instant now) {
        try (var edits = new Edits(system.cluster(), system.channels(), "watch", now)) {
            return version(watch, true, edits, author, now);
        }
    }

    private Watch version(Watch watch, boolean ends, Edits edits, Author author, Instant now) {
        var next = Optional.ofNullable(versions.get(watch.name()))
                        .map(TreeMap::lastKey)
                        .orElse(0)
                + 1;
        var version = watch.as(next, ends, now);
        edits.record(Change.watch(newest(watch.name()), version, author, now));
        edits.write(system.channels().watches(), Apply.key(version), version);
        remember(version);
        return version;
    }

    private Optional<Watch> newest(String name) {
        return Optional.ofNullable(versions.get(name))
                .map(each -> each.lastEntry().getValue())
                .filter(watch -> !watch.removed());
    }

    private void remember(Watch watch) {
        versions.computeIfAbsent(watch.name(), _ -> new TreeMap<>()).put(watch.version(), watch);
    }

    private static void refuseForeign(Watch watch) {
        if (!ByHand.wrote(watch.origin())) {
            throw new UserMistake("the watch " + watch.name() + " belongs to " + watch.origin() + ": change it there");
        }
    }

    private UserMistake unknown(String name) {
        return new UserMistake("there is no watch " + name
                + Spelling.nearest(name, versions.keySet())
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("; 'newsvane watch list' names them"));
    }
}

package dev.newsvane.app.watch;

import dev.newsvane.app.UserMistake;
import dev.newsvane.app.config.Apply;
import dev.newsvane.app.config.Spelling;
import dev.newsvane.app.data.Located;
import dev.newsvane.app.source.SourceBook;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Watch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The watches of a system with all their versions, and new versions of them: each is in force two seconds after it was
/// written. What is written here bears the origin `cli`; watches of other origins are changed where they come from.
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

    /// Writes the next version of a watch, or its first.
    ///
    /// @return the version; empty where nothing differs from the one in force
    /// @throws UserMistake where the watch belongs to another origin
    public Optional<Watch> put(Watch wanted, Instant now) {
        var old = newest(wanted.name());
        old.ifPresent(WatchBook::refuseForeign);
        if (old.filter(there ->
                        wanted.as(there.version(), false, there.written()).equals(there))
                .isPresent()) {
            return Optional.empty();
        }
        return Optional.of(write(wanted, false, now));
    }

    /// Whether a watch may be written here.
    ///
    /// @throws UserMistake where it belongs to another origin
    public void refuseForeign(String name) {
        newest(name).ifPresent(WatchBook::refuseForeign);
    }

    /// Ends a watch: a version too.
    public Watch remove(Watch watch, Instant now) {
        return write(watch, true, now);
    }

    private Watch write(Watch watch, boolean ends, Instant now) {
        var next = Optional.ofNullable(versions.get(watch.name()))
                        .map(TreeMap::lastKey)
                        .orElse(0)
                + 1;
        var version = watch.as(next, ends, now);
        try (var sender = new Sender(system.cluster(), "watch")) {
            Sender.await(sender.send(system.channels().watches(), Apply.key(version), version, now));
        }
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
        if (!watch.origin().equals(SourceBook.CLI)) {
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

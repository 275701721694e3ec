package dev.newsvane.app.config;

import dev.newsvane.app.config.Applied.What;
import dev.newsvane.schemas.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/// What to write to one channel to bring it to a file's state: decided purely.
///
/// @param write keys and values to write
/// @param erase keys to remove
/// @param recorded what that changes, for the log of changes
/// @param mistakes names that belong to another origin
record Plan<V>(
        List<Applied> changes, Map<String, V> write, Set<String> erase, List<Change> recorded, List<String> mistakes) {
    /// What the entries of a channel are.
    ///
    /// @param word what a person calls one
    /// @param settled given the entry that is there and the wanted one: what is to stand
    /// @param change what is recorded of one that was, is, or both
    record Kind<V>(
            String word,
            Function<V, String> name,
            Function<V, String> origin,
            Function<V, String> key,
            BinaryOperator<V> settled,
            BiFunction<Optional<V>, Optional<V>, Change> change) {}

    /// Compares what is wanted with what is there.
    ///
    /// @param owner whom the wanted belong to
    /// @param there the living entries
    static <V> Plan<V> of(Kind<V> kind, Owner owner, List<V> wanted, Iterable<V> there) {
        var plan = new Plan<V>(
                new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashSet<>(), new ArrayList<>(), new ArrayList<>());
        var known = new LinkedHashMap<String, V>();
        there.forEach(entry -> known.put(kind.name.apply(entry), entry));
        for (var entry : wanted) {
            plan.want(kind, owner, entry, known);
            known.remove(kind.name.apply(entry));
        }
        known.forEach((name, entry) -> {
            var origin = kind.origin.apply(entry);
            if (owner.owns(origin)) {
                plan.erase.add(kind.key.apply(entry));
                plan.changes.add(new Applied(What.REMOVED, kind.word, name, origin));
                plan.recorded.add(kind.change.apply(Optional.of(entry), Optional.empty()));
            } else if (owner.gone(origin)) {
                plan.changes.add(new Applied(What.LEFT, kind.word, name, origin));
            }
        });
        plan.erase.removeAll(plan.write.keySet());
        return plan;
    }

    private void want(Kind<V> kind, Owner owner, V entry, Map<String, V> known) {
        var name = kind.name.apply(entry);
        var old = known.get(name);
        if (old == null) {
            write.put(kind.key.apply(entry), entry);
            recorded.add(kind.change.apply(Optional.empty(), Optional.of(entry)));
            changes.add(new Applied(What.ADDED, kind.word, name, owner.origin()));
            return;
        }
        var origin = kind.origin.apply(old);
        if (!owner.owns(origin) && !owner.gone(origin)) {
            mistakes.add("the " + kind.word + " " + name + " belongs to " + origin
                    + "; right would be another name, or to remove it there, or --moved-from if that file"
                    + " became this one");
            return;
        }
        var fresh = kind.settled.apply(old, entry);
        if (!fresh.equals(old)) {
            erase.add(kind.key.apply(old));
            write.put(kind.key.apply(fresh), fresh);
            recorded.add(kind.change.apply(Optional.of(old), Optional.of(fresh)));
            var what = origin.equals(owner.origin()) ? What.CHANGED : What.TAKEN;
            changes.add(new Applied(what, kind.word, name, origin));
        }
    }
}

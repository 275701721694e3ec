package dev.newsvane.schemas;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Who changed a source, a watch or an endpoint, when, and to what. Key: the kind in lower case and the name. It stands
/// in its channel before the entry itself is written: of a writer that is killed between them, the change is told that
/// did not come to be, and none comes to be untold.
///
/// @param kind what was changed
/// @param name its name
/// @param what what was done to it
/// @param by who: a user of the machine where the command ran, or whom a request named; `newsvane` where a stage did it
/// @param through by what way: `file:PATH`, `cli`, `api`, `demo`, or the stage
/// @param at when
/// @param version of a watch: the version that this made, whole in `watches`
/// @param fields of one that was there before: the fields that became others, those too that are not shown
/// @param source of a source: as it is from then on
/// @param endpoint of an endpoint: as it is from then on, without its secrets
public record Change(
        EntryKind kind,
        String name,
        ChangeKind what,
        String by,
        String through,
        Instant at,
        Optional<Integer> version,
        List<String> fields,
        Optional<Source> source,
        Optional<Endpoint> endpoint) {
    private static final Set<String> OF_THE_CHANGE = Set.of("version", "written", "removed");

    /// A source's.
    ///
    /// @param before as it was; empty where it is new
    /// @param after as it is from then on; empty where it is no more
    /// @throws IllegalArgumentException where it neither was nor is
    public static Change source(Optional<Source> before, Optional<Source> after, Author author, Instant at) {
        var name = either(before, after).name();
        return of(EntryKind.SOURCE, name, before, after, author, at, Optional.empty(), after, Optional.empty());
    }

    /// An endpoint's; its secrets are left out.
    ///
    /// @param before as it was; empty where it is new
    /// @param after as it is from then on; empty where it is no more
    /// @throws IllegalArgumentException where it neither was nor is
    public static Change endpoint(Optional<Endpoint> before, Optional<Endpoint> after, Author author, Instant at) {
        var name = either(before, after).name();
        var shown = after.map(Endpoint::shown);
        return of(EntryKind.ENDPOINT, name, before, after, author, at, Optional.empty(), Optional.empty(), shown);
    }

    /// A watch's, whose version stands in its own channel.
    ///
    /// @param before as it was; empty where it is new
    /// @param after the version that is made, one that ends it too
    public static Change watch(Optional<Watch> before, Watch after, Author author, Instant at) {
        var left = Optional.of(after).filter(watch -> !watch.removed());
        var version = Optional.of(after.version());
        return of(EntryKind.WATCH, after.name(), before, left, author, at, version, Optional.empty(), Optional.empty());
    }

    private static Change of(
            EntryKind kind,
            String name,
            Optional<? extends Record> before,
            Optional<? extends Record> after,
            Author author,
            Instant at,
            Optional<Integer> version,
            Optional<Source> source,
            Optional<Endpoint> endpoint) {
        var fields = before.isPresent() && after.isPresent() ? others(before.get(), after.get()) : List.<String>of();
        var what = before.isEmpty() ? ChangeKind.ADDED : after.isEmpty() ? ChangeKind.REMOVED : ChangeKind.CHANGED;
        return new Change(kind, name, what, author.by(), author.through(), at, version, fields, source, endpoint);
    }

    /// Its key, and that of every change of the same entry.
    public String key() {
        return key(kind, name);
    }

    public static String key(EntryKind kind, String name) {
        return kind.name().toLowerCase(Locale.ROOT) + " " + name;
    }

    private static <V> V either(Optional<V> before, Optional<V> after) {
        return after.or(() -> before)
                .orElseThrow(() -> new IllegalArgumentException("it neither was nor is: nothing changed"));
    }

    private static List<String> others(Record before, Record after) {
        return Stream.of(after.getClass().getRecordComponents())
                .filter(component -> !OF_THE_CHANGE.contains(component.getName())
                        && !Objects.equals(value(component, before), value(component, after)))
                .map(RecordComponent::getName)
                .toList();
    }

    private static Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

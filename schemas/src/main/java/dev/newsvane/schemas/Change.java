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
/// in its channel before the entry itself is written: of a writer that is killed between them, a change is told that
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
/// @param sourceBefore of a source that was there: as it was
/// @param source of a source: as it is from then on
/// @param endpointBefore of an endpoint that was there: as it was, without its secrets
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
        Optional<Source> sourceBefore,
        Optional<Source> source,
        Optional<Endpoint> endpointBefore,
        Optional<Endpoint> endpoint) {
    private static final Set<String> OF_THE_CHANGE = Set.of("version", "written", "removed");

    /// A source's.
    ///
    /// @param before as it was; empty where it is new
    /// @param after as it is from then on; empty where it is no more
    /// @throws IllegalArgumentException where it neither was nor is
    public static Change source(Optional<Source> before, Optional<Source> after, Author author, Instant at) {
        return of(EntryKind.SOURCE, either(before, after).name(), before, after, author, at, Optional.empty());
    }

    /// An endpoint's; its secrets are left out.
    ///
    /// @param before as it was; empty where it is new
    /// @param after as it is from then on; empty where it is no more
    /// @throws IllegalArgumentException where it neither was nor is
    public static Change endpoint(Optional<Endpoint> before, Optional<Endpoint> after, Author author, Instant at) {
        return of(EntryKind.ENDPOINT, either(before, after).name(), before, after, author, at, Optional.empty());
    }

    /// A watch's, whose version stands in its own channel.
    ///
    /// @param before as it was; empty where it is new
    /// @param after the version that is made, one that ends it too
    public static Change watch(Optional<Watch> before, Watch after, Author author, Instant at) {
        var left = Optional.of(after).filter(watch -> !watch.removed());
        return of(EntryKind.WATCH, after.name(), before, left, author, at, Optional.of(after.version()));
    }

    private static Change of(
            EntryKind kind,
            String name,
            Optional<? extends Record> before,
            Optional<? extends Record> after,
            Author author,
            Instant at,
            Optional<Integer> version) {
        return new Change(
                kind,
                name,
                before.isEmpty() ? ChangeKind.ADDED : after.isEmpty() ? ChangeKind.REMOVED : ChangeKind.CHANGED,
                author.by(),
                author.through(),
                at,
                version,
                before.isPresent() && after.isPresent() ? others(before.get(), after.get()) : List.of(),
                among(Source.class, before),
                among(Source.class, after),
                among(Endpoint.class, before).map(Endpoint::shown),
                among(Endpoint.class, after).map(Endpoint::shown));
    }

    private static <E> Optional<E> among(Class<E> kind, Optional<? extends Record> entry) {
        return entry.filter(kind::isInstance).map(kind::cast);
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

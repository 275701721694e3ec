package dev.newsvane.schemas;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A tracked subject, one version of it. Key: `name@version`; never overwritten.
///
/// @param name unique
/// @param version 1, 2, 3 …
/// @param title for people
/// @param query in the watch language, with what it asks in the names of other watches in place
/// @param languages only articles in these; empty: any
/// @param sources only articles from these; empty: any
/// @param milestones numbers of independent publishers at which a growing story speaks again
/// @param endpoints names of the endpoints to tell
/// @param examples what it should and should not match
/// @param removed this version ends the watch
/// @param origin who wrote it: `file:PATH`, `cli`, `api`, `demo`
/// @param written when; in force two seconds later
/// @param filter which articles it looks at, beside languages and sources
/// @param when when it speaks of a story for the first time
/// @param asWritten the query as its author wrote it, where it names other watches
/// @param telling when what it says is told
public record Watch(
        String name,
        int version,
        String title,
        String query,
        List<String> languages,
        List<String> sources,
        List<Integer> milestones,
        List<String> endpoints,
        List<Example> examples,
        boolean removed,
        String origin,
        Instant written,
        Filter filter,
        When when,
        Optional<String> asWritten,
        Telling telling) {

    /// The plainest watch there is: it looks at every article, speaks at the first match and tells nobody.
    public static Watch of(String name, String query, String origin) {
        return new Watch(
                name,
                1,
                name,
                query,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                origin,
                Instant.EPOCH,
                Filter.ALL,
                When.AT_FIRST,
                Optional.empty(),
                Telling.AT_ONCE);
    }

    /// The same, speaking again at other milestones.
    public Watch growing(List<Integer> others) {
        return with(draft -> draft.milestones = others);
    }

    /// The same as another version.
    public Watch as(int number, boolean ends, Instant at) {
        return with(draft -> {
            draft.version = number;
            draft.removed = ends;
            draft.written = at;
        });
    }

    /// The same, looking at other articles.
    public Watch only(Filter other) {
        return with(draft -> draft.filter = other);
    }

    /// The same, limited to languages and sources; none: any.
    public Watch in(List<String> tongues, List<String> names) {
        return with(draft -> {
            draft.languages = tongues;
            draft.sources = names;
        });
    }

    /// The same, speaking at another time.
    public Watch speaking(When other) {
        return with(draft -> draft.when = other);
    }

    /// The same, written by another and telling others.
    public Watch by(String other, List<String> told) {
        return with(draft -> {
            draft.origin = other;
            draft.endpoints = told;
        });
    }

    /// The query as its author wrote it.
    public String text() {
        return asWritten.orElse(query);
    }

    /// The same, asking with the watches that it names in place.
    public Watch asking(String inPlace) {
        return with(draft -> {
            draft.query = inPlace;
            draft.asWritten = Optional.of(text()).filter(text -> !text.equals(inPlace));
        });
    }

    /// The same, telling at other times.
    public Watch telling(Telling other) {
        return with(draft -> draft.telling = other);
    }

    private Watch with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return new Watch(
                name,
                draft.version,
                title,
                draft.query,
                draft.languages,
                draft.sources,
                draft.milestones,
                draft.endpoints,
                examples,
                draft.removed,
                draft.origin,
                draft.written,
                draft.filter,
                draft.when,
                draft.asWritten,
                draft.telling);
    }

    /// What a copy may have otherwise.
    private static final class Draft {
        private int version;
        private String query;
        private List<String> languages;
        private List<String> sources;
        private List<Integer> milestones;
        private List<String> endpoints;
        private boolean removed;
        private String origin;
        private Instant written;
        private Filter filter;
        private When when;
        private Optional<String> asWritten;
        private Telling telling;

        Draft(Watch watch) {
            version = watch.version;
            query = watch.query;
            languages = watch.languages;
            sources = watch.sources;
            milestones = watch.milestones;
            endpoints = watch.endpoints;
            removed = watch.removed;
            origin = watch.origin;
            written = watch.written;
            filter = watch.filter;
            when = watch.when;
            asWritten = watch.asWritten;
            telling = watch.telling;
        }
    }
}

package dev.newsvane.schemas;

import java.time.Instant;
import java.util.List;

/// A tracked subject, one version of it. Key: `name@version`; never overwritten.
///
/// @param name unique
/// @param version 1, 2, 3 …
/// @param title for people
/// @param query in the watch language
/// @param languages only articles in these; empty: any
/// @param sources only articles from these; empty: any
/// @param milestones numbers of independent publishers at which a growing story speaks again
/// @param endpoints names of the endpoints to tell
/// @param examples what it should and should not match
/// @param removed this version ends the watch
/// @param origin who wrote it: `file:PATH`, `cli`, `demo`
/// @param written when; in force two seconds later
/// @param filter which articles it looks at, beside languages and sources
/// @param when when it speaks of a story for the first time
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
        When when) {

    /// The same as another version.
    public Watch as(int number, boolean ends, Instant at) {
        return new Watch(
                name,
                number,
                title,
                query,
                languages,
                sources,
                milestones,
                endpoints,
                examples,
                ends,
                origin,
                at,
                filter,
                when);
    }

    /// The same, looking at other articles.
    public Watch only(Filter other) {
        return new Watch(
                name,
                version,
                title,
                query,
                languages,
                sources,
                milestones,
                endpoints,
                examples,
                removed,
                origin,
                written,
                other,
                when);
    }

    /// The same, speaking at another time.
    public Watch speaking(When other) {
        return new Watch(
                name,
                version,
                title,
                query,
                languages,
                sources,
                milestones,
                endpoints,
                examples,
                removed,
                origin,
                written,
                filter,
                other);
    }

    /// The same, written by another and telling others.
    public Watch by(String other, List<String> told) {
        return new Watch(
                name,
                version,
                title,
                query,
                languages,
                sources,
                milestones,
                told,
                examples,
                removed,
                other,
                written,
                filter,
                when);
    }
}

package dev.newsvane.schemas;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Where news comes from, as a user follows it. Key: host and name.
///
/// @param name what the user calls it; unique
/// @param url where it is polled
/// @param kind what the URL answers with
/// @param publisher the outlet's name, where the user says it
/// @param language BCP 47, where the user says it
/// @param tags the user's labels, for filters
/// @param every a fixed rhythm in milliseconds; absent: learned from the source
/// @param baseline what the first poll does with what stands there already
/// @param paused kept, not polled
/// @param origin who wrote this entry: `file:PATH`, `cli`, `api`, `demo`; the file owns only its own
/// @param select of an index page, the CSS selector of its links to articles; absent: they are found by comparing
/// visits
public record Source(
        String name,
        String url,
        SourceKind kind,
        Optional<String> publisher,
        Optional<String> language,
        List<String> tags,
        Optional<Duration> every,
        Baseline baseline,
        boolean paused,
        String origin,
        Optional<String> select) {
    /// One of which nothing more is known.
    public static Source of(String name, String url, SourceKind kind, String origin) {
        return new Source(
                name,
                url,
                kind,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Baseline.QUIET,
                false,
                origin,
                Optional.empty());
    }

    /// The same, polled in a fixed rhythm.
    public Source every(Duration rhythm) {
        return new Source(
                name, url, kind, publisher, language, tags, Optional.of(rhythm), baseline, paused, origin, select);
    }

    /// The same, to be polled or not.
    public Source paused(boolean now) {
        return new Source(name, url, kind, publisher, language, tags, every, baseline, now, origin, select);
    }

    /// The same under another name.
    public Source called(String other) {
        return new Source(other, url, kind, publisher, language, tags, every, baseline, paused, origin, select);
    }

    /// The same with other tags.
    public Source tagged(List<String> others) {
        return new Source(name, url, kind, publisher, language, others, every, baseline, paused, origin, select);
    }

    /// The same as an entry of another origin.
    public Source of(String other) {
        return new Source(name, url, kind, publisher, language, tags, every, baseline, paused, other, select);
    }
}

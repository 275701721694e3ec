package dev.newsvane.schemas;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An article in an alert, and why it is there.
///
/// @param article article id
/// @param revision article revision
/// @param url where to read it
/// @param site its publisher
/// @param publisher the outlet's name
/// @param title its title
/// @param language BCP 47
/// @param passages what matched
/// @param copy what it repeats, where it is a copy
/// @param published its publication date
/// @param seen when its entry was first seen
/// @param fetched when its page was fetched
/// @param placed when it was placed
/// @param offset its offset in `articles`
/// @param likeness how close it was to the story that it joined, 0 to 1; absent where it began it
/// @param nearest id of the article of the story that it was closest to
public record Evidence(
        String article,
        String revision,
        String url,
        String site,
        Optional<String> publisher,
        String title,
        Optional<String> language,
        List<Passage> passages,
        Optional<Copy> copy,
        Optional<Instant> published,
        Instant seen,
        Instant fetched,
        Instant placed,
        long offset,
        Optional<Double> likeness,
        Optional<String> nearest) {}

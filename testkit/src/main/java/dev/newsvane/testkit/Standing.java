package dev.newsvane.testkit;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// An article that stands on its outlet's site, and when it says it was written.
///
/// @param told the text as it is now
/// @param first the first version, where this is an update; else the same
/// @param published of the first version
/// @param modified of this version, where it is an update
/// @param opened when its wave opened
record Standing(
        Outlet outlet,
        Written told,
        Written first,
        Optional<Instant> published,
        Optional<Instant> modified,
        Instant opened) {
    URI url() {
        return outlet.url(first.path());
    }

    String link() {
        return told.link().orElseGet(() -> url().toString());
    }

    String guid() {
        return told.guid().or(first::guid).orElseGet(() -> url().toString());
    }

    Optional<Instant> changed() {
        return modified.or(() -> published);
    }
}

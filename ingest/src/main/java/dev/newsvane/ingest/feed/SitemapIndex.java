package dev.newsvane.ingest.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A list of sitemaps (sitemaps.org), which may be lists again.
///
/// @param repairs what had to be mended
public record SitemapIndex(List<Listed> sitemaps, List<Repair> repairs) {
    /// One of them.
    ///
    /// @param url absolute
    /// @param modified `lastmod`, verbatim
    /// @param date what that says, where it can be read
    public record Listed(String url, Optional<String> modified, Optional<FeedDate> date) {}

    /// When one of them last changed.
    public Optional<Instant> newest() {
        return sitemaps.stream()
                .flatMap(listed -> listed.date().stream())
                .map(FeedDate::at)
                .max(Comparator.naturalOrder());
    }
}

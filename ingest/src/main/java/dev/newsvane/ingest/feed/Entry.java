package dev.newsvane.ingest.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One entry of a feed, as its publisher gives it.
///
/// @param link absolute, http or https, as given; absent where the entry has none that leads anywhere
/// @param id the entry's own id, verbatim: `guid`, `atom:id`, JSON Feed's `id`
/// @param title plain text
/// @param published absent where it could not be read; never a guess
/// @param confidence how much of the publication date is known
/// @param publishedRaw the date's text, verbatim
/// @param summary HTML or text, as given
/// @param content the full text as HTML, where the feed gives one
/// @param language BCP 47; the entry's, else the feed's
public record Entry(
        Optional<String> link,
        Optional<String> id,
        Optional<String> title,
        List<String> authors,
        Optional<Instant> published,
        Optional<String> publishedRaw,
        Optional<FeedDate.Confidence> confidence,
        Optional<Instant> updated,
        Optional<String> updatedRaw,
        Optional<String> summary,
        Optional<String> content,
        Optional<String> language,
        List<Enclosure> enclosures,
        Extras extras,
        List<Repair> repairs) {

    /// A file that belongs to the entry.
    ///
    /// @param bytes its length, where the feed says it
    public record Enclosure(String url, Optional<String> type, Optional<Long> bytes) {}
}

package dev.newsvane.enrich.extract;

import dev.newsvane.schemas.DateOrigin;
import dev.newsvane.schemas.Item;
import dev.newsvane.schemas.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is known of a page before reading it: the words of the feed that led to it. They fill gaps.
///
/// @param seen when the page was fetched; dates later than a day after it are not believed
public record Hints(
        Optional<String> title,
        List<String> authors,
        Optional<Dated> published,
        Optional<Dated> modified,
        Optional<String> language,
        Optional<String> summary,
        Optional<String> publisher,
        Instant seen) {
    /// Feeds are dated by programs, and now and then by the hour at which they were made.
    private static final double FEED = 0.9;

    public static Hints none(Instant seen) {
        return new Hints(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                seen);
    }

    static Hints of(Page page) {
        Item item = page.item();
        return new Hints(
                item.title().filter(title -> !title.isBlank()),
                item.authors(),
                item.published().map(Hints::dated),
                item.updated().map(Hints::dated),
                item.language(),
                item.summary().map(Texts::plain).filter(summary -> !summary.isEmpty()),
                item.publisher(),
                page.fetched());
    }

    private static Dated dated(Instant at) {
        return Dated.at(at, DateOrigin.FEED).sure(FEED);
    }
}

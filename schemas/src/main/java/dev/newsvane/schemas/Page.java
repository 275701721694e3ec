package dev.newsvane.schemas;

import dev.newsvane.base.Ids;
import java.time.Instant;
import java.util.Optional;
import okio.ByteString;

/// What was fetched, as bytes, or an item's own full content. Key: site and id.
///
/// @param id requested URL and hash of the body
/// @param url requested canonical URL
/// @param finalUrl where the answer came from
/// @param status HTTP status; 200 for an item's own content, 404 or 410 for a page that was there and is gone
/// @param contentType the header, verbatim
/// @param body the body without content encoding, compressed with zstd
/// @param bodySize bytes before compression
/// @param item the entry that led here
/// @param lane `live` or `history:NAME`
/// @param quiet joins stories, alerts nobody
/// @param fetched when, on our clock
public record Page(
        String id,
        String url,
        String finalUrl,
        int status,
        Optional<String> contentType,
        ByteString body,
        int bodySize,
        Item item,
        String lane,
        boolean quiet,
        Instant fetched) {
    /// What an entry led to, found at once and at its own URL.
    ///
    /// @param url canonical
    public static Page of(Item item, String url, String contentType, ByteString body) {
        return new Page(
                Ids.of(url, Ids.of(body)),
                url,
                url,
                200,
                Optional.of(contentType),
                PageBody.compress(body),
                body.size(),
                item.withoutContent(),
                item.lane(),
                item.quiet(),
                item.seen());
    }

    /// Whether there is nothing any more where there was a page.
    public boolean gone() {
        return status == 404 || status == 410;
    }
}

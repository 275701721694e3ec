package dev.newsvane.schemas;

import java.time.Instant;
import java.util.Optional;

/// Fetch this URL. Key: host and id; a finished one is removed.
///
/// @param id canonical URL and what triggered it
/// @param url canonical URL
/// @param trigger the item's content hash, or the number of the re-fetch
/// @param item the entry that asked for it
/// @param attempt tries so far
/// @param notBefore not to be tried earlier
/// @param made when it was made, on our clock
/// @param etag of the page as it is known: a re-fetch of the same makes no page
/// @param lastModified of the page as it is known
/// @param bodyHash of the page as it is known
public record Request(
        String id,
        String url,
        String trigger,
        Item item,
        int attempt,
        Instant notBefore,
        Instant made,
        Optional<String> etag,
        Optional<String> lastModified,
        Optional<String> bodyHash) {
    /// A first fetch.
    public static Request first(String id, String url, String trigger, Item item, Instant made) {
        return new Request(id, url, trigger, item, 0, made, made, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The same for another try.
    public Request again(int tries, Instant earliest) {
        return new Request(id, url, trigger, item, tries, earliest, made, etag, lastModified, bodyHash);
    }

    /// The same, to be made now.
    public Request made(Instant now) {
        return new Request(id, url, trigger, item, attempt, now, now, etag, lastModified, bodyHash);
    }
}

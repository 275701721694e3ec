package dev.newsvane.ingest.feed;

import java.net.URI;
import java.util.Optional;
import okio.ByteString;

/// Reads whatever a server sends as a feed.
public final class FeedReader {
    private FeedReader() {}

    /// Reads a whole answer.
    ///
    /// @param base where the bytes came from; relative links are resolved against it
    public static FeedReading read(ByteString body, Optional<String> contentType, URI base) {
        return new FeedReading.NotAFeed(
                FeedReading.Why.UNKNOWN, body.size() + " bytes of " + contentType + " from " + base);
    }
}

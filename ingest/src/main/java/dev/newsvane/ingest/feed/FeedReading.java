package dev.newsvane.ingest.feed;

/// What came of reading bytes as a feed.
public sealed interface FeedReading {
    /// It is one.
    record FeedRead(Feed feed) implements FeedReading {}

    /// It is a list of sitemaps.
    record IndexRead(SitemapIndex index) implements FeedReading {}

    /// It is none.
    ///
    /// @param detail a sentence for a person
    record NotAFeed(Why why, String detail) implements FeedReading {}

    /// Why something is no feed.
    enum Why {
        EMPTY,
        TOO_LARGE,
        /// A web page stands where the feed was.
        HTML,
        /// A page that wants a browser or a person ("enable JavaScript and cookies").
        CHALLENGE,
        /// It declares entities that grow or reach outside.
        ENTITIES,
        /// XML or JSON, and no feed.
        UNKNOWN,
        /// Not even that.
        MALFORMED,
        /// Our own reader threw: a fault of ours, whatever was sent.
        UNFORESEEN
    }
}

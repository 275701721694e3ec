package dev.newsvane.ingest.poll;

import dev.newsvane.ingest.feed.Feed;
import dev.newsvane.ingest.feed.FeedReader;
import dev.newsvane.ingest.feed.FeedReading.FeedRead;
import dev.newsvane.ingest.feed.FeedReading.IndexRead;
import dev.newsvane.ingest.feed.FeedReading.NotAFeed;
import dev.newsvane.ingest.feed.FeedReading.Why;
import dev.newsvane.ingest.poll.Visit.Findings;
import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Push;
import dev.newsvane.schemas.Reason;
import dev.newsvane.schemas.Reject;
import dev.newsvane.schemas.Source;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a source's hub brought, judged as a poll's answer is: what polls or pushes have shown is known. Neither the
/// rhythm nor a validator changes, for nobody asked the source.
record Pushed(Source source, Poll before, Instant now) {
    Findings judge(Push push) {
        return switch (FeedReader.read(push.body(), push.contentType(), URI.create(before.url()))) {
            case FeedRead(Feed feed) -> brought(feed);
            case IndexRead _ -> refused("it lists sitemaps");
            case NotAFeed(Why _, String detail) -> refused(detail);
        };
    }

    private Findings refused(String detail) {
        var why = "A hub brought what is no feed: " + detail;
        var reject = new Reject("poll", before.url(), Optional.of(source.name()), Reason.NOT_A_FEED, why, now);
        return new Findings(List.of(), Optional.of(reject), before);
    }

    private Findings brought(Feed feed) {
        var known = new Known(before.known());
        var items = Entries.items(source, feed, _ -> false, now);
        var fresh = items.stream().filter(item -> !known.holdsUnchanged(item)).toList();
        var memory = Draft.of(before)
                .changed(fresh.isEmpty() ? before.changed() : Optional.of(now))
                .items(before.items() + fresh.size())
                .known(known.including(items))
                .poll();
        return new Findings(fresh, Optional.empty(), memory);
    }
}

package dev.newsvane.ingest.archive;

import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import dev.newsvane.base.http.Web;
import dev.newsvane.ingest.feed.Feed;
import dev.newsvane.ingest.feed.FeedReader;
import dev.newsvane.ingest.feed.FeedReading.FeedRead;
import dev.newsvane.ingest.feed.FeedReading.IndexRead;
import dev.newsvane.ingest.feed.FeedReading.NotAFeed;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Walks from a feed to its past, document by document (RFC 5005), until there is no older one, one comes for the
/// second time, or the bounds are reached.
public final class FeedArchive {
    private static final int REDIRECTS = 10;

    private final Web web;
    private final Bounds bounds;

    /// How far to go.
    ///
    /// @param documents at most
    /// @param pause between two of them
    /// @param bytes of a document
    /// @param timeout of a document
    public record Bounds(int documents, Duration pause, long bytes, Duration timeout) {}

    /// How far it went.
    ///
    /// @param ended why it did not reach the oldest document, a sentence; empty where it did
    public record Walked(int documents, Optional<String> ended) {}

    public FeedArchive(Web web, Bounds bounds) {
        this.web = web;
        this.bounds = bounds;
    }

    /// Hands over each document, the newest first.
    public Walked walk(URI newest, Consumer<Feed> each) throws InterruptedException {
        var been = new HashSet<URI>();
        var next = Optional.of(newest);
        while (next.isPresent()) {
            var here = next.get();
            if (been.size() == bounds.documents()) {
                return new Walked(
                        been.size(),
                        Optional.of(here + ": not asked, for " + been.size() + " documents were; --most N reads more"));
            }
            if (!been.add(here)) {
                return new Walked(
                        been.size(), Optional.of(here + ": was there before, so the archive goes in a circle"));
            }
            if (been.size() > 1) {
                Thread.sleep(bounds.pause());
            }
            switch (web.get(here, Map.of(), new Web.Bounds(bounds.bytes(), bounds.timeout(), REDIRECTS))) {
                case Got got
                when got.succeeded() -> {
                    var type = got.header("content-type");
                    switch (FeedReader.read(got.body(), type, got.url())) {
                        case FeedRead(Feed feed) -> each.accept(feed);
                        case IndexRead _ -> {
                            return new Walked(been.size() - 1, Optional.of(here + ": is a list of sitemaps"));
                        }
                        case NotAFeed(var _, String detail) -> {
                            return new Walked(been.size() - 1, Optional.of(here + ": no feed: " + detail));
                        }
                    }
                    next = FeedLinks.older(got.body(), type, got.url());
                }
                case Got got -> {
                    return new Walked(been.size() - 1, Optional.of(here + ": answered with status " + got.status()));
                }
                case Silence(Answer.Cause cause, String detail) -> {
                    var word = cause.name().toLowerCase(Locale.ROOT).replace('_', ' ');
                    return new Walked(
                            been.size() - 1, Optional.of(here + ": gave no answer (" + word + "): " + detail));
                }
            }
        }
        return new Walked(been.size(), Optional.empty());
    }
}

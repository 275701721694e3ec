package dev.newsvane.ingest.poll;

import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Web;
import dev.newsvane.ingest.feed.FeedReader;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Asks the web: for a source, and for the parts of its tree. robots.txt is not asked: the user named the source, and
/// RFC 9309 is about crawlers that find their own way.
record Inquiry(Web web, PollSettings settings) {
    private static final int REDIRECTS = 10;

    Answer source(Followed due) {
        return ask(due.memory().url(), Memory.headers(due.memory()), largest(due.source()));
    }

    /// Asks a tree's parts one after the other, as slowly as its host is asked for anything, for as long as it may.
    void parts(Walk walk, Duration pause, BooleanSupplier goesOn) {
        try {
            for (var part = walk.next(); part.isPresent() && goesOn.getAsBoolean(); part = walk.next()) {
                Thread.sleep(pause);
                walk.take(part.get(), ask(part.get().url(), part.get().headers(), FeedReader.MAX_SITEMAP_BYTES));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long largest(Source source) {
        return source.kind() == SourceKind.SITEMAP
                ? Math.max(settings.bytes(), FeedReader.MAX_SITEMAP_BYTES)
                : settings.bytes();
    }

    private Answer ask(String url, Map<String, String> headers, long bytes) {
        try {
            return web.get(new URI(url), headers, new Web.Bounds(bytes, settings.timeout(), REDIRECTS));
        } catch (URISyntaxException e) {
            return new Answer.Silence(Answer.Cause.BAD_URL, e.toString());
        }
    }
}

package dev.newsvane.ingest.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.newsvane.ingest.feed.Entry;
import dev.newsvane.ingest.feed.FeedReader;
import dev.newsvane.ingest.feed.FeedReading.FeedRead;
import dev.newsvane.ingest.feed.FeedReading.IndexRead;
import dev.newsvane.ingest.feed.FeedReading.NotAFeed;
import dev.newsvane.ingest.feed.FeedReading.Why;
import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;
import okio.ByteString;

/// Whatever a server sends as a feed: XML, JSON, pages, their remains.
class FeedFuzzTest {
    private static final URI BASE = URI.create("https://feeds.example/news/all.xml?x=1");

    /// Entries of one sitemap (sitemaps.org).
    private static final int LISTED = 50_000;

    @FuzzTest
    void whateverIsSentIsReadOrRefused(byte[] sent) {
        held(ByteString.of(sent));
    }

    /// Reads a body, and holds what comes against what [FeedReader] promises.
    static void held(ByteString body) {
        var reading = FeedReader.read(body, Optional.empty(), BASE);
        switch (reading) {
            case FeedRead(var feed) -> {
                assertThat(feed.entries()).hasSizeLessThanOrEqualTo(feed.isSitemap() ? LISTED : FeedReader.MAX_ENTRIES);
                assertThat(feed.entries())
                        .flatExtracting(entry -> entry.link().stream().toList())
                        .allMatch(FeedFuzzTest::leadsToTheWeb);
                assertThat(feed.entries())
                        .map(Entry::title)
                        .allMatch(title -> title.filter(String::isBlank).isEmpty());
            }
            case IndexRead(var index) -> assertThat(index.sitemaps()).hasSizeLessThanOrEqualTo(LISTED);
            case NotAFeed(var why, var detail) -> {
                assertThat(why).as(detail).isNotEqualTo(Why.UNFORESEEN);
                assertThat(detail).isNotBlank();
            }
        }
        assertThat(FeedReader.read(body, Optional.empty(), BASE)).isEqualTo(reading);
    }

    private static boolean leadsToTheWeb(Object link) {
        return Optional.ofNullable(HttpUrl.parse(link.toString())).isPresent();
    }
}

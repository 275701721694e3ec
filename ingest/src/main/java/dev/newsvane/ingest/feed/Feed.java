package dev.newsvane.ingest.feed;

import dev.newsvane.ingest.schedule.Skips;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A feed that could be read.
///
/// @param dialect as `rss_2.0`, `atom_1.0`, `json_1.1`, `sitemap`, `news-sitemap`
/// @param charset that its bytes were read in
/// @param link the site's page, absolute
/// @param authors names
/// @param language BCP 47
/// @param ttl how long the feed asks to be left alone (`ttl`, `sy:updatePeriod`)
/// @param repairs what had to be mended in the feed as a whole
/// @param hub URL of the first WebSub hub that it names
/// @param self URL under which it says that it is to be found
/// @param skips hours and days in which it asks not to be polled
public record Feed(
        String dialect,
        Charset charset,
        Optional<String> title,
        Optional<String> link,
        List<String> authors,
        Optional<String> language,
        Optional<Duration> ttl,
        List<Entry> entries,
        List<Repair> repairs,
        Optional<String> hub,
        Optional<String> self,
        Skips skips) {
    /// Whether it is a sitemap of any kind.
    public boolean isSitemap() {
        return dialect.contains("sitemap");
    }

    /// The same with others of its entries.
    public Feed with(List<Entry> others) {
        return new Feed(dialect, charset, title, link, authors, language, ttl, others, repairs, hub, self, skips);
    }
}

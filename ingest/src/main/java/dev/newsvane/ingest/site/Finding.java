package dev.newsvane.ingest.site;

import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.ingest.feed.Feed;
import dev.newsvane.ingest.feed.SitemapIndex;
import dev.newsvane.ingest.websub.Offer;
import dev.newsvane.schemas.SourceKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A feed, a sitemap or a tree of sitemaps that a site has.
///
/// @param url where it answered
/// @param kind what it is to be followed as
/// @param dialect as `rss_2.0`, `news-sitemap`, `sitemap-index`
/// @param title what it calls itself
/// @param items how many it shows; of a tree of sitemaps, how many sitemaps
/// @param newest the newest date that it shows
/// @param hub the WebSub hub that it names
/// @param by how it was found
/// @param also other URLs that answer with the same
/// @param first what its first entry says, by which it is told from others
public record Finding(
        String url,
        SourceKind kind,
        String dialect,
        Optional<String> title,
        int items,
        Optional<Instant> newest,
        Optional<String> hub,
        By by,
        List<String> also,
        String first) {
    /// The newest first; what names a hub before what does not; feeds, which have texts, before sitemaps.
    static final Comparator<Finding> BEST_FIRST = Comparator.comparing(Finding::kind)
            .thenComparing(Finding::by)
            .thenComparing(found -> found.newest().orElse(Instant.EPOCH), Comparator.reverseOrder());

    static Finding of(Feed feed, Got got, By by) {
        var newest = feed.entries().stream()
                .flatMap(entry -> entry.published().or(entry::updated).stream())
                .max(Comparator.naturalOrder());
        var first = feed.entries().stream()
                .findFirst()
                .flatMap(entry -> entry.link().or(entry::id).or(entry::title));
        return new Finding(
                got.url().toString(),
                feed.isSitemap() ? SourceKind.SITEMAP : SourceKind.FEED,
                feed.dialect(),
                feed.title(),
                feed.entries().size(),
                newest,
                Offer.hub(got, feed),
                by,
                List.of(),
                first.orElse(""));
    }

    static Finding tree(Got got, SitemapIndex index, By by) {
        return new Finding(
                got.url().toString(),
                SourceKind.SITEMAP,
                "sitemap-index",
                Optional.empty(),
                index.sitemaps().size(),
                index.newest(),
                Optional.empty(),
                by,
                List.of(),
                index.sitemaps().stream()
                        .findFirst()
                        .map(SitemapIndex.Listed::url)
                        .orElse(""));
    }

    Finding with(List<String> others) {
        return new Finding(url, kind, dialect, title, items, newest, hub, by, others, first);
    }

    /// How a place came to be looked at.
    public enum By {
        /// It is what was asked for.
        ITSELF("the URL itself"),
        LINK("<link> of the page"),
        HEADER("Link header of the page"),
        ROBOTS("robots.txt"),
        ANCHOR("link on the page"),
        GUESS("usual place");

        private final String words;

        By(String words) {
            this.words = words;
        }

        /// For a person.
        public String words() {
            return words;
        }
    }
}

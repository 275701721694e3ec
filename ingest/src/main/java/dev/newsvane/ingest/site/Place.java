package dev.newsvane.ingest.site;

import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.ingest.site.Finding.By;
import dev.newsvane.ingest.url.CanonicalUrl;
import dev.newsvane.ingest.url.LinkHeader;
import dev.newsvane.ingest.url.Sites;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/// Where a site's feeds and sitemaps may be, as a page of it says, or as others have theirs.
///
/// @param by how one comes to look there
record Place(String url, By by) {
    private static final Set<String> TYPES = Set.of(
            "application/rss+xml",
            "application/atom+xml",
            "application/rdf+xml",
            "application/feed+json",
            "application/json",
            "application/xml",
            "text/xml");

    /// Anchors whose address speaks of a feed.
    private static final Pattern FEED_LIKE = Pattern.compile(
            "(?:^|[/._=?&-])(?:feeds?|rss2?|atom|rdf)(?:$|[/._=?&-])|\\.(?:rss|atom|rdf)$|feed\\.(?:xml|json)$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ENDPOINT =
            Pattern.compile("/wp-json|oembed|/comments?/feed|/xmlrpc", Pattern.CASE_INSENSITIVE);

    /// In the order of how many sites have theirs there.
    private static final List<String> USUAL = List.of(
            "/feed",
            "/rss",
            "/rss.xml",
            "/feed.xml",
            "/atom.xml",
            "/index.xml",
            "/feed.json",
            "/feeds/posts/default",
            "/?feed=rss2",
            "/feeds",
            "/rss/index.xml",
            "/index.rdf",
            "/blog/feed",
            "/news/feed");

    private static final List<String> SITEMAPS =
            List.of("/sitemap.xml", "/news-sitemap.xml", "/sitemap_index.xml", "/sitemap-news.xml");

    /// What a page and its headers declare, and what its anchors look like.
    static List<Place> of(Got got, WebPage page) {
        var places = new ArrayList<Place>();
        page.elements("link[rel~=(?i)\\b(?:alternate|feed)\\b][href]")
                .filter(link -> declares(link.attr("rel"), link.attr("type")))
                .forEach(link ->
                        page.absolute(link.attr("href")).ifPresent(url -> places.add(new Place(url, By.LINK))));
        LinkHeader.of(got).stream()
                .filter(link -> link.relations().contains("alternate"))
                .filter(link -> TYPES.contains(link.type()))
                .forEach(link -> page.absolute(link.target()).ifPresent(url -> places.add(new Place(url, By.HEADER))));
        page.elements("a[href]")
                .limit(2_000)
                .map(anchor -> anchor.attr("href"))
                .filter(href -> FEED_LIKE.matcher(href).find())
                .forEach(href -> page.absolute(href).ifPresent(url -> places.add(new Place(url, By.ANCHOR))));
        return places.stream()
                .filter(place -> !ENDPOINT.matcher(place.url()).find())
                .toList();
    }

    private static boolean declares(String relations, String type) {
        return relations.toLowerCase(Locale.ROOT).contains("feed")
                || TYPES.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    static List<Place> usualFeeds(URI page) {
        return at(page, USUAL);
    }

    static List<Place> usualSitemaps(URI page) {
        return at(page, SITEMAPS);
    }

    private static List<Place> at(URI page, List<String> paths) {
        return paths.stream()
                .flatMap(path -> resolve(page, path).stream())
                .map(url -> new Place(url, By.GUESS))
                .toList();
    }

    static Optional<String> resolve(URI page, String href) {
        return Optional.ofNullable(HttpUrl.parse(page.toString()))
                .flatMap(here -> Optional.ofNullable(here.resolve(href)))
                .map(HttpUrl::toString);
    }

    /// Whether it belongs to the site of a page; what is declared may lie elsewhere, an anchor to a feed elsewhere is
    /// somebody else's.
    boolean isOf(URI page) {
        return by != By.ANCHOR
                || CanonicalUrl.of(url).map(CanonicalUrl::host).map(Sites::of).equals(site(page));
    }

    private static Optional<String> site(URI page) {
        return Optional.ofNullable(page.getHost()).map(Sites::of);
    }
}

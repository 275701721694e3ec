package dev.newsvane.ingest.crawl;

import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.ingest.url.CanonicalUrl;
import dev.newsvane.ingest.url.Sites;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/// The other names of a page, told to the frontier so that none of them is fetched again: where redirects led, and what
/// the page calls itself (`canonical`, `og:url`), which for an AMP page is the page it stands for. A page's word counts
/// within its own site only, and never for a home page. An AMP page itself is read as it is, and not fetched twice: its
/// article has the canonical URL anyway.
final class Aliases {
    /// A page has one name or two. Each costs the frontier a record.
    private static final int MOST = 10;

    private Aliases() {}

    /// @param asked the canonical URL that was asked for, which is no alias
    static Set<String> of(String asked, Got got, Head head) {
        var names = new LinkedHashSet<String>();
        CanonicalUrl.of(got.url().toString()).ifPresent(names::add);
        var page = head.document();
        Stream.concat(
                        page.select("link[rel~=(?i)^canonical$][href]").stream().map(link -> link.attr("href")),
                        page.select("meta[property=og:url][content]").stream().map(meta -> meta.attr("content")))
                .limit(MOST)
                .flatMap(link -> resolve(got.url(), link).stream())
                .filter(name -> sameSite(name, got.url()) && !home(name))
                .forEach(names::add);
        names.remove(asked);
        return names;
    }

    private static Optional<String> resolve(URI from, String link) {
        return Optional.ofNullable(HttpUrl.parse(from.toString()))
                .flatMap(here -> Optional.ofNullable(here.resolve(link.strip())))
                .flatMap(url -> CanonicalUrl.of(url.toString()));
    }

    private static boolean sameSite(String name, URI url) {
        return Sites.of(CanonicalUrl.host(name))
                .equals(Sites.of(Optional.ofNullable(url.getHost()).orElse("")));
    }

    private static boolean home(String name) {
        return Optional.ofNullable(URI.create(name).getRawPath()).orElse("").length() <= 1;
    }
}

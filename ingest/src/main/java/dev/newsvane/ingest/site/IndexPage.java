package dev.newsvane.ingest.site;

import dev.newsvane.ingest.url.CanonicalUrl;
import dev.newsvane.ingest.url.Sites;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import okio.ByteString;

/// A page that lists articles, read for its links.
///
/// @param links to follow, or to know as what always stands there; never empty
/// @param chosen whether a selector chose them
public record IndexPage(Optional<String> language, List<Link> links, boolean chosen) {
    private static final int FEW = 3;

    /// Navigation has fewer words than headlines.
    private static final int HEADLINE_WORDS = 4;

    private static final int HEADLINE_LENGTH = 24;

    /// What came of reading a page.
    public sealed interface Reading {
        /// It lists something.
        record Listed(IndexPage page) implements Reading {}

        /// It lists nothing that can be followed.
        ///
        /// @param challenge it wants a browser or a person
        /// @param why a sentence for the operator
        record Unlisted(boolean challenge, String why) implements Reading {}
    }

    /// Reads a page.
    ///
    /// @param select the selector of its links; absent: all links within its site
    /// @param url where it is from
    public static Reading read(ByteString body, Optional<String> contentType, URI url, Optional<LinkSelector> select) {
        var page = WebPage.read(body, contentType, url);
        var here = CanonicalUrl.of(url.toString());
        var site = here.map(CanonicalUrl::host).map(Sites::of);
        var links = page.links(select).stream()
                .filter(link -> !here.equals(Optional.of(link.canonical())))
                .filter(link ->
                        select.isPresent() || site.equals(Optional.of(Sites.of(CanonicalUrl.host(link.canonical())))))
                .toList();
        return links.isEmpty()
                ? unlisted(page, select)
                : new Reading.Listed(new IndexPage(page.language(), links, select.isPresent()));
    }

    /// Whether a link that earlier visits did not show may lead to an article: a selector chose it, or its URL looks
    /// like one, or it was put there since the first visit under as many words as a headline has.
    public boolean promises(Link link, boolean first) {
        return chosen
                || switch (link.look()) {
                    case ARTICLE -> true;
                    case UNCLEAR -> !first && isHeadline(link.text());
                    case OTHER -> false;
                };
    }

    private static boolean isHeadline(String text) {
        return text.length() >= HEADLINE_LENGTH && text.split("\\s+").length >= HEADLINE_WORDS;
    }

    private static Reading unlisted(WebPage page, Optional<LinkSelector> select) {
        var all = page.links(Optional.empty());
        if (all.size() < FEW && page.challenges()) {
            return new Reading.Unlisted(true, "It is a page that wants a browser or a person.");
        }
        if (all.size() < FEW && page.scripted()) {
            return new Reading.Unlisted(
                    false,
                    "Its page shows no links to who runs no scripts; follow a feed or a sitemap of the site instead,"
                            + " as newsvane discover finds them.");
        }
        return new Reading.Unlisted(
                false,
                select.map(css ->
                                "Its selector \"" + css + "\" finds no link on the page, which has " + all.size() + ".")
                        .orElse("Its page has no links within its site."));
    }
}

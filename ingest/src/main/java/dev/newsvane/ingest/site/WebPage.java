package dev.newsvane.ingest.site;

import dev.newsvane.base.http.AskedUrl;
import dev.newsvane.ingest.feed.FeedReader;
import dev.newsvane.ingest.feed.FeedText;
import dev.newsvane.ingest.url.ArticleLinks;
import dev.newsvane.ingest.url.ArticleLook;
import dev.newsvane.ingest.url.CanonicalUrl;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// A page's HTML, in the right charset, and its links: resolved against `<base>`, each once, however often it is shown.
public final class WebPage {
    /// More than any page that people read has.
    private static final int LINKS = 2_000;

    private static final int DEPTH = 200;
    private static final int TEXT = 300;
    private static final String ANCHORS = "a[href], area[href]";

    private final Document document;
    private final URI url;
    private final String base;

    private WebPage(Document document, URI url, String base) {
        this.document = document;
        this.url = url;
        this.base = base;
    }

    /// Reads a page.
    ///
    /// @param url where it is from
    public static WebPage read(ByteString body, Optional<String> contentType, URI url) {
        var text = FeedText.ofPage(body.toByteArray(), contentType).text();
        var document = Jsoup.parse(text, url.toString(), Parser.htmlParser().setMaxDepth(DEPTH));
        var base = Optional.ofNullable(document.selectFirst("base[href]"))
                .flatMap(found -> resolve(url.toString(), found.attr("href").strip()))
                .orElse(url.toString());
        document.head().prependElement("base").attr("href", base); // where whoever looks for it finds it at once
        return new WebPage(document, url, base);
    }

    Optional<String> language() {
        return Optional.of(document.select("html").attr("lang").strip()).filter(tag -> !tag.isEmpty());
    }

    /// Links that a selector finds, or all.
    List<Link> links(Optional<LinkSelector> select) {
        var all = new LinkedHashMap<String, Link>();
        anchors(select)
                .limit(LINKS)
                .flatMap(anchor -> link(anchor).stream())
                .forEach(link -> all.merge(link.canonical(), link, Link::or));
        return List.copyOf(all.values());
    }

    private Stream<Element> anchors(Optional<LinkSelector> select) {
        return select.map(found -> found.links(document)).orElseGet(() -> document.select(ANCHORS).stream());
    }

    /// What a selector of ours finds in the page, for what else a page declares.
    Stream<Element> elements(String css) {
        return document.select(css).stream();
    }

    /// An address that the page gives, made absolute; empty where it does not lead to the web.
    Optional<String> absolute(String href) {
        return resolve(base, href.strip());
    }

    /// Whether the page does its work by scripts.
    boolean scripted() {
        return document.selectFirst("script") != null;
    }

    /// Whether it wants a browser or a person.
    boolean challenges() {
        return FeedReader.challenges(document.outerHtml());
    }

    private Optional<Link> link(Element anchor) {
        return absolute(anchor.attr("href"))
                .flatMap(href -> CanonicalUrl.of(href)
                        .map(canonical -> new Link(
                                AskedUrl.of(href, canonical), canonical, text(anchor), look(anchor, canonical))));
    }

    private Link.Look look(Element anchor, String canonical) {
        return switch (ArticleLinks.judge(anchor, url)) {
            case ArticleLinks.Judgement.Article _ -> Link.Look.ARTICLE;
            case ArticleLinks.Judgement.Other _ -> {
                var spelling = ArticleLook.of(canonical);
                var refused = spelling.points() == 0 && !spelling.reasons().isEmpty();
                yield refused ? Link.Look.OTHER : Link.Look.UNCLEAR;
            }
        };
    }

    /// An anchor's words, else what it says to those who do not see its picture.
    private static String text(Element anchor) {
        var said = Stream.of(
                        anchor.text(),
                        anchor.attr("aria-label"),
                        anchor.attr("title"),
                        anchor.select("img[alt]").attr("alt"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return said.length() > TEXT ? said.substring(0, TEXT) : said;
    }

    private static Optional<String> resolve(String base, String href) {
        return Optional.ofNullable(HttpUrl.parse(base))
                .flatMap(here -> Optional.ofNullable(here.resolve(href)))
                .map(HttpUrl::toString);
    }
}

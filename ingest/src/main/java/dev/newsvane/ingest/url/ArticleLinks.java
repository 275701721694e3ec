package dev.newsvane.ingest.url;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// The links of an index page that lead to articles of its own site, and why each counts as one or does not. The rule
/// adds up points: [ArticleLook] for the spelling of the URL, and here for the place and the words of the link. Links
/// to other sites, and those of menus and footers, are refused whatever they look like.
public final class ArticleLinks {
    /// More links than any honest index page has.
    private static final int MOST = 1_000;

    private static final int WORDS_OF_A_TITLE = 4;

    /// More of what a page calls a link is not read.
    private static final int RELATION = 200;

    private static final Pattern NO_ARTICLE =
            Pattern.compile("(?i)\\b(?:tag|author|category|next|prev|license|search|sponsored)\\b");

    /// Where pages keep their menus. A menu's class is believed of lists and boxes only: a body may say `menu` too.
    private static final String FURNITURE = "nav, footer, aside, menu, [role=navigation], [role=contentinfo],"
            + " [role=menu], [role=search], ul.menu, div.menu, ul.nav, div.nav, .navbar, .breadcrumb, .breadcrumbs";

    private ArticleLinks() {}

    /// A link that counts as an article's.
    ///
    /// @param url to ask for, absolute, as the page spells it, without fragment
    /// @param canonical its canonical URL: one for each article of the page
    /// @param text the words of the link, or what its picture is described as; may be empty
    /// @param points the sum that made it one, at least [ArticleLook#ENOUGH]
    /// @param reasons where the points come from
    public record Found(String url, String canonical, String text, int points, List<String> reasons) {
        public Found {
            reasons = List.copyOf(reasons);
        }
    }

    /// What becomes of a link.
    public sealed interface Judgement {
        record Article(Found found) implements Judgement {}

        /// Not an article, or none of this site's.
        record Other(String why) implements Judgement {}
    }

    /// The articles that a page links to, in its order, each once: a second link to it, from its picture say, may add
    /// the better words. A thousand links are looked at.
    ///
    /// @param base where the page came from
    public static List<Found> of(Document page, URI base) {
        var found = new LinkedHashMap<String, Found>();
        page.select("a[href]").stream().limit(MOST).forEach(link -> {
            if (judge(link, base) instanceof Judgement.Article(Found article)) {
                found.merge(article.canonical(), article, ArticleLinks::better);
            }
        });
        return List.copyOf(found.values());
    }

    /// The judgement of one link of a page.
    public static Judgement judge(Element link, URI base) {
        var target = resolve(link, base);
        return target.flatMap(CanonicalUrl::of)
                .map(canonical -> refusal(link, canonical, base)
                        .<Judgement>map(Judgement.Other::new)
                        .orElseGet(() -> sum(link, target.get(), canonical)))
                .orElseGet(() -> new Judgement.Other("it leads to no page of the web"));
    }

    /// Why a URL is none of a site's articles, as far as its spelling says; empty where it may be one.
    ///
    /// @param base a page of the site
    public static Optional<String> refusal(String url, URI base) {
        return CanonicalUrl.of(url)
                .map(canonical -> foreign(canonical, base)
                        .or(() -> Optional.of(ArticleLook.of(canonical))
                                .filter(look -> !look.enough())
                                .map(look -> "it looks like no article: "
                                        + (look.reasons().isEmpty()
                                                ? "nothing speaks for it"
                                                : String.join(", ", look.reasons())))))
                .orElse(Optional.of("it is no page of the web"));
    }

    private static Judgement sum(Element link, String target, String canonical) {
        var look = ArticleLook.of(canonical);
        var reasons = new ArrayList<>(look.reasons());
        if (look.points() == 0 && !reasons.isEmpty()) {
            return new Judgement.Other(reasons.getFirst());
        }
        var text = words(link);
        var points = look.points();
        if (ArticleLook.words(text) >= WORDS_OF_A_TITLE) {
            points += 1;
            reasons.add("the link has the words of a headline");
        }
        if (link.closest("h1, h2, h3, h4") != null || link.selectFirst("h1, h2, h3, h4") != null) {
            points += 1;
            reasons.add("the link is a heading");
        }
        return points >= ArticleLook.ENOUGH
                ? new Judgement.Article(new Found(target, canonical, text, points, reasons))
                : new Judgement.Other("too little speaks for it: " + String.join(", ", reasons));
    }

    private static Optional<String> refusal(Element link, String canonical, URI base) {
        var rel = link.attr("rel");
        var relation = rel.substring(0, Math.min(rel.length(), RELATION));
        if (NO_ARTICLE.matcher(relation).find()) {
            return Optional.of("the page calls it " + relation);
        }
        if (CanonicalUrl.of(base.toString()).equals(Optional.of(canonical))) {
            return Optional.of("it leads to the page itself");
        }
        return foreign(canonical, base)
                .or(() -> Optional.ofNullable(link.closest(FURNITURE))
                        .map(place -> "it stands in the page's " + place.normalName()));
    }

    private static Optional<String> foreign(String canonical, URI base) {
        var host = Optional.ofNullable(base.getHost()).orElse("");
        return Sites.of(CanonicalUrl.host(canonical)).equals(Sites.of(host))
                ? Optional.empty()
                : Optional.of("it leads to another site");
    }

    private static Optional<String> resolve(Element link, URI base) {
        var from = Optional.ofNullable(HttpUrl.parse(base.toString()));
        var here = Optional.ofNullable(link.ownerDocument())
                .flatMap(page -> Optional.ofNullable(page.selectFirst("base[href]")))
                .flatMap(each -> from.flatMap(
                        at -> Optional.ofNullable(at.resolve(each.attr("href").strip()))))
                .or(() -> from);
        return here.flatMap(
                        at -> Optional.ofNullable(at.resolve(link.attr("href").strip())))
                .map(url -> url.newBuilder().fragment(null).build().toString());
    }

    private static String words(Element link) {
        var text = link.text().strip();
        return text.isEmpty()
                ? Optional.ofNullable(link.selectFirst("img[alt]"))
                        .map(picture -> picture.attr("alt").strip())
                        .orElse(link.attr("title").strip())
                : text;
    }

    private static Found better(Found first, Found other) {
        var better = other.points() > first.points() ? other : first;
        var text = other.text().length() > first.text().length() ? other.text() : first.text();
        return new Found(first.url(), first.canonical(), text, better.points(), better.reasons());
    }
}

package dev.newsvane.enrich.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Takes away what is no content by its tag, its role, its being hidden, or what its author calls it.
final class Cleaner {
    private static final String NEVER =
            "script, style, noscript, template, svg, canvas, iframe, object, embed, video, audio, select, option,"
                + " button, input, textarea, nav, menu, dialog, map, link, meta, title, picture, label, math, rt, rp,"
                + " amp-ad, amp-sidebar, [role=navigation], [role=search], [role=dialog], [role=alert], [role=menu],"
                + " [role=menubar], [role=toolbar], [role=tablist], [role=alertdialog]";

    /// Not the article unless it holds most of the page: streamed pages keep all in a hidden element until a program
    /// runs, and some authors misuse a tag.
    private static final String SELDOM =
            "footer, aside, figure:not(:has(p + p)):not(:has(table)), fieldset, [role=complementary],"
                    + " [role=contentinfo], [role=banner], [hidden], [style~=(?i)display\\s*:\\s*none],"
                    + " [style~=(?i)visibility\\s*:\\s*hidden], [aria-hidden=true]";

    /// Where the streaming of React puts what comes later, in pieces.
    private static final Pattern STREAMED = Pattern.compile("[SB]:[0-9a-f]+");

    /// Words in a class or id that say: not the article.
    private static final Set<String> FOREIGN = Set.of(
            "related",
            "recommend",
            "recommended",
            "recommendation",
            "recommendations",
            "sidebar",
            "newsletter",
            "subscribe",
            "subscription",
            "signup",
            "promo",
            "promos",
            "promotion",
            "advert",
            "adverts",
            "ads",
            "ad",
            "advertisement",
            "advertising",
            "sponsor",
            "sponsored",
            "breadcrumb",
            "breadcrumbs",
            "pagination",
            "pager",
            "cookie",
            "cookies",
            "consent",
            "gdpr",
            "popup",
            "modal",
            "overlay",
            "toolbar",
            "tags",
            "taglist",
            "outbrain",
            "taboola",
            "share",
            "sharing",
            "sharedaddy",
            "social",
            "socials",
            "addtoany",
            "trending",
            "mostread",
            "nav",
            "navigation",
            "navbar",
            "navigate",
            "menu",
            "masthead",
            "skip",
            "rating",
            "ratings",
            "trackback",
            "pingback",
            "pingbacks",
            "relatedposts",
            "login",
            "footer",
            "foot",
            "colophon",
            "teaser",
            "teasers",
            "byline",
            "dateline",
            "timestamp",
            "postmeta",
            "metadata",
            "authorbox",
            "bio",
            "credits",
            "credit",
            "caption",
            "hidden",
            "screenreader",
            "printfriendly",
            "noprint",
            "hide",
            "donate",
            "donation",
            "copyright",
            "toc",
            "subnav",
            "crumbs",
            "crumb",
            "widgets",
            "aside",
            "posted",
            "tooltip",
            "dropdown",
            "carousel",
            "slideshow",
            "lightbox",
            "feedback",
            "poll",
            "quiz",
            "prevnext",
            "kommentare",
            "kommentar",
            "verwandte",
            "empfehlungen");

    private static final Set<String> COMMENTS = Set.of(
            "comments", "comment", "disqus", "commentlist", "respond", "replies", "reply", "discussion", "livefyre");

    private static final Pattern COMPOUND = Pattern.compile(
            "(?i)(read|see|also|more|most|latest|recent|popular|other|next|previous|prev|further|top)[-_]?"
                + "(more|news|stories|story|articles|article|posts|post|popular|read|reading|entries|viewed|also)|author[-_]?(bio|box|info|card|profile|desc\\w*)|about[-_]?author|"
                + "(post|entry|article)[-_]?(meta|info|tags|footer|nav\\w*|author|date|utility|byline|actions|share|tools)|sr[-_]?only|visually[-_]?hidden|call[-_]?to[-_]?action|screen[-_]reader|"
                + "share[-_]|[-_]share|jp[-_]?relatedposts|you[-_]may|in[-_]?case[-_]?you");

    private static final Set<String> KEEP = Set.of("body", "html", "main", "article");
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final Pattern SPLIT = Pattern.compile("[^A-Za-z]+");

    private Cleaner() {}

    /// @param strictly also by what its author calls it; where too little is left, a second look is less strict
    static void clean(Document page, boolean strictly) {
        var body = page.body();
        body.select(NEVER).remove();
        var lengths = lengths(body);
        var all = Math.max(1, lengths.getOrDefault(body, 0));
        for (var element : body.select(SELDOM)) {
            var share = (double) lengths.getOrDefault(element, 0) / all;
            if (share < 0.4 && !STREAMED.matcher(element.id()).matches()) {
                element.remove();
            }
        }
        for (var element : new ArrayList<>(body.getAllElements())) {
            var share = (double) lengths.getOrDefault(element, 0) / all;
            var likely = KEEP.contains(element.normalName()) || element.parent() == null;
            if (!likely && ((strictly && share < 0.4 && isForeign(element)) || (share < 0.85 && isComments(element)))) {
                element.remove();
            }
        }
    }

    /// Whether the element stands in navigation, a side column, a list of other articles.
    static boolean foreign(Element element) {
        for (var at = element; at != null && !at.nameIs("body"); at = at.parent()) {
            if (at.nameIs("nav") || at.nameIs("footer") || at.nameIs("aside") || isComments(at) || isOthers(at)) {
                return true;
            }
        }
        return false;
    }

    private static final Pattern OTHERS = Pattern.compile(
            "(?i)related|recommend|sidebar|footer|teaser|popular|latest|most[-_]?read|trending|widget-area|more-stories");

    private static boolean isOthers(Element element) {
        var names = names(element);
        return names.length() < 120 && OTHERS.matcher(names).find();
    }

    private static boolean isForeign(Element element) {
        var names = names(element);
        if (names.isEmpty()) {
            return false;
        }
        return COMPOUND.matcher(names).find() || has(names, FOREIGN);
    }

    private static boolean isComments(Element element) {
        var names = names(element);
        return !names.isEmpty() && has(names, COMMENTS);
    }

    private static String names(Element element) {
        return (element.className() + " " + element.id()).strip();
    }

    private static boolean has(String names, Set<String> words) {
        for (var word : SPLIT.split(CAMEL.matcher(names).replaceAll(" "), -1)) {
            if (words.contains(word.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /// Characters of text below each element.
    private static Map<Element, Integer> lengths(Element root) {
        var lengths = new HashMap<Element, Integer>();
        root.nodeStream(org.jsoup.nodes.TextNode.class).forEach(text -> {
            var length = text.text().strip().length();
            for (var at = text.parent(); length > 0 && at != null; at = at.parent()) {
                lengths.merge(at, length, Integer::sum);
            }
        });
        return lengths;
    }
}

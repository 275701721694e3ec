package dev.newsvane.enrich.extract;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// What authors call the parts of their pages, in classes and ids, and what that says of them. One page uses the same
/// names again and again: each is judged once.
final class Names {
    /// What the names of an element say that it is.
    enum Named {
        COMMENTS,
        FOREIGN,
        /// The summary of another article, or of this one at its top.
        TEASER,
        OTHERWISE
    }

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
            "disclaimer",
            "disclosure",
            "recirculation",
            "recirc",
            "tagged",
            "cta",
            "imagedescription",
            "saboxplugin",
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

    private static final Set<String> TEASERS = Set.of("teaser", "teasers");
    private static final Set<String> COMMENTS = Set.of(
            "comments", "comment", "disqus", "commentlist", "respond", "replies", "reply", "discussion", "livefyre");

    private static final Pattern COMPOUND = Pattern.compile(
            "(?i)(read|see|also|more|most|latest|recent|popular|other|next|previous|prev|further|top)[-_]?"
                + "(more|news|stories|story|articles|article|posts|post|popular|read|reading|entries|viewed|also)|news[-_]letter|image[-_]?(author|credit|description|caption)|print[-_]?button|author[-_]?(bio|box|info|card|profile|desc\\w*)|about[-_]?author|"
                + "(post|entry|article)[-_]?(meta|info|tags|footer|nav\\w*|author|date|utility|byline|actions|share|tools)|sr[-_]?only|visually[-_]?hidden|call[-_]?to[-_]?action|screen[-_]reader|"
                + "share[-_]|[-_]share\\b|jp[-_]?relatedposts|you[-_]may|in[-_]?case[-_]?you");

    private static final Pattern OTHERS = Pattern.compile(
            "(?i)related|recommend|sidebar|footer|teaser|popular|latest|most[-_]?read|trending|widget-area|more-stories");

    /// Says how something looks or in which state it is: `overflow-hidden`, `md:block`, `has-sidebar`, `no-ads`.
    private static final Pattern STYLE = Pattern.compile(
            "(?i).*[:\\[(].*|(?:no|not|has|is|with|without|overflow)[-_].+|.*[-_](?:hidden|enabled|disabled|false)");

    private static final Pattern NAME = Pattern.compile("\\s+");
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final Pattern SPLIT = Pattern.compile("[^A-Za-z]+");

    /// An id of more words than this is made of a heading.
    private static final int MOST_WORDS = 4;

    private final Map<String, Named> judged = new HashMap<>();

    Named of(Element element) {
        var named = worse(
                judged.computeIfAbsent(element.className(), Names::judge),
                anchor(element) ? Named.OTHERWISE : judged.computeIfAbsent(element.id(), Names::judge));
        return named;
    }

    /// A place that links lead to, named after what it says.
    private static boolean anchor(Element element) {
        return element.nameIs("p")
                || (element.normalName().length() == 2 && element.normalName().startsWith("h"))
                || SPLIT.split(element.id(), -1).length > MOST_WORDS;
    }

    private static Named worse(Named one, Named other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /// Whether it is one of the names of comments.
    static boolean comments(Element element) {
        return has(element.className() + " " + element.id(), COMMENTS::contains);
    }

    /// Whether it is one of the names of lists of other articles.
    static boolean others(Element element) {
        var names = element.className() + " " + element.id();
        return names.length() < 120 && OTHERS.matcher(names).find();
    }

    private static Named judge(String names) {
        var named = Named.OTHERWISE;
        for (var name : NAME.split(names, -1)) {
            named = name.isEmpty() ? named : worse(named, judgeOne(name));
        }
        return named;
    }

    private static Named judgeOne(String name) {
        if (has(name, COMMENTS::contains)) {
            return Named.COMMENTS;
        }
        if (STYLE.matcher(name).matches()) {
            return Named.OTHERWISE;
        }
        if (COMPOUND.matcher(name).find() || has(name, FOREIGN::contains)) {
            return Named.FOREIGN;
        }
        return has(name, TEASERS::contains) ? Named.TEASER : Named.OTHERWISE;
    }

    private static boolean has(String names, Predicate<String> word) {
        for (var each : SPLIT.split(CAMEL.matcher(names).replaceAll(" "), -1)) {
            if (word.test(each.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}

package dev.newsvane.enrich.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
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

    /// The same in two words, apart or as one: `read-more`, `readMore`, `readmore`.
    private static final Set<String> PAIRS = pairs();

    /// Each word that says something by itself.
    private static final Map<String, Named> WORDS = words();

    private static final Pattern OTHERS = Pattern.compile(
            "(?i)related|recommend|sidebar|footer|teaser|popular|latest|most[-_]?read|trending|widget-area|more-stories");

    /// How something looks or in which state it is: `overflow-hidden`, `md:block`, `has-sidebar`, `no-ads`.
    private static final Set<String> STATES = Set.of("no", "not", "has", "is", "with", "without", "overflow");

    private static final Set<String> SWITCHES = Set.of("hidden", "enabled", "disabled", "false");

    /// An id of more words than this is made of a heading.
    private static final int MOST_WORDS = 4;

    /// Of a class or an id, in characters; what is beyond is no name.
    private static final int LONGEST = 120;

    private final Map<String, Named> judged = new HashMap<>();
    private final Map<String, Named> judgedSingly = new HashMap<>();

    Named of(Element element) {
        if (element.attributesSize() == 0) {
            return Named.OTHERWISE;
        }
        var id = anchor(element) ? "" : brief(element.id());
        return worse(judged(element.className()), judged(id));
    }

    private Named judged(String names) {
        return names.isEmpty() ? Named.OTHERWISE : judged.computeIfAbsent(names, this::judge);
    }

    /// A place that links lead to, named after what it says.
    private static boolean anchor(Element element) {
        return element.nameIs("p")
                || (element.normalName().length() == 2 && element.normalName().startsWith("h"))
                || words(brief(element.id())).size() > MOST_WORDS;
    }

    private static Named worse(Named one, Named other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /// As much of a name as anybody would give.
    static String brief(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }

    /// Whether it is one of the names of comments.
    static boolean comments(Element element) {
        return !Collections.disjoint(words(brief(element.className()) + " " + brief(element.id())), COMMENTS);
    }

    /// Whether it is one of the names of lists of other articles.
    static boolean others(Element element) {
        var names = element.className() + " " + element.id();
        return names.length() < 120 && OTHERS.matcher(names).find();
    }

    private Named judge(String names) {
        var named = Named.OTHERWISE;
        var single = new StringTokenizer(names);
        while (single.hasMoreTokens()) {
            named = worse(named, judgedSingly.computeIfAbsent(single.nextToken(), Names::judgeSingly));
        }
        return named;
    }

    private static Named judgeSingly(String name) {
        var words = words(name);
        var named = Named.OTHERWISE;
        for (var word : words) {
            named = worse(named, WORDS.getOrDefault(word, Named.OTHERWISE));
        }
        for (var at = 1; at < words.size() && named.compareTo(Named.FOREIGN) > 0; at++) {
            named = PAIRS.contains(words.get(at - 1) + words.get(at)) ? Named.FOREIGN : named;
        }
        return named != Named.COMMENTS && isStyle(name, words) ? Named.OTHERWISE : named;
    }

    private static boolean isStyle(String name, List<String> words) {
        return name.indexOf(':') >= 0
                || name.indexOf('[') >= 0
                || name.indexOf('(') >= 0
                || (words.size() > 1 && (STATES.contains(words.getFirst()) || SWITCHES.contains(words.getLast())));
    }

    /// Letters in a row, in lower case, also where only a capital parts them.
    private static List<String> words(String names) {
        var words = new ArrayList<String>();
        var start = 0;
        for (var at = 0; at <= names.length(); at++) {
            var letter = at < names.length() && isLetter(names.charAt(at));
            var hump = letter && at > start && isCapital(names.charAt(at)) && !isCapital(names.charAt(at - 1));
            if (!letter || hump) {
                if (at > start) {
                    words.add(names.substring(start, at).toLowerCase(Locale.ROOT));
                }
                start = hump ? at : at + 1;
            }
        }
        return words;
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLetter(char c) {
        return isCapital(c) || (c >= 'a' && c <= 'z');
    }

    private static Map<String, Named> words() {
        var words = new HashMap<String, Named>();
        TEASERS.forEach(word -> words.put(word, Named.TEASER));
        PAIRS.forEach(word -> words.put(word, Named.FOREIGN));
        FOREIGN.forEach(word -> words.put(word, Named.FOREIGN));
        COMMENTS.forEach(word -> words.put(word, Named.COMMENTS));
        return words;
    }

    private static Set<String> pairs() {
        var pairs = new HashSet<>(Set.of("aboutauthor", "sronly", "screenreader", "toaction", "youmay", "caseyou"));
        pairs.addAll(Set.of("newsletter", "printbutton", "visuallyhidden"));
        each(
                pairs,
                "read see also more most latest recent popular other next previous prev further top",
                "more news stories story articles article posts post popular read reading entries viewed also");
        each(pairs, "author", "bio box info card profile desc description");
        each(
                pairs,
                "post entry article",
                "meta info tags footer nav navigation author date utility byline actions share tools");
        each(pairs, "image", "author credit description caption");
        return pairs;
    }

    private static void each(Set<String> pairs, String ones, String others) {
        for (var one : ones.split(" ", -1)) {
            for (var other : others.split(" ", -1)) {
                pairs.add(one + other);
            }
        }
    }
}

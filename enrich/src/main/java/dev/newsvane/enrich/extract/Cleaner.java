package dev.newsvane.enrich.extract;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/// Marks what is no content by its tag, its role, its being hidden, or what its author calls it.
final class Cleaner {
    private static final Set<String> NEVER = Set.of(
            "script",
            "style",
            "template",
            "svg",
            "canvas",
            "iframe",
            "object",
            "embed",
            "video",
            "audio",
            "select",
            "option",
            "button",
            "input",
            "textarea",
            "nav",
            "menu",
            "dialog",
            "map",
            "link",
            "meta",
            "title",
            "picture",
            "label",
            "math",
            "rt",
            "rp",
            "amp-ad",
            "amp-sidebar");
    private static final Set<String> NEVER_ROLES =
            Set.of("navigation", "search", "dialog", "alert", "menu", "menubar", "toolbar", "tablist", "alertdialog");
    private static final Set<String> SELDOM = Set.of("footer", "aside", "fieldset", "noscript");
    private static final Set<String> SELDOM_ROLES = Set.of("complementary", "contentinfo", "banner");
    private static final Pattern HIDING = Pattern.compile("(?i)display\\s*:\\s*none|visibility\\s*:\\s*hidden");

    /// Where the streaming of React puts what comes later, in pieces.
    private static final Pattern STREAMED = Pattern.compile("[SB]:[0-9a-f]+");

    private static final Evaluator TEXT_OF_ITS_OWN = Selector.evaluatorOf("p + p, table");
    private static final Set<String> KEEP = Set.of("body", "html", "main", "article");

    private Cleaner() {}

    /// Tells apart what is content on a page; where too little is left, a second look does not believe names.
    static void mark(Outline outline) {
        var all = Math.max(1, outline.root().length);
        var names = new Names();
        for (var part : outline.parts) {
            if (part.node instanceof Element element && part.around >= 0) {
                var share = (double) part.length / all;
                var named = KEEP.contains(element.normalName()) ? Names.Named.OTHERWISE : names.of(element);
                part.out = (share < 0.4 && seldom(element)) || (share < 0.85 && named == Names.Named.COMMENTS);
                part.foreign = share < 0.4 && named == Names.Named.FOREIGN;
                part.teaser = share < 0.4 && named == Names.Named.TEASER;
            }
        }
    }

    /// Whether its tag or role says that it is never content.
    static boolean never(Element element) {
        return NEVER.contains(element.normalName()) || NEVER_ROLES.contains(role(element));
    }

    /// Not the article unless it holds most of the page: streamed pages keep all in a hidden element until a program
    /// runs, and some authors misuse a tag.
    private static boolean seldom(Element element) {
        return (SELDOM.contains(element.normalName())
                        || hidden(element)
                        || (element.nameIs("figure") && !holdsText(element)))
                && !STREAMED.matcher(element.id()).matches();
    }

    private static boolean hidden(Element element) {
        return element.attributesSize() > 0
                && (SELDOM_ROLES.contains(role(element))
                        || element.hasAttr("hidden")
                        || element.attr("aria-hidden").equals("true")
                        || (element.hasAttr("style")
                                && HIDING.matcher(element.attr("style")).find()));
    }

    private static boolean holdsText(Element figure) {
        return figure.selectFirst(TEXT_OF_ITS_OWN) != null;
    }

    private static String role(Element element) {
        return element.attributesSize() > 0 && element.hasAttr("role")
                ? element.attr("role").toLowerCase(Locale.ROOT)
                : "";
    }

    /// Whether the element stands in navigation, a side column, a list of other articles.
    static boolean foreign(Element element) {
        for (var at = element; at != null && !at.nameIs("body"); at = at.parent()) {
            if (at.nameIs("nav")
                    || at.nameIs("footer")
                    || at.nameIs("aside")
                    || Names.comments(at)
                    || Names.others(at)) {
                return true;
            }
        }
        return false;
    }
}

package dev.newsvane.enrich.extract;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Finds the element that is the article: the one whose blocks add up to the most, prose counting for it and noise
/// against it. A maximum subsequence (Pasternak and Roth, 2009) along the tree instead of along the text.
final class Scorer {
    private static final Pattern BODY = Pattern.compile(
            "(?i)article[-_]?(body|content|text|copy)|(post|entry|story|news)[-_]?(body|content|text|copy)|body[-_]?(copy|text|content)|"
                + "^(content|story|articletext|maincontent)$|rich[-_]?text|td-post-content|field-name-body|postarea|artikel");

    /// A part of the best element that calls itself the article's body and holds this share of its value is the
    /// article.
    private static final double NAMED_SHARE = 0.65;

    private static final Set<String> PARTS = Set.of(
            "p",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "pre",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "tr",
            "thead",
            "tbody",
            "figure",
            "figcaption");

    private Scorer() {}

    /// The place of the article.
    static int article(Outline page, List<Block> blocks) {
        var values = new double[page.parts.size()];
        for (var block : blocks) {
            values[block.holder()] += block.teaser() ? 0 : block.value();
        }
        page.gather(values);
        var best = 0;
        for (var place = 0; place < values.length; place++) {
            if (values[place] >= values[best] && values[place] > 0 && holds(page.parts.get(place))) {
                best = place;
            }
        }
        return named(page, values, best);
    }

    /// A paragraph, a list, a quotation may be the most of an article, but is never all of it.
    private static boolean holds(Part part) {
        return part.block() && !PARTS.contains(part.node.normalName());
    }

    private static int named(Outline page, double[] values, int best) {
        var named = best;
        var most = 0.0;
        for (var place = best; place < page.parts.get(best).end; place++) {
            if (values[place] > most
                    && values[place] >= values[best] * NAMED_SHARE
                    && page.parts.get(place).node instanceof Element element
                    && named(element)) {
                named = place;
                most = values[place];
            }
        }
        return named;
    }

    private static boolean named(Element element) {
        return element.nameIs("article")
                || element.attr("itemprop").equalsIgnoreCase("articleBody")
                || element.classNames().stream()
                        .anyMatch(name -> BODY.matcher(name).find())
                || BODY.matcher(element.id()).find();
    }
}

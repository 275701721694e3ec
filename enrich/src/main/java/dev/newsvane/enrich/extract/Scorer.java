package dev.newsvane.enrich.extract;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final Map<Element, Double> values = new HashMap<>();

    private Scorer(List<Block> blocks) {
        for (var block : blocks) {
            var value = block.value();
            for (var at = block.holder(); at != null; at = at.parent()) {
                values.merge(at, value, Double::sum);
            }
        }
    }

    static Element article(Element body) {
        return new Scorer(Blocks.of(body)).best(body);
    }

    private Element best(Element body) {
        var best = body;
        for (var element : body.getAllElements()) {
            if (value(element) >= value(best) && value(element) > 0) {
                best = element;
            }
        }
        var most = value(best);
        return best.getAllElements().stream()
                .filter(Scorer::named)
                .filter(element -> value(element) >= most * NAMED_SHARE)
                .max(Comparator.comparingDouble(this::value))
                .orElse(best);
    }

    private double value(Element element) {
        return values.getOrDefault(element, 0.0);
    }

    private static boolean named(Element element) {
        return element.nameIs("article")
                || element.attr("itemprop").equalsIgnoreCase("articleBody")
                || element.classNames().stream()
                        .anyMatch(name -> BODY.matcher(name).find())
                || BODY.matcher(element.id()).find();
    }
}

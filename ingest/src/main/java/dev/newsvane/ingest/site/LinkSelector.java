package dev.newsvane.ingest.site;

import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;

/// A CSS selector of a page's links to articles, in jsoup's dialect. What it matches are links, or elements that hold
/// them.
public final class LinkSelector {
    private static final int LONGEST = 500;

    private final String css;
    private final Evaluator evaluator;

    private LinkSelector(String css, Evaluator evaluator) {
        this.css = css;
        this.evaluator = evaluator;
    }

    /// Empty where this is no selector.
    public static Optional<LinkSelector> of(String css) {
        if (css.isBlank() || css.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LinkSelector(css, QueryParser.parse(css)));
        } catch (SelectorParseException | IllegalArgumentException e) {
            return Optional.empty(); // jsoup tells unknown syntax by the one, missing parts by the other
        }
    }

    Stream<Element> links(Element page) {
        return page.select(evaluator).stream()
                .flatMap(found ->
                        found.hasAttr("href") ? Stream.of(found) : found.select("a[href], area[href]").stream());
    }

    @Override
    public String toString() {
        return css;
    }
}

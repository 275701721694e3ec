package dev.newsvane.enrich.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;

/// The elements in which a page speaks of itself, each kind in document order: gathered in one walk over the page, so
/// that none of its readers has to search it.
final class Survey {
    private static final Pattern BYLINE =
            Pattern.compile("(?:^|[-_\\s])(?:byline|author|autor)(?:[-_\\s]?name)?(?:[-_\\s]|$)|author-?name");

    final Element body;

    /// What the page is called in its head; may be empty.
    final String title;

    /// The language tag of the whole page; may be empty.
    final String language;

    final Metas metas;
    final JsonLd ld;
    final List<Element> links = new ArrayList<>();

    /// Headings of the first rank.
    final List<Element> headings = new ArrayList<>();

    /// What is marked as the article's headline, by its name or by where it stands.
    final List<Element> headlines = new ArrayList<>();

    /// Whom programs are told that the author is.
    final List<Element> authors = new ArrayList<>();

    /// What its class calls an author or a byline.
    final List<Element> bylines = new ArrayList<>();

    private final List<Element> properties = new ArrayList<>();

    private Survey(Document page) {
        body = page.body();
        title = page.title();
        language = Optional.ofNullable(page.firstElementChild())
                .map(html -> html.attr("lang").strip())
                .orElse("");
        var walk = new Walk();
        page.traverse(walk);
        metas = Metas.of(walk.metas);
        ld = JsonLd.of(walk.scripts);
    }

    static Survey of(Document page) {
        return new Survey(page);
    }

    /// The elements that are a microdata property of such a name.
    Stream<Element> properties(Pattern name) {
        return properties.stream()
                .filter(element -> name.matcher(element.attr("itemprop")).find());
    }

    private static boolean bylined(String names) {
        var lower = names.toLowerCase(Locale.ROOT);
        return (lower.contains("author") || lower.contains("autor") || lower.contains("byline"))
                && BYLINE.matcher(lower).find();
    }

    private final class Walk implements NodeVisitor {
        private final List<Element> metas = new ArrayList<>();
        private final List<Element> scripts = new ArrayList<>();
        private final Map<String, Boolean> bylined = new HashMap<>();

        /// Open elements that are an article, and that are an author.
        private int articles;

        private int people;

        /// Where the open author stands within whom no property is named yet, -1 for none: such a one is its own name.
        private int unnamed = -1;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof Element element) {
                var property = element.attributesSize() == 0
                        ? ""
                        : element.attr("itemprop").strip();
                tag(element, property);
                if (element.attributesSize() > 0) {
                    people(element, property);
                }
                articles += article(element) ? 1 : 0;
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                articles -= article(element) ? 1 : 0;
                if (people > 0 && is(element, "itemprop", "author")) {
                    people--;
                    unnamed = -1;
                }
            }
        }

        private void tag(Element element, String property) {
            var heading = false;
            switch (element.normalName()) {
                case "meta" -> metas.add(element);
                case "link" -> links.add(element);
                case "script" -> scripts.add(element);
                case "h1" -> {
                    headings.add(element);
                    heading = articles > 0 || element.hasClass("entry-title") || element.hasClass("headline");
                }
                default -> {}
            }
            if (heading || property.equalsIgnoreCase("headline")) {
                headlines.add(element);
            }
        }

        private void people(Element element, String property) {
            if (!property.isEmpty()) {
                properties.add(element);
                if (unnamed >= 0) {
                    authors.remove(unnamed);
                    unnamed = -1;
                }
            }
            var author = property.equalsIgnoreCase("author");
            var related = is(element, "rel", "author");
            if (related || author || (people > 0 && property.equalsIgnoreCase("name"))) {
                authors.add(element);
                unnamed = author && !related ? authors.size() - 1 : unnamed;
            }
            people += author ? 1 : 0;
            var names = element.className();
            if (!names.isEmpty() && bylined.computeIfAbsent(names, Survey::bylined)) {
                bylines.add(element);
            }
        }

        private static boolean article(Element element) {
            return element.nameIs("article") || element.nameIs("main");
        }

        private static boolean is(Element element, String attribute, String value) {
            return element.attr(attribute).strip().equalsIgnoreCase(value);
        }
    }
}

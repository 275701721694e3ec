package dev.newsvane.enrich.extract;

import dev.newsvane.base.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The page's own account of itself in schema.org terms, from `<script type="application/ld+json">`.
///
/// @param articles the objects that describe an article, best first
record JsonLd(List<JsonNode> articles) {
    private static final Pattern ARTICLE =
            Pattern.compile("(?i)article|posting|report|review|critique|recipe|newsitem");
    private static final Pattern WEAK = Pattern.compile("(?i)WebPage|ItemPage");
    private static final int MOST_NODES = 20_000;

    static JsonLd of(List<Element> scripts) {
        var strong = new ArrayList<JsonNode>();
        var weak = new ArrayList<JsonNode>();
        scripts.stream()
                .filter(script -> script.attr("type").toLowerCase(Locale.ROOT).contains("ld+json"))
                .forEach(script -> parse(script.data()).ifPresent(root -> collect(root, strong, weak)));
        strong.addAll(weak);
        return new JsonLd(List.copyOf(strong));
    }

    /// Without the comment or CDATA section that some pages put around it.
    private static String unwrapped(String text) {
        var json = text.strip();
        for (var begin : List.of("//", "<![CDATA[", "<!--")) {
            json = json.startsWith(begin) ? json.substring(begin.length()).strip() : json;
        }
        for (var end : List.of("]]>", "-->", "//")) {
            json = json.endsWith(end)
                    ? json.substring(0, json.length() - end.length()).strip()
                    : json;
        }
        return json;
    }

    /// With spaces for the line breaks and controls that some pages leave in the midst of strings.
    private static String printable(String text) {
        var json = text.toCharArray();
        for (var at = 0; at < json.length; at++) {
            json[at] = json[at] < ' ' ? ' ' : json[at];
        }
        return new String(json);
    }

    private static Optional<JsonNode> parse(String text) {
        var json = unwrapped(printable(text));
        try {
            return json.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Json.parse(json.endsWith(";") ? json.substring(0, json.length() - 1) : json));
        } catch (JacksonException e) {
            return Optional.empty(); // a page's broken JSON is no reason to refuse the page
        }
    }

    private static void collect(JsonNode root, List<JsonNode> strong, List<JsonNode> weak) {
        var open = new ArrayDeque<JsonNode>(List.of(root));
        for (var visited = 0; !open.isEmpty() && visited < MOST_NODES; visited++) {
            var node = open.poll();
            var type = node.isObject() ? types(node) : "";
            if (ARTICLE.matcher(type).find()) {
                strong.add(node);
            } else if (WEAK.matcher(type).find()) {
                weak.add(node);
            }
            if (node.isArray() || node.isObject()) {
                node.forEach(child -> {
                    if (child.isContainer()) {
                        open.add(child);
                    }
                });
            }
        }
    }

    private static String types(JsonNode node) {
        var type = node.path("@type");
        return type.isArray() ? String.join(" ", texts(type)) : text(type).orElse("");
    }

    /// The first article that has a text under this name.
    Optional<String> text(String name) {
        return articles.stream()
                .flatMap(article -> text(article.path(name)).stream())
                .findFirst();
    }

    List<String> authors() {
        return articles.stream()
                .map(article -> {
                    var authors = names(article.path("author"));
                    return authors.isEmpty() ? names(article.path("creator")) : authors;
                })
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    Optional<String> publisher() {
        return articles.stream()
                .flatMap(article -> names(article.path("publisher")).stream())
                .findFirst();
    }

    Optional<String> image() {
        return articles.stream()
                .flatMap(article -> {
                    var image = article.path("image");
                    var first = image.isArray() ? image.path(0) : image;
                    return (first.isObject() ? text(first.path("url")) : text(first)).stream();
                })
                .findFirst();
    }

    /// The article, or a part of it, is not free to read (schema.org `isAccessibleForFree`, as search engines ask
    /// publishers to say it).
    boolean paywalled() {
        return articles.stream().anyMatch(article -> {
            var own = article.path("isAccessibleForFree");
            var parts = article.path("hasPart");
            return own.isMissingNode()
                    ? (parts.isArray() ? parts.values() : List.of(parts))
                            .stream().anyMatch(part -> Paywall.denied(part.path("isAccessibleForFree")))
                    : Paywall.denied(own);
        });
    }

    private static List<String> names(JsonNode node) {
        var names = new LinkedHashSet<String>();
        for (var each : node.isArray() ? List.copyOf(node.values()) : List.of(node)) {
            var name = each.isObject() ? each.path("name") : each;
            names.addAll(name.isArray() ? texts(name) : text(name).map(List::of).orElse(List.of()));
        }
        return List.copyOf(names);
    }

    private static List<String> texts(JsonNode array) {
        return array.values().stream().flatMap(each -> text(each).stream()).toList();
    }

    private static Optional<String> text(JsonNode node) {
        var first = node.isArray() ? node.path(0) : node;
        return first.isString()
                ? Optional.of(first.stringValue().strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }
}

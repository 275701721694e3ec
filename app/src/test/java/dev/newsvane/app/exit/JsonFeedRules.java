package dev.newsvane.app.exit;

import dev.newsvane.base.Json;
import java.net.URI;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Those of JSON Feed 1.1, https://jsonfeed.org/version/1.1.
record JsonFeedRules(Rules rules, URI at) {
    private static final Set<String> OF_FEEDS = Set.of(
            "version",
            "title",
            "home_page_url",
            "feed_url",
            "description",
            "user_comment",
            "next_url",
            "icon",
            "favicon",
            "authors",
            "language",
            "expired",
            "hubs",
            "items");

    private static final Set<String> OF_ITEMS = Set.of(
            "id",
            "url",
            "external_url",
            "title",
            "content_html",
            "content_text",
            "summary",
            "image",
            "banner_image",
            "date_published",
            "date_modified",
            "authors",
            "tags",
            "language",
            "attachments");

    void hold(String document) {
        try {
            feed(Json.parse(document));
        } catch (JacksonException | IllegalArgumentException _) {
            rules.hold("RFC 8259, 2: JSON", false);
        }
    }

    private void feed(JsonNode feed) {
        rules.hold("JSON Feed, version", feed.path("version").asString("").equals("https://jsonfeed.org/version/1.1"));
        rules.hold("JSON Feed, title of the feed", feed.path("title").isString());
        rules.hold(
                "JSON Feed, feed_url: where it is found",
                feed.path("feed_url").asString("").equals(at.toString()));
        var next = feed.path("next_url");
        rules.hold("JSON Feed, next_url: an address", next.isMissingNode() || Rules.web(next.asString("")));
        rules.hold(
                "JSON Feed, next_url: another than feed_url", !next.asString("").equals(at.toString()));
        rules.hold("JSON Feed, extensions: begin with _", known(feed, OF_FEEDS));
        rules.hold("JSON Feed, items: an array", feed.path("items").isArray());
        rules.hold(
                "RFC 8259, 8.2: no lone surrogates, and no control characters",
                texts(feed).allMatch(JsonFeedRules::plain));
        var items = feed.path("items").values();
        var ids = items.stream().map(item -> item.path("id").asString("")).toList();
        rules.hold("JSON Feed, id: an item once", new HashSet<>(ids).size() == ids.size());
        common(feed);
        items.forEach(this::item);
    }

    private void item(JsonNode item) {
        var id = item.path("id");
        rules.hold("JSON Feed, id: a string", id.isString() && !id.asString("").isBlank());
        rules.hold(
                "JSON Feed, content_html or content_text",
                item.path("content_html").isString()
                        || item.path("content_text").isString());
        for (var date : List.of("date_published", "date_modified")) {
            rules.hold(
                    "JSON Feed, " + date,
                    !item.has(date) || Rules.date(item.path(date).asString("")));
        }
        for (var url : List.of("url", "external_url", "image", "banner_image")) {
            rules.hold(
                    "JSON Feed, " + url,
                    !item.has(url) || Rules.web(item.path(url).asString("")));
        }
        rules.hold(
                "JSON Feed, title of an item",
                !item.has("title") || item.path("title").isString());
        rules.hold(
                "JSON Feed, tags: strings", item.path("tags").values().stream().allMatch(JsonNode::isString));
        rules.hold("JSON Feed, extensions: begin with _", known(item, OF_ITEMS));
        common(item);
    }

    private void common(JsonNode of) {
        rules.hold(
                "JSON Feed, authors: each with a name, a url or an avatar",
                of.path("authors").values().stream()
                        .allMatch(author -> Stream.of("name", "url", "avatar")
                                .anyMatch(key -> !author.path(key).asString("").isBlank())));
        rules.hold(
                "JSON Feed, language: RFC 5646",
                !of.has("language") || tag(of.path("language").asString("")));
    }

    private static boolean known(JsonNode of, Set<String> keys) {
        return of.propertyNames().stream().allMatch(key -> key.startsWith("_") || keys.contains(key));
    }

    private static boolean tag(String language) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(language)
                    .build()
                    .toString()
                    .isEmpty();
        } catch (IllformedLocaleException _) {
            return false;
        }
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isString()
                ? Stream.of(node.stringValue())
                : node.values().stream().flatMap(JsonFeedRules::texts);
    }

    private static boolean plain(String text) {
        return text.codePoints()
                .noneMatch(code -> (code < ' ' && code != '\n' && code != '\t') || (code >= 0xD800 && code < 0xE000));
    }
}

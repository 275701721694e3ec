package dev.newsvane.ingest.feed;

import dev.newsvane.ingest.feed.Entry.Enclosure;
import dev.newsvane.ingest.feed.FeedReading.FeedRead;
import dev.newsvane.ingest.feed.FeedReading.NotAFeed;
import dev.newsvane.ingest.feed.FeedReading.Why;
import dev.newsvane.ingest.schedule.Skips;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Entities;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON Feed 1.0 and 1.1 (jsonfeed.org), and what is nearly that.
final class JsonFeed {
    /// Names, values and brackets: a hundred an entry, with as many entries as are read.
    private static final long MOST_TOKENS = 1_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .build();

    private final String base;
    private final Optional<String> language;
    private final List<String> authors;

    private JsonFeed(String base, Optional<String> language, List<String> authors) {
        this.base = base;
        this.language = language;
        this.authors = authors;
    }

    static FeedReading read(String json, Received received) {
        try {
            var feed = MAPPER.readTree(json);
            return feed.path("items").isArray()
                    ? new FeedRead(feed(feed, received))
                    : new NotAFeed(Why.UNKNOWN, "It is JSON, and has no items: no JSON Feed.");
        } catch (StreamConstraintsException e) {
            return new NotAFeed(Why.TOO_LARGE, "It is more than is read of JSON: " + e.getOriginalMessage());
        } catch (JacksonException e) {
            return new NotAFeed(
                    Why.MALFORMED,
                    "It begins like JSON and is none: " + e.getOriginalMessage().replaceAll(" \\(start marker.*", ""));
        }
    }

    private static Feed feed(JsonNode feed, Received received) {
        var base = received.base();
        var version = text(feed, "version").orElse("");
        var language = text(feed, "language");
        var reader = new JsonFeed(base.toString(), language, authors(feed));
        var items = feed.path("items").valueStream().toList();
        if (items.size() > FeedReader.MAX_ENTRIES) {
            received.repairs().add(Repair.ENTRIES_LEFT_OUT);
        }
        return new Feed(
                version.endsWith("/1") || version.endsWith("/1.0") ? "json_1.0" : "json_1.1",
                received.charset(),
                Titles.plain(text(feed, "title"), EnumSet.noneOf(Repair.class)),
                text(feed, "home_page_url").flatMap(link -> Links.resolve(link, base.toString())),
                authors(feed),
                language,
                Optional.empty(),
                IntStream.range(0, items.size())
                        .filter(index -> !FeedReader.leavesOut(index, items.size(), FeedReader.MAX_ENTRIES))
                        .mapToObj(index -> reader.entry(items.get(index)))
                        .toList(),
                List.copyOf(received.repairs()),
                feed.path("hubs")
                        .valueStream()
                        .filter(hub ->
                                "WebSub".equalsIgnoreCase(hub.path("type").asString("")))
                        .flatMap(hub -> text(hub, "url").stream())
                        .flatMap(url -> Links.resolve(url, base.toString()).stream())
                        .findFirst(),
                text(feed, "feed_url").flatMap(url -> Links.resolve(url, base.toString())),
                Skips.NONE);
    }

    private Entry entry(JsonNode item) {
        var repairs = EnumSet.noneOf(Repair.class);
        var summary = text(item, "summary");
        var content =
                text(item, "content_html").or(() -> text(item, "content_text").map(JsonFeed::html));
        var own = authors(item);
        var id = text(item, "id");
        var published = date(item, "date_published", repairs);
        return new Entry(
                Links.absolute(
                        text(item, "url").or(() -> text(item, "external_url")).or(() -> id.filter(Links::isAbsolute)),
                        base,
                        repairs),
                id,
                Titles.plain(text(item, "title"), repairs)
                        .or(() -> Titles.firstWords(summary.or(() -> content), repairs)),
                own.isEmpty() ? authors : own,
                published.map(FeedDate::at),
                text(item, "date_published").or(() -> text(item, "date_modified")),
                published.map(FeedDate::confidence),
                date(item, "date_modified", repairs).map(FeedDate::at),
                text(item, "date_modified"),
                summary,
                content,
                text(item, "language").or(() -> language),
                enclosures(item),
                extras(item),
                List.copyOf(repairs));
    }

    private static Optional<FeedDate> date(JsonNode item, String name, Set<Repair> repairs) {
        var raw = text(item, name);
        var date = raw.flatMap(FeedDate::parse);
        if (raw.isPresent() && date.isEmpty()) {
            repairs.add(Repair.DATE_UNREADABLE);
        }
        return date;
    }

    /// Version 1.1 has `authors`, version 1 had `author`.
    private static List<String> authors(JsonNode node) {
        var many = node.path("authors")
                .valueStream()
                .flatMap(author -> text(author, "name").stream())
                .toList();
        return many.isEmpty() ? text(node.path("author"), "name").stream().toList() : many;
    }

    private List<Enclosure> enclosures(JsonNode item) {
        return item.path("attachments")
                .valueStream()
                .flatMap(found -> text(found, "url")
                        .flatMap(url -> Links.resolve(url, base))
                        .map(url -> new Enclosure(
                                url,
                                text(found, "mime_type"),
                                Optional.of(found.path("size_in_bytes").asLong(0))
                                        .filter(bytes -> bytes > 0)))
                        .stream())
                .toList();
    }

    private Extras extras(JsonNode item) {
        var tags = item.path("tags")
                .valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
        var image = text(item, "image").or(() -> text(item, "banner_image")).flatMap(url -> Links.resolve(url, base));
        return new Extras(tags, image, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Paragraphs of plain text as paragraphs of HTML.
    private static String html(String text) {
        return text.strip()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> "<p>" + Entities.escape(line.strip()) + "</p>")
                .collect(Collectors.joining("\n"));
    }

    /// Strings and, as some feeds have for ids, numbers.
    private static Optional<String> text(JsonNode node, String name) {
        var found = node.path(name);
        return Optional.of(found)
                .filter(value -> value.isString() || value.isNumber())
                .map(JsonNode::asString)
                .map(FeedText::clean)
                .filter(value -> !value.isBlank());
    }
}

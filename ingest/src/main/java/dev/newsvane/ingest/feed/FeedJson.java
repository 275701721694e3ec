package dev.newsvane.ingest.feed;

import dev.newsvane.base.Json;
import dev.newsvane.ingest.schedule.Skips;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// A feed as the command `feed` prints it: `{"feed":{…},"items":[…]}`, what is unknown is absent, instants in UTC.
/// `docs/reference/commands.md` promises these keys.
public final class FeedJson {
    private FeedJson() {}

    public static ObjectNode of(Feed feed) {
        var json = Json.object();
        var head = json.putObject("feed");
        head.put("dialect", feed.dialect());
        head.put("charset", feed.charset().name().toLowerCase(Locale.ROOT));
        put(head, "title", feed.title());
        put(head, "link", feed.link());
        strings(head, "authors", feed.authors());
        put(head, "language", feed.language());
        put(head, "ttl", feed.ttl());
        if (!feed.skips().equals(Skips.NONE)) {
            strings(head, "skips", feed.skips().words());
        }
        repairs(head, feed.repairs());
        var items = json.putArray("items");
        feed.entries().forEach(entry -> items.add(item(entry)));
        return json;
    }

    private static ObjectNode item(Entry entry) {
        var item = Json.object();
        put(item, "id", entry.id());
        put(item, "link", entry.link());
        put(item, "title", entry.title());
        strings(item, "authors", entry.authors());
        put(item, "published", entry.published());
        put(item, "published_raw", entry.publishedRaw());
        put(item, "published_confidence", entry.confidence().map(FeedDate.Confidence::word));
        put(item, "updated", entry.updated());
        put(item, "updated_raw", entry.updatedRaw());
        put(item, "summary", entry.summary());
        put(item, "content", entry.content());
        put(item, "language", entry.language());
        var enclosures = item.putArray("enclosures");
        entry.enclosures().forEach(found -> {
            var enclosure = enclosures.addObject().put("url", found.url());
            put(enclosure, "type", found.type());
            found.bytes().ifPresent(bytes -> enclosure.put("bytes", bytes));
        });
        extras(item, entry.extras());
        repairs(item, entry.repairs());
        return item;
    }

    private static void extras(ObjectNode item, Extras extras) {
        strings(item, "categories", extras.categories());
        put(item, "image", extras.image());
        extras.place()
                .ifPresent(place -> item.putObject("place")
                        .put("latitude", place.latitude())
                        .put("longitude", place.longitude()));
        extras.comments().ifPresent(count -> item.put("comments", count));
        put(item, "replies_to", extras.repliesTo());
    }

    private static void strings(ObjectNode node, String name, List<String> values) {
        var strings = node.putArray(name);
        values.forEach(value -> strings.add(value));
    }

    private static void repairs(ObjectNode node, List<Repair> repairs) {
        var words = node.putArray("repairs");
        repairs.forEach(repair -> words.add(repair.word()));
    }

    private static void put(ObjectNode node, String name, Optional<?> value) {
        value.ifPresent(present -> node.put(name, present.toString()));
    }
}

package dev.newsvane.app.tool;

import dev.newsvane.base.Json;
import dev.newsvane.ingest.feed.Entry;
import dev.newsvane.ingest.feed.Feed;
import dev.newsvane.ingest.feed.Repair;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What the tool `feed` prints; `docs/reference/commands.md` promises these keys.
public final class FeedJson {
    private FeedJson() {}

    public static ObjectNode of(Feed feed) {
        var about = Json.object();
        put(about, "title", feed.title());
        put(about, "link", feed.link());
        put(about, "language", feed.language());
        about.put("dialect", feed.dialect());
        put(about, "ttl", feed.ttl().map(Object::toString));
        about.set("repairs", repairs(feed.repairs()));
        var items = Json.array();
        feed.entries().forEach(entry -> items.add(item(entry)));
        var whole = Json.object();
        whole.set("feed", about);
        whole.set("items", items);
        return whole;
    }

    private static ObjectNode item(Entry entry) {
        var item = Json.object();
        put(item, "id", entry.id());
        put(item, "link", entry.link());
        put(item, "title", entry.title());
        item.set("authors", texts(entry.authors()));
        put(item, "published", entry.published().map(Object::toString));
        put(item, "published_raw", entry.publishedRaw());
        put(item, "updated", entry.updated().map(Object::toString));
        put(item, "summary", entry.summary());
        put(item, "content", entry.content());
        put(item, "language", entry.language());
        var enclosures = Json.array();
        entry.enclosures().forEach(file -> enclosures.add(RecordJson.of(file)));
        item.set("enclosures", enclosures);
        item.set("repairs", repairs(entry.repairs()));
        return item;
    }

    private static ArrayNode repairs(List<Repair> repairs) {
        return texts(repairs.stream().map(Repair::word).toList());
    }

    private static ArrayNode texts(List<String> texts) {
        var array = Json.array();
        texts.forEach(array::add);
        return array;
    }

    private static void put(ObjectNode object, String key, Optional<String> value) {
        value.ifPresent(text -> object.put(key, text));
    }
}

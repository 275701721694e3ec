package dev.newsvane.console.exit;

import dev.newsvane.base.Json;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import okio.ByteString;

/// JSON Feed 1.1 (https://jsonfeed.org/version/1.1): `next_url` leads to the archives, the newest first.
final class JsonFeed {
    static final String FILE = "feed.json";
    static final String TYPE = "application/feed+json; charset=utf-8";

    private JsonFeed() {}

    /// @param base the URL before the path of every link
    static ByteString of(Document document, String base) {
        var outline = document.outline();
        var feed = Json.object()
                .put("version", "https://jsonfeed.org/version/1.1")
                .put("title", Words.clean(outline.title()))
                .put("feed_url", base + outline.path(outline.archive(), FILE));
        outline.older().ifPresent(older -> feed.put("next_url", base + outline.path(Optional.of(older), FILE)));
        var items = feed.putArray("items");
        for (var entry : Entry.of(document.events())) {
            var item = items.addObject()
                    .put("id", entry.id())
                    .put("title", entry.title())
                    .put("content_text", entry.text())
                    .put(
                            "date_modified",
                            entry.updated().truncatedTo(ChronoUnit.MILLIS).toString());
            entry.published()
                    .ifPresent(at -> item.put(
                            "date_published", at.truncatedTo(ChronoUnit.MILLIS).toString()));
            entry.link().ifPresent(link -> item.put("url", link));
            entry.language().ifPresent(language -> item.put("language", Words.clean(language)));
            item.putArray("authors").addObject().put("name", entry.author());
            item.putArray("tags").add(entry.kind()).add(entry.watch());
        }
        return ByteString.encodeUtf8(Json.text(feed));
    }
}

package dev.newsvane.enrich;

import dev.newsvane.base.Ids;
import dev.newsvane.schemas.Lanes;
import java.util.HashMap;
import java.util.Map;

/// Where open articles are read whose pages name another address as their own: for the answer that a page is gone has
/// no page that names it. An index over the words; of most articles it holds nothing, of imported ones neither, for
/// nobody looks at them again.
final class Addresses {
    private final Map<String, Reader> read = new HashMap<>();

    /// @param order its number in the order of arrival: the last that was read somewhere is the one that is there
    private record Reader(String article, long order) {}

    void add(String lane, String article, String url, long order) {
        var at = id(url);
        if (lane.equals(Lanes.LIVE) && !at.equals(article)) {
            read.merge(at, new Reader(article, order), (one, other) -> one.order > other.order ? one : other);
        }
    }

    void remove(String article, String url) {
        read.computeIfPresent(id(url), (_, reader) -> reader.article.equals(article) ? null : reader);
    }

    /// The id of the article that is read there; where none is known to be, of what would be.
    String article(String url) {
        var at = id(url);
        var reader = read.get(at);
        return reader == null ? at : reader.article;
    }

    private static String id(String url) {
        return Ids.of(url.split("#", 2)[0]);
    }
}

package dev.newsvane.enrich;

import dev.newsvane.base.Ids;
import dev.newsvane.schemas.Lanes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Where open articles are read: for the answer that a page is gone has no page that names one. An index over the words
/// of those whose pages name another address as their own; of most articles it holds nothing, of imported ones neither,
/// for nobody looks at them again.
final class Addresses {
    private final Shelf<Member> members;
    private final Shelf<Words> words;
    private final Map<String, List<String>> elsewhere = new HashMap<>();

    Addresses(Shelf<Member> members, Shelf<Words> words) {
        this.members = members;
        this.words = words;
    }

    void add(Key article, String url) {
        if (isElsewhere(article, url)) {
            elsewhere.computeIfAbsent(id(url), _ -> new ArrayList<>(1)).add(article.id());
        }
    }

    void remove(Key article, String url) {
        if (isElsewhere(article, url)) {
            elsewhere.computeIfPresent(id(url), (_, articles) -> {
                articles.remove(article.id());
                return articles.isEmpty() ? null : articles;
            });
        }
    }

    private static boolean isElsewhere(Key article, String url) {
        return article.lane().equals(Lanes.LIVE) && !isOwn(article, url);
    }

    /// Whether an article calls itself by an address.
    static boolean isOwn(Key article, String url) {
        return id(url).equals(article.id());
    }

    /// The article whose latest revision was read at an address, and which stands: the last, where a page was several.
    Optional<Key> lastReadAt(String url, String lane) {
        var at = id(url);
        return Stream.concat(elsewhere.getOrDefault(at, List.of()).stream(), Stream.of(at))
                .map(id -> new Key(lane, id))
                .filter(key -> members.get(key.text()).filter(Member::stands).isPresent())
                .filter(key -> same(words.take(key.text()).url(), url))
                .max(Comparator.comparingLong(key -> members.take(key.text()).order()));
    }

    static boolean same(String url, String other) {
        return id(url).equals(id(other));
    }

    private static String id(String url) {
        return Ids.of(url.split("#", 2)[0]);
    }
}

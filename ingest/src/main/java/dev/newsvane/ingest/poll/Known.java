package dev.newsvane.ingest.poll;

import dev.newsvane.ingest.feed.FeedReader;
import dev.newsvane.schemas.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The items that a source has shown, by the first 64 bits of their ids, each with 32 bits of its content hash: enough
/// to tell one source's items apart, small enough to be written with every poll. However long an answer is, all of it
/// is known: what was forgotten would be new at the next poll, and again at each after that.
final class Known {
    private static final int ID = 16;
    private static final int HASH = 8;
    private static final int LEAST = 200;

    /// Of what former answers held.
    private static final int MOST = 5_000;

    private final Map<String, String> hashes = new HashMap<>();
    private final List<String> kept;

    Known(List<String> kept) {
        this.kept = kept;
        kept.forEach(entry -> hashes.put(entry.substring(0, ID), entry.substring(ID)));
    }

    /// Whether the source showed this item before, changed or not.
    boolean holds(Item item) {
        return hashes.containsKey(id(item));
    }

    /// Whether the source showed exactly this before.
    boolean holdsUnchanged(Item item) {
        return hash(item).equals(hashes.get(id(item)));
    }

    /// With an answer's items newest; the oldest go beyond twice the answer.
    List<String> with(List<Item> answer) {
        return newest(all(answer), room(2 * answer.size(), answer.size()));
    }

    /// With items newest that are no whole answer: nothing of the answers is forgotten for them, up to twice the
    /// longest answer.
    List<String> including(List<Item> some) {
        return newest(
                all(some),
                room(kept.size() + some.size(), Math.min(kept.size() + some.size(), 2 * FeedReader.MAX_ENTRIES)));
    }

    private static int room(int wanted, int needed) {
        return Math.max(needed, Math.clamp(wanted, LEAST, MOST));
    }

    private Map<String, String> all(List<Item> newest) {
        var all = new LinkedHashMap<String, String>();
        kept.forEach(entry -> all.put(entry.substring(0, ID), entry.substring(ID)));
        for (var item : newest) {
            all.remove(id(item));
            all.put(id(item), hash(item));
        }
        return all;
    }

    private static List<String> newest(Map<String, String> all, int room) {
        var entries = new ArrayList<String>();
        all.forEach((id, hash) -> entries.add(id + hash));
        return List.copyOf(entries.subList(Math.max(0, entries.size() - room), entries.size()));
    }

    private static String id(Item item) {
        return item.id().substring(0, ID);
    }

    private static String hash(Item item) {
        return item.contentHash().substring(0, HASH);
    }
}

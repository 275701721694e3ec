package dev.newsvane.enrich;

import dev.newsvane.enrich.repeat.Shingles;
import java.util.LinkedHashMap;
import java.util.Map;

/// The texts of open articles that came or were compared lately: what is compared with one article mostly is with the
/// next. A cache, bounded in words; the truth is on the shelf.
final class Compared {
    /// Some 30 bytes each.
    private static final int MOST_WORDS = 1_000_000;

    private final Shelf<Words> shelf;
    private final Map<String, Shingles> texts = new LinkedHashMap<>(16, 0.75F, true);
    private long held;

    Compared(Shelf<Words> shelf) {
        this.shelf = shelf;
    }

    Shingles of(String key) {
        var known = texts.get(key);
        if (known != null) {
            return known;
        }
        var read = Shingles.of(shelf.take(key).text());
        put(key, read);
        return read;
    }

    void put(String key, Shingles text) {
        remove(key);
        texts.put(key, text);
        held += text.words();
        for (var oldest = texts.entrySet().iterator(); held > MOST_WORDS && oldest.hasNext(); ) {
            held -= oldest.next().getValue().words();
            oldest.remove();
        }
    }

    void remove(String key) {
        var gone = texts.remove(key);
        held -= gone == null ? 0 : gone.words();
    }
}

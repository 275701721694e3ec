package dev.newsvane.enrich;

import dev.newsvane.enrich.repeat.Shingles;
import java.util.LinkedHashMap;
import java.util.Map;

/// The texts of open articles that came or were compared lately: what is compared with one article mostly is with the
/// next. A cache, bounded in letters; the truth is on the shelf.
final class Compared {
    /// Some 8 bytes each where words have spaces between them, 45 where each is a word.
    static final int MOST_LETTERS = 4_000_000;

    /// What a text costs that has none.
    private static final int LEAST = 1000;

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
        held += cost(text);
        for (var oldest = texts.entrySet().iterator(); held > MOST_LETTERS && oldest.hasNext(); ) {
            held -= cost(oldest.next().getValue());
            oldest.remove();
        }
    }

    void remove(String key) {
        var gone = texts.remove(key);
        held -= gone == null ? 0 : cost(gone);
    }

    private static long cost(Shingles text) {
        return (long) LEAST + text.letters();
    }
}

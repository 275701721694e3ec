package dev.newsvane.alerts.watch;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The words of one language in all their forms, most of them remembered: the same few ten thousand come again and
/// again. Safe for use by several threads.
public final class Spellings {
    /// Words remembered, each way; with more, all are forgotten.
    private static final int MOST = 200_000;

    private final UnaryOperator<String> stem;
    private final Map<String, String> stems = new ConcurrentHashMap<>();
    private final Map<String, Spelling> spellings = new ConcurrentHashMap<>();

    /// @param stem what a folded word comes down to
    Spellings(UnaryOperator<String> stem) {
        this.stem = stem;
    }

    /// What a folded word comes down to.
    public String stem(String folded) {
        return remembered(stems, folded, stem);
    }

    /// A word as it stands in a text.
    public Spelling of(String written) {
        return remembered(spellings, written, word -> Spelling.of(word, this::stem));
    }

    private static <T> T remembered(Map<String, T> known, String word, Function<String, T> found) {
        return Optional.ofNullable(known.get(word)).orElseGet(() -> {
            if (known.size() >= MOST) {
                known.clear();
            }
            var fresh = found.apply(word);
            known.put(word, fresh);
            return fresh;
        });
    }
}

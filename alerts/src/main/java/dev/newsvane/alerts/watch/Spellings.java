package dev.newsvane.alerts.watch;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// The words of one language in all their forms, most of them remembered: the same few ten thousand come again and
/// again. Safe for use by several threads.
public final class Spellings {
    /// Words remembered of a language; with more, all are forgotten.
    private static final int MOST = 50_000;

    /// Longer words hardly come again, and a page may be made of them.
    private static final int LONGEST = 32;

    private final UnaryOperator<String> stem;
    private final Map<String, Spelling> spellings = new ConcurrentHashMap<>();

    /// @param stem what a folded word comes down to
    Spellings(UnaryOperator<String> stem) {
        this.stem = stem;
    }

    /// What a folded word comes down to.
    public String stem(String folded) {
        return of(folded).stem();
    }

    /// A word as it stands in a text.
    public Spelling of(String written) {
        return Optional.ofNullable(spellings.get(written)).orElseGet(() -> fresh(written));
    }

    private Spelling fresh(String written) {
        var spelling = Spelling.of(written, stem);
        if (written.length() <= LONGEST) {
            if (spellings.size() >= MOST) {
                spellings.clear();
            }
            spellings.put(written, spelling);
        }
        return spelling;
    }
}

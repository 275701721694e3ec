package dev.newsvane.enrich.vocabulary;

import java.util.Optional;

/// The words of the background, for those who ask whether a word is one.
public final class CommonWords {
    private CommonWords() {}

    /// Whether news articles use the word, inflected or not.
    public static boolean contain(String word) {
        var stem = new Stems(Optional.of("en")).of(word);
        return stem.isEmpty() || Background.english().frequencies().containsKey(stem);
    }
}

package dev.newsvane.enrich.repeat;

import dev.newsvane.enrich.vocabulary.Background;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How rare a word is in the news, found by the number of its beginning. Copies compare hundreds of words many times
/// over; a beginning of six letters, without the commonest endings, tells words apart nearly as well as a stem, costs a
/// tenth of it, and does in any language.
final class Rarity {
    private static final int LETTERS = 6;

    /// Words that the table lacks because they are in every article.
    private static final List<String> EVERYWHERE = List.of(
            "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not",
            "of", "on", "or", "such", "that", "the", "their", "then", "there", "these", "they", "this", "to", "was",
            "will", "with", "s", "t");

    private static final Map<Integer, Float> KNOWN = known();

    private Rarity() {}

    /// Between 0, in every article, and 1, in none.
    static float of(int beginning) {
        return KNOWN.getOrDefault(beginning, 1F);
    }

    /// The number of a word's beginning.
    ///
    /// @param word in lower case
    static int beginning(char[] word, int length) {
        var end = length;
        if (end > 3 && word[end - 1] == 's' && word[end - 2] != 's') {
            end--;
        }
        if (end > 5 && word[end - 3] == 'i' && word[end - 2] == 'n' && word[end - 1] == 'g') {
            end -= 3;
        } else if (end > 4 && word[end - 2] == 'e' && word[end - 1] == 'd') {
            end -= 2;
        } else if (end > 3 && (word[end - 1] == 'e' || word[end - 1] == 'y' || word[end - 1] == 'i')) {
            end--;
        }
        var hash = 0;
        for (var i = 0; i < Math.min(LETTERS, end); i++) {
            hash = 31 * hash + word[i];
        }
        return Shingles.mix(hash);
    }

    static int beginning(String word) {
        return beginning(word.toCharArray(), word.length());
    }

    private static Map<Integer, Float> known() {
        var background = Background.english();
        var known = new HashMap<Integer, Float>();
        background
                .frequencies()
                .keySet()
                .forEach(stem -> known.merge(beginning(stem), (float) background.rarity(stem), Math::min));
        EVERYWHERE.forEach(word -> known.put(beginning(word), 0F));
        return Collections.unmodifiableMap(known);
    }
}

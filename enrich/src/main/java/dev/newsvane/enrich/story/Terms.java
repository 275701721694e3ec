package dev.newsvane.enrich.story;

import dev.newsvane.enrich.vocabulary.Background;
import dev.newsvane.enrich.vocabulary.Stems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What an article is about, as weighted words: rare words more than common ones, words of the title and the lead more
/// than those below, names more than other words.
public final class Terms {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’]\\p{L}+)*");
    private static final Pattern POSSESSIVE = Pattern.compile("['’]s?$");
    /// Chosen together on BASIL and ECB+ (by `eval stories`): below the first 250 words reports of one event part,
    /// background begins; rarity to the first power and above lets a single odd word decide.
    private static final int LEAD_WORDS = 60;

    private static final int MOST_WORDS = 250;
    private static final double TITLE = 2.5;
    private static final double LEAD = 2;
    private static final double NAME = 2;
    private static final double RARITY = 0.7;

    private Terms() {}

    /// The words of a text.
    ///
    /// @param tellers names of its outlet and authors: they stand in all their articles and tell nothing of a story
    public static Vector of(String title, String text, Optional<String> language, List<String> tellers) {
        return of(title, text, language, tellers, Background.english());
    }

    static Vector of(
            String title, String text, Optional<String> language, List<String> tellers, Background background) {
        var stems = new Stems(language);
        var tally = new Tally(stems);
        tally.add(title, 0, TITLE, TITLE);
        tally.add(text, MOST_WORDS, LEAD, 1);
        tellers.forEach(
                name -> WORD.matcher(name).results().forEach(word -> tally.counts.remove(stems.of(word.group()))));
        var weights = new HashMap<Integer, Double>();
        tally.counts.forEach((stem, count) -> {
            var rarity = background.rarity(stem);
            var name = tally.names.getOrDefault(stem, 0) > 0 ? NAME : 1;
            weights.merge(stem.hashCode(), Math.log(1 + count) * Math.pow(rarity, RARITY) * name, Math::max);
        });
        return Vector.of(weights);
    }

    /// A word without the ending of a possessive.
    public static String bare(String word) {
        return word.indexOf('\'') < 0 && word.indexOf('’') < 0
                ? word
                : POSSESSIVE.matcher(word).replaceFirst("");
    }

    private static final class Tally {
        final Map<String, Double> counts = new HashMap<>();
        final Map<String, Integer> names = new HashMap<>();
        private final Stems stems;

        Tally(Stems stems) {
            this.stems = stems;
        }

        void add(String text, int most, double first, double later) {
            var words = WORD.matcher(text);
            var end = 0;
            for (var i = 0; words.find() && (most == 0 || i < most); i++) {
                var word = bare(words.group());
                var stem = stems.of(word);
                if (stem.length() >= 2) {
                    counts.merge(stem, i < LEAD_WORDS ? first : later, Double::sum);
                    if (Character.isUpperCase(word.codePointAt(0)) && !begins(text, end, words.start())) {
                        names.merge(stem, 1, Integer::sum);
                    }
                }
                end = words.end();
            }
        }

        /// Whether a sentence begins between the word before and this one.
        private static boolean begins(String text, int from, int to) {
            for (var i = from; i < to; i++) {
                if (".!?\n:“\"".indexOf(text.charAt(i)) >= 0) {
                    return true;
                }
            }
            return from == 0;
        }
    }
}

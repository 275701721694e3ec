package dev.newsvane.alerts.watch;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// The words by which `like:` knows what an example is about: each once, without the small words of its language. Why
/// these, and how many of them must stand: `docs/decisions/0022-like.md`, where it was measured.
///
/// @param words in the order of the example; of more than [#MOST] the longest, names and numbers before others
/// @param all how many there were
public record Gist(List<Word> words, int all) {
    /// Words of an example that are looked for.
    public static final int MOST = 32;

    /// What one word tells is no likeness.
    static final int FEWEST = 2;

    /// Words that must stand where nobody says how many, and one in so many.
    private static final int USUALLY = 4;

    private static final int ONE_IN = 4;

    public Gist {
        words = List.copyOf(words);
    }

    /// Of a headline, or of a headline and the first sentences.
    public static Gist of(String example) {
        var read = Words.of(example);
        var language = SmallWords.language(read.stream().map(Gist::small).toList());
        var spellings = new Stemmer().by(language);
        var seen = new HashSet<String>();
        var telling = new ArrayList<Word>();
        for (var word : read) {
            if (tells(word, language) && seen.add(spellings.stem(word.folded()))) {
                telling.add(word);
            }
        }
        return new Gist(
                telling.stream()
                        .sorted(Comparator.comparingInt(Gist::weight).reversed())
                        .limit(MOST)
                        .sorted(Comparator.comparingInt(Word::start))
                        .toList(),
                telling.size());
    }

    /// A single letter of an alphabet, or a digit, tells nothing; a Chinese character is a word. Hiragana, of which
    /// each is
    /// taken for a word, are particles and endings.
    private static boolean tells(Word word, String language) {
        return !SmallWords.has(language, small(word))
                && word.folded().codePoints().anyMatch(c -> UnicodeScript.of(c) != UnicodeScript.HIRAGANA)
                && (word.folded().length() > 1 || word.folded().charAt(0) > 127);
    }

    private static String small(Word word) {
        return word.exact().toLowerCase(Locale.ROOT);
    }

    /// A name counts for three letters more.
    private static int weight(Word word) {
        var name = word.exact().codePoints().anyMatch(c -> Character.isUpperCase(c) || Character.isDigit(c));
        return Math.min(word.folded().length(), 12) + (name ? 3 : 0);
    }

    /// How many must stand: four, and a quarter of them.
    int usual() {
        return Math.min(words.size(), Math.max(USUALLY, share(100 / ONE_IN)));
    }

    /// How many are so many of a hundred, rounded up; two at least.
    int share(int percent) {
        return Math.max(FEWEST, (words.size() * percent + 99) / 100);
    }
}

package dev.newsvane.enrich.phrase;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A text as sentences of words. A title is the first.
final class Sentences {
    /// What an article is about is said by then.
    private static final int MOST_WORDS = 5_000;

    /// Longer runs of letters are no words.
    private static final int LONGEST = 40;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]++(?:[-'’][\\p{L}\\p{N}]++){0,10}+");
    private static final Pattern POSSESSIVE = Pattern.compile("['’]s$");
    private static final Pattern NUMBER = Pattern.compile("[\\p{N}-]+\\p{L}{0,2}");

    private Sentences() {}

    static List<List<Word>> of(String title, String text, Optional<String> language) {
        var stops = new StopWords(language);
        var all = new ArrayList<List<Word>>();
        var whole = title + "\n\n" + text;
        var words = WORD.matcher(whole);
        var sentence = new ArrayList<Word>();
        var end = 0;
        for (var i = 0; i < MOST_WORDS && words.find(); i++) {
            if (ends(whole, end, words.start()) && !sentence.isEmpty()) {
                all.add(List.copyOf(sentence));
                sentence.clear();
            }
            var word = POSSESSIVE.matcher(words.group()).replaceFirst("");
            var lower = word.toLowerCase(Locale.ROOT);
            sentence.add(new Word(
                    word,
                    lower,
                    word.length() < 2 || word.length() > LONGEST || stops.contain(lower),
                    NUMBER.matcher(lower).matches(),
                    apart(whole, end, words.start())));
            end = words.end();
        }
        if (!sentence.isEmpty()) {
            all.add(List.copyOf(sentence));
        }
        return all;
    }

    private static boolean ends(String text, int from, int to) {
        for (var i = from; i < to; i++) {
            if ("!?\n".indexOf(text.charAt(i)) >= 0 || (text.charAt(i) == '.' && i + 1 < to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean apart(String text, int from, int to) {
        for (var i = from; i < to; i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}

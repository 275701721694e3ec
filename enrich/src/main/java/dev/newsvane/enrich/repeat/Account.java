package dev.newsvane.enrich.repeat;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A text as the order in which it tells what it tells: its telling words by sentence. What it quotes is left out, for
/// two who heard the same speech quote the same.
final class Account {
    /// What is told after so many words is not compared.
    private static final int MOST_WORDS = 800;

    /// Fewer words of a sentence belong to the sentence before: `"Never," he said.`
    private static final int LEAST_WORDS = 4;

    /// A text of fewer words outside of quotations is taken as a whole.
    private static final int OWN_WORDS = 40;

    /// In every fourth article and more.
    private static final float COMMON = 0.14F;

    private static final String ENDS = ".!?…。！？";

    /// By their beginnings; those that are in every other article are left out.
    private final int[] words;

    /// Where in the text they are, as its words are counted.
    private final int[] places;

    /// Behind the last word of each sentence.
    private final int[] ends;

    private Account(int[] words, int[] places, int[] ends) {
        this.words = words;
        this.places = places;
        this.ends = ends;
    }

    static Account of(Shingles shingles) {
        var own = of(shingles, true);
        return own.words.length >= OWN_WORDS ? own : of(shingles, false);
    }

    private static Account of(Shingles shingles, boolean own) {
        var wording = shingles.wording();
        var words = new int[Math.min(MOST_WORDS, wording.size())];
        var ends = new int[words.length + 1];
        var places = new int[words.length];
        var size = 0;
        var sentences = 0;
        for (var i = 0; i < wording.size() && size < words.length; i++) {
            if (size - (sentences == 0 ? 0 : ends[sentences - 1]) >= LEAST_WORDS && ends(shingles.text(), wording, i)) {
                ends[sentences++] = size;
            }
            if (!(own && wording.quoted(i)) && Rarity.of(wording.beginning(i)) >= COMMON) {
                places[size] = i;
                words[size++] = wording.beginning(i);
            }
        }
        if (size > (sentences == 0 ? 0 : ends[sentences - 1])) {
            ends[sentences++] = size;
        }
        return new Account(Arrays.copyOf(words, size), Arrays.copyOf(places, size), Arrays.copyOf(ends, sentences));
    }

    /// Whether a sentence ends before a word: at the end of a line, or at a mark that no small letter follows.
    private static boolean ends(String text, Wording wording, int at) {
        if (at == 0) {
            return false;
        }
        var ended = false;
        for (var i = wording.end(at - 1); i < wording.start(at); i++) {
            if (text.charAt(i) == '\n') {
                return true;
            }
            ended |= ENDS.indexOf(text.charAt(i)) >= 0;
        }
        return ended
                && wording.end(at - 1) - wording.start(at - 1) > 2
                && !Character.isLowerCase(text.codePointAt(wording.start(at)));
    }

    /// The same with each word by its place among those of two accounts.
    Account among(int[] sorted) {
        return new Account(
                Arrays.stream(words)
                        .map(word -> Arrays.binarySearch(sorted, word))
                        .toArray(),
                places,
                ends);
    }

    IntStream words() {
        return Arrays.stream(words);
    }

    int size() {
        return words.length;
    }

    int word(int at) {
        return words[at];
    }

    int sentences() {
        return ends.length;
    }

    int from(int sentence) {
        return sentence == 0 ? 0 : ends[sentence - 1];
    }

    int to(int sentence) {
        return ends[sentence];
    }

    /// The word of the text with which a sentence begins to tell.
    int begin(int sentence) {
        return places[from(sentence)];
    }

    /// Behind the last telling word of a sentence.
    int end(int sentence) {
        return places[to(sentence) - 1] + 1;
    }
}

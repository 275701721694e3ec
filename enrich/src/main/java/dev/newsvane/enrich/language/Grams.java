package dev.newsvane.enrich.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;

/// A maximum-entropy model of languages over n-grams of one to three characters, as OpenNLP trains them, laid out flat:
/// its sums without an object for each n-gram of the model and of the text, and weights cut to 16 bits of mantissa.
final class Grams {
    /// How sure the model is of a language, 0 to 1.
    record Guess(String language, double confidence) {}

    /// What the model was trained without; it takes numbers, white space and symbols beyond 16 bits for gaps too.
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+|\\S*[@#]\\S+");

    private static final int LANGUAGE_BITS = 7;
    private static final int LANGUAGE = (1 << LANGUAGE_BITS) - 1;

    private static final char GAP = ' ';

    /// Of one character in a row.
    private static final int MOST_ALIKE = 2;

    /// The golden ratio (Knuth, The Art of Computer Programming, volume 3, section 6.4).
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private static final long ONE = 0xFFFFL;
    private static final long TWO = 0xFFFF_FFFFL;
    private static final long THREE = 0xFFFF_FFFF_FFFFL;

    private final String[] languages;

    /// The n-grams, 16 bits a character, by open addressing; 0 where there is none.
    private final long[] grams;

    /// By the place of an n-gram: where its weights begin, above how many they are.
    private final int[] spans;

    /// A language in the lowest bits of its weight: one look into memory for both.
    private final int[] weights;

    private Grams(String[] languages, Map<?, ?> model) {
        this.languages = languages;
        var all = model.values().stream()
                .mapToInt(weights -> ((Context) weights).getOutcomes().length)
                .sum();
        grams = table(model.size());
        spans = new int[grams.length];
        weights = new int[all];
        var at = 0;
        for (var each : model.entrySet()) {
            var gram = gram((String) each.getKey());
            var place = place(grams, gram);
            var of = (Context) each.getValue();
            var count = of.getOutcomes().length;
            grams[place] = gram;
            spans[place] = at << LANGUAGE_BITS | count;
            for (var i = 0; i < count; i++, at++) {
                weights[at] = (Float.floatToIntBits((float) of.getParameters()[i]) & ~LANGUAGE) | of.getOutcomes()[i];
            }
        }
    }

    static Grams of(AbstractModel model) {
        var parts = model.getDataStructures();
        var languages = (String[]) parts[2];
        if (languages.length > LANGUAGE) {
            throw new IllegalArgumentException("a model of more than " + LANGUAGE + " languages");
        }
        return new Grams(languages, (Map<?, ?>) parts[1]);
    }

    /// The likeliest languages of a text, the likeliest first.
    List<Guess> guess(String text, int most) {
        var shares = shares(sums(text));
        var guesses = new ArrayList<Guess>();
        while (guesses.size() < Math.min(most, languages.length)) {
            var best = 0;
            for (var language = 1; language < shares.length; language++) {
                best = shares[language] > shares[best] ? language : best;
            }
            guesses.add(new Guess(languages[best], shares[best]));
            shares[best] = -1;
        }
        return guesses;
    }

    private double[] sums(String text) {
        var sums = new double[languages.length];
        var gram = 0L;
        var alike = 0;
        var plain = text.indexOf('@') >= 0 || text.indexOf('#') >= 0 || text.indexOf("://") >= 0
                ? ADDRESS.matcher(text).replaceAll(" ")
                : text;
        var seen = table(3 * plain.length());
        for (var at = 0; at < plain.length(); at++) {
            var c = folded(plain.charAt(at));
            alike = c == (gram & ONE) ? alike + 1 : 1;
            if (alike <= (c == GAP ? 1 : MOST_ALIKE)) {
                gram = (gram << Character.SIZE | c) & THREE;
                add(sums, seen, gram & ONE);
                if (gram > ONE) {
                    add(sums, seen, gram & TWO);
                }
                if (gram > TWO) {
                    add(sums, seen, gram);
                }
            }
        }
        return sums;
    }

    private static char folded(char c) {
        return Character.isWhitespace(c)
                        || Character.isDigit(c)
                        || Character.isSurrogate(c)
                        || Character.isISOControl(c)
                ? GAP
                : Character.toLowerCase(c);
    }

    /// Each n-gram counts once, however often the text has it.
    private void add(double[] sums, long[] seen, long gram) {
        var known = place(seen, gram);
        if (seen[known] == gram) {
            return;
        }
        seen[known] = gram;
        var place = place(grams, gram);
        var begin = spans[place] >>> LANGUAGE_BITS;
        var end = begin + (spans[place] & LANGUAGE);
        for (var at = begin; at < end; at++) {
            sums[weights[at] & LANGUAGE] += Float.intBitsToFloat(weights[at] & ~LANGUAGE);
        }
    }

    private static double[] shares(double[] sums) {
        var most = Arrays.stream(sums).max().orElse(0);
        var shares = Arrays.stream(sums).map(sum -> Math.exp(sum - most)).toArray();
        var all = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / all).toArray();
    }

    /// A table that is at most two thirds full, to be small.
    private static long[] table(int most) {
        return new long[2 * Integer.highestOneBit(Math.max(1, most + most / 2))];
    }

    /// Where an n-gram is, or where it would be.
    private static int place(long[] table, long gram) {
        var place = (int) ((gram * SPREAD) >>> 32) & (table.length - 1);
        while (table[place] != 0 && table[place] != gram) {
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }

    private static long gram(String characters) {
        return characters.chars().asLongStream().reduce(0, (gram, c) -> gram << Character.SIZE | c);
    }
}

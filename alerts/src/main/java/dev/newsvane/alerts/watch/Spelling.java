package dev.newsvane.alerts.watch;

import java.util.function.UnaryOperator;

/// A word in the forms in which a query can ask for it.
///
/// @param exact as written, in Unicode's composed form, without a possessive `'s`
/// @param folded lower case, without accents
/// @param stem the folded word without its inflection
public record Spelling(String exact, String folded, String stem) {
    /// The forms of a word as it stands in a text.
    ///
    /// @param stem of a folded word
    static Spelling of(String written, UnaryOperator<String> stem) {
        var exact = bare(Words.composed(written));
        var folded = Words.folded(exact);
        return new Spelling(exact, folded, stem.apply(folded));
    }

    public String in(Pattern.Form form) {
        return switch (form) {
            case EXACT -> exact;
            case STEM -> stem;
            case KEY -> folded;
        };
    }

    private static String bare(String word) {
        var end = word.length() - 2;
        return end > 0
                        && (word.charAt(end) == '\'' || word.charAt(end) == '\u2019')
                        && (word.charAt(end + 1) == 's' || word.charAt(end + 1) == 'S')
                ? word.substring(0, end)
                : word;
    }
}

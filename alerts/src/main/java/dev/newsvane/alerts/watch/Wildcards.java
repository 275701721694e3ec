package dev.newsvane.alerts.watch;

import java.util.List;

/// Where `*` and `?` stand in the words of a query. They are cut as the words of texts are, a wildcard being taken for
/// a
/// letter such as stands beside it: what it is part of there ends where words end.
final class Wildcards {
    static final String SIGNS = "*?";

    private Wildcards() {}

    static boolean in(String text) {
        return text.contains("*") || text.contains("?");
    }

    /// Whether the only one is a star behind all else.
    static boolean endsInStar(String word) {
        return word.indexOf('*') == word.length() - 1 && !word.contains("?");
    }

    /// Of a phrase, where a `?` that stands between letters or digits is a wildcard and any other punctuation.
    static String inPhrase(String piece) {
        var text = piece.toCharArray();
        for (var i = 0; i < text.length; i++) {
            if (text[i] == '?' && !(letter(piece, i, -1) && letter(piece, i, 1))) {
                text[i] = ' ';
            }
        }
        return new String(text);
    }

    /// Whether behind further wildcards a letter or digit comes.
    private static boolean letter(String text, int from, int step) {
        var at = from;
        while (at >= 0 && at < text.length() && SIGNS.indexOf(text.charAt(at)) >= 0) {
            at += step;
        }
        return at >= 0 && at < text.length() && letter(text.charAt(at));
    }

    /// A mark belongs to the letter before it.
    private static boolean letter(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    /// The words with their wildcards, without a possessive `'s`.
    static List<String> words(String text) {
        var lettered = text.toCharArray();
        for (var i = 0; i < lettered.length; i++) {
            if (SIGNS.indexOf(lettered[i]) >= 0) {
                lettered[i] = beside(text, lettered, i);
            }
        }
        return Words.of(new String(lettered)).stream()
                .map(word -> bare(text.substring(word.start(), word.end())))
                .toList();
    }

    private static char beside(String text, char[] lettered, int at) {
        if (at > 0 && Character.isLetterOrDigit(lettered[at - 1])) {
            return lettered[at - 1];
        }
        return at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1)) ? text.charAt(at + 1) : 'a';
    }

    private static String bare(String word) {
        return word.matches("(?s).+['\u2019][sS]") ? word.substring(0, word.length() - 2) : word;
    }
}

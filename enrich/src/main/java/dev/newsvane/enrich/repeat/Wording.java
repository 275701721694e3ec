package dev.newsvane.enrich.repeat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;

/// The words of a text in lower case, as numbers, with their places. Letters of scripts that set no spaces are words
/// of their own.
final class Wording {
    /// Opening marks and what closes them; straight ones close themselves.
    private static final String OPENING = "“„«\"";

    private static final String CLOSING = "”“»\"";

    private int size;
    private int[] words = new int[256];
    private int[] beginnings = new int[256];
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private final BitSet quoted = new BitSet();
    /// Of the word that is being added.
    private char[] letters = new char[32];

    private Wording() {}

    static Wording of(String text) {
        var wording = new Wording();
        wording.add(text, 0, text.length());
        return wording;
    }

    static Wording empty() {
        return new Wording();
    }

    /// Adds the words between two places of a text. A quotation ends with its paragraph at the latest.
    void add(String text, int from, int to) {
        var closing = 0;
        for (var i = from; i < to; ) {
            var letter = text.codePointAt(i);
            if (letter == ' ') {
                i++;
            } else if (Character.isLetterOrDigit(letter)) {
                var end = Math.min(to, end(text, i, letter));
                put(text, i, end, closing != 0);
                i = end;
            } else {
                closing = quotation(letter, closing);
                i += Character.charCount(letter);
            }
        }
    }

    /// What would close the quotation after this letter; 0 outside of one.
    private static int quotation(int letter, int closing) {
        if (letter == '\n' || letter == closing) {
            return 0;
        }
        var opened = OPENING.indexOf(letter);
        return closing == 0 && opened >= 0 ? CLOSING.charAt(opened) : closing;
    }

    private static int end(String text, int start, int first) {
        var end = start + Character.charCount(first);
        if (alone(first)) {
            return end;
        }
        while (end < text.length()) {
            var letter = text.codePointAt(end);
            if (letter == ' ' || !Character.isUnicodeIdentifierPart(letter) || alone(letter)) {
                return end;
            }
            end += Character.charCount(letter);
        }
        return end;
    }

    private static boolean alone(int letter) {
        if (letter < 0x0E00) {
            return false;
        }
        return switch (Character.UnicodeScript.of(letter)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    private void put(String text, int start, int end, boolean inQuotes) {
        if (size == words.length) {
            words = Arrays.copyOf(words, 2 * size);
            beginnings = Arrays.copyOf(beginnings, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        var length = lower(text, start, end);
        var hash = 0; // as a String's
        for (var i = 0; i < length; i++) {
            hash = 31 * hash + letters[i];
        }
        words[size] = hash;
        beginnings[size] = Rarity.beginning(letters, length);
        starts[size] = start;
        ends[size] = end;
        if (inQuotes) {
            quoted.set(size);
        }
        size++;
    }

    /// Puts a word in lower case into the letters.
    ///
    /// @return how many
    private int lower(String text, int start, int end) {
        letters = end - start <= letters.length ? letters : new char[end - start];
        for (var i = start; i < end; i++) {
            var letter = text.charAt(i);
            if (letter >= 0x80) {
                var lower = text.substring(start, end).toLowerCase(Locale.ROOT);
                letters = lower.toCharArray();
                return letters.length;
            }
            letters[i - start] = letter >= 'A' && letter <= 'Z' ? (char) (letter | 0x20) : letter;
        }
        return end - start;
    }

    /// A word in lower case.
    ///
    /// @param text that the words are of
    String text(String text, int at) {
        return text.substring(starts[at], ends[at]).toLowerCase(Locale.ROOT);
    }

    int size() {
        return size;
    }

    int word(int at) {
        return words[at];
    }

    /// The number of a word's beginning: see [Rarity].
    int beginning(int at) {
        return beginnings[at];
    }

    /// Where in the text a word begins.
    int start(int at) {
        return starts[at];
    }

    /// Where in the text a word ends.
    int end(int at) {
        return ends[at];
    }

    /// Whether a word is somebody's whom the text quotes.
    boolean quoted(int at) {
        return quoted.get(at);
    }

    int hash() {
        var hash = 1;
        for (var i = 0; i < size; i++) {
            hash = 31 * hash + words[i];
        }
        return hash;
    }
}

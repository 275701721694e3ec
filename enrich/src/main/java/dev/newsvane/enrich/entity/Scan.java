package dev.newsvane.enrich.entity;

import java.text.Normalizer;

/// Reads a text word by word, once and without making strings: runs of letters and digits, folded to lower
/// case without accents. `U.S.` is one word, `GPT-4` and `Moody's` are two.
final class Scan {
    /// Longer runs are no words; what is beyond this is not looked at.
    static final int LONGEST = 40;

    /// No capital; a capital first; nothing but capitals, two or more; a capital within.
    static final byte LOWER = 0;

    static final byte CAPITAL = 1;
    static final byte CAPITALS = 2;
    static final byte MIXED = 3;

    private static final char[] FOLDED = folded();

    private final String text;
    private final int limit;
    private int at;
    private int capitals;
    private boolean begun;
    private boolean firstCapital;

    final char[] word = new char[LONGEST];
    int length;
    int start;
    int end;
    int hash;
    int hashBeforeLast;

    Scan(String text, int from, int limit) {
        this.text = text;
        this.at = from;
        this.limit = limit;
    }

    static boolean hasWord(String text) {
        return new Scan(text, 0, text.length()).next();
    }

    /// Whether it is one word and nothing else, short enough to be read whole.
    static boolean isWord(String text) {
        var scan = new Scan(text, 0, text.length());
        return text.length() <= LONGEST && scan.next() && scan.start == 0 && scan.end == text.length();
    }

    /// Goes to the next word, if there is one.
    boolean next() {
        while (at < limit && !Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        if (at >= limit) {
            return false;
        }
        start = at;
        length = 0;
        hash = 0;
        hashBeforeLast = 0;
        capitals = 0;
        begun = false;
        firstCapital = false;
        if (initialism(at)) {
            while (initialism(at)) {
                add(text.charAt(at));
                at += 2;
            }
            if (lone(at)) {
                add(text.charAt(at));
                at += at + 1 < limit && text.charAt(at + 1) == '.' ? 2 : 1;
            }
        } else {
            while (at < limit && within(text.charAt(at))) {
                add(text.charAt(at));
                at++;
            }
        }
        end = at;
        return true;
    }

    byte shape() {
        if (capitals == 0) {
            return LOWER;
        }
        if (capitals == 1 && firstCapital) {
            return CAPITAL;
        }
        return capitals == length ? CAPITALS : MIXED;
    }

    /// A letter and a dot, and after it another lone letter; or none, if letters came before it.
    private boolean initialism(int i) {
        return lone(i) && i + 1 < limit && text.charAt(i + 1) == '.' && (length > 0 || lone(i + 2));
    }

    private boolean lone(int i) {
        return i < limit
                && Character.isLetter(text.charAt(i))
                && (i + 1 >= limit || !Character.isLetterOrDigit(text.charAt(i + 1)));
    }

    private static boolean within(char c) {
        return Character.isLetterOrDigit(c) || mark(c);
    }

    /// A combining accent.
    private static boolean mark(char c) {
        return c >= '\u0300' && c <= '\u036F';
    }

    private void add(char c) {
        if (length >= LONGEST || mark(c)) {
            return;
        }
        if (Character.isUpperCase(c)) {
            capitals++;
            firstCapital |= !begun;
        }
        begun = true;
        var folded = fold(c);
        word[length++] = folded;
        hashBeforeLast = hash;
        hash = 31 * hash + folded;
    }

    static char fold(char c) {
        return c < FOLDED.length ? FOLDED[c] : Character.toLowerCase(c);
    }

    /// Latin letters without their accents.
    private static char[] folded() {
        var table = new char[0x250];
        for (var c = 0; c < table.length; c++) {
            var parts = Normalizer.normalize(String.valueOf((char) c), Normalizer.Form.NFD);
            table[c] = Character.toLowerCase(parts.charAt(0));
        }
        return table;
    }
}

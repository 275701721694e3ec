package dev.newsvane.enrich.entity;

import java.util.Arrays;

/// A text as numbers of words. Words that the vocabulary lacks stay, for they part the others.
final class Tokens {
    private final String text;
    private final Vocabulary vocabulary;
    private int[] words;
    private int[] bare;
    private int[] starts;
    private int[] ends;
    private byte[] shapes;
    private boolean[] glued;
    private int size;

    private Tokens(String text, int expected, Vocabulary vocabulary) {
        this.text = text;
        this.vocabulary = vocabulary;
        words = new int[expected];
        bare = new int[expected];
        starts = new int[expected];
        ends = new int[expected];
        shapes = new byte[expected];
        glued = new boolean[expected];
    }

    static Tokens of(String text, Vocabulary vocabulary) {
        var tokens = new Tokens(text, 16 + text.length() / 5, vocabulary);
        var scan = new Scan(text, 0, text.length());
        while (scan.next()) {
            var word = vocabulary.find(scan.word, scan.length, scan.hash);
            if (word != Vocabulary.UNKNOWN || scan.shape() != Scan.MIXED || !tokens.parted(scan.start, scan.end)) {
                tokens.add(scan, word, false);
            }
        }
        return tokens;
    }

    /// Words that lost the blank between them, as bad copies have them (`SubmitKadreyv`), where that makes
    /// known words of an unknown one.
    private boolean parted(int start, int end) {
        var before = size;
        var known = false;
        for (var from = start; from < end; ) {
            var to = from + 1;
            while (to < end
                    && !(Character.isUpperCase(text.charAt(to)) && Character.isLowerCase(text.charAt(to - 1)))) {
                to++;
            }
            var scan = new Scan(text, from, to);
            if (scan.next()) {
                var word = vocabulary.find(scan.word, scan.length, scan.hash);
                known |= word != Vocabulary.UNKNOWN && scan.length >= 5;
                add(scan, word, true);
            }
            from = to;
        }
        if (!known) {
            size = before;
        }
        return known;
    }

    private void add(Scan scan, int word, boolean part) {
        if (size == words.length) {
            grow();
        }
        words[size] = word;
        bare[size] = scan.length > 3 && scan.word[scan.length - 1] == 's'
                ? vocabulary.find(scan.word, scan.length - 1, scan.hashBeforeLast)
                : Vocabulary.UNKNOWN;
        starts[size] = scan.start;
        ends[size] = scan.end;
        shapes[size] = scan.shape();
        glued[size] = part;
        size++;
    }

    private void grow() {
        var more = size * 2;
        words = Arrays.copyOf(words, more);
        bare = Arrays.copyOf(bare, more);
        starts = Arrays.copyOf(starts, more);
        ends = Arrays.copyOf(ends, more);
        shapes = Arrays.copyOf(shapes, more);
        glued = Arrays.copyOf(glued, more);
    }

    int size() {
        return size;
    }

    int word(int i) {
        return words[i];
    }

    /// The word without its last letter, where that is an s: plurals, and genitives of German and Swedish.
    int bare(int i) {
        return bare[i];
    }

    int start(int i) {
        return starts[i];
    }

    byte shape(int i) {
        return shapes[i];
    }

    int length(int i) {
        return ends[i] - starts[i];
    }

    /// One of several words that stand in the text as one.
    boolean glued(int i) {
        return glued[i];
    }

    /// The word in lower case, as the vocabulary has words.
    String folded(int i) {
        var scan = new Scan(text, starts[i], ends[i]);
        return scan.next() ? new String(scan.word, 0, scan.length) : "";
    }

    /// Whether a name may go on from a word to the next: no sentence ends between them. A dot ends none
    /// after a short word (`v.`, `Inc.`), nor where the v of a case has stuck to the name before it.
    boolean joined(int i) {
        for (var at = ends[i]; at < starts[i + 1]; at++) {
            var c = text.charAt(at);
            if (at - ends[i] >= 3 || ("!?;:()[]\"“”\n".indexOf(c) >= 0 && (c != '\n' || blankLine(at)))) {
                return false;
            }
            if (c == '.' && length(i) > 3 && text.charAt(ends[i] - 1) != 'v') {
                return false;
            }
        }
        return true;
    }

    /// Whether a paragraph ends between a word and the next.
    boolean ends(int i) {
        if (i + 1 >= size) {
            return true;
        }
        for (var at = ends[i]; at < starts[i + 1]; at++) {
            if (blankLine(at)) {
                return true;
            }
        }
        return false;
    }

    private boolean blankLine(int at) {
        return text.charAt(at) == '\n' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
    }

    /// Whether only a blank lies between a word and the next.
    boolean adjacent(int i) {
        return starts[i + 1] - ends[i] == 1;
    }
}

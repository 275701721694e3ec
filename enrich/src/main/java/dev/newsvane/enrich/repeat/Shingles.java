package dev.newsvane.enrich.repeat;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A text as its runs of five words (Broder, 1997), in lower case and without what outlets put around a wire report:
/// bylines, datelines, "Reporting by", footers.
public final class Shingles {
    static final int WORDS = 5;
    private static final Pattern AROUND = Pattern.compile(
            "(?i)^[\\W&&[^©(]]*+((additional )?(reporting|writing|editing|compiled|written) (and \\w+ )?by\\b.*|by"
                + " [\\p{L}.' -]{3,60}|(©|\\(c\\)|copyright)\\b?.*|(this|the) (article|story|report|post) (was"
                + " )?(first|originally) (published|appeared).*|(first|originally) (published|appeared)"
                + " (on|in|at|by)\\b.*|with (files|reporting|material) from.*|.{0,80}contributed to this"
                + " (report|story|article).*|.{0,40}\\b(is|was) (a|the)"
                + " .{0,40}\\b(reporter|correspondent|editor)\\b.*|our standards:.*|(read|see) (more|also)\\b.*|(sign"
                + " up|subscribe|follow us|click here)\\b.*|(source|via|photo|image|credit)s?:.*|(via|from) [\\p{L}.'"
                + " ]{2,40}|(published|updated|posted)\\b.{0,60}|(story )?continue[sd]?"
                + " (reading|below)\\b.{0,40}|advertisement\\b.{0,40}|share this\\b.{0,40}|live updates?\\b.{0,60})$");
    private static final Pattern RESERVED = Pattern.compile("(?i)all rights reserved");
    private static final Pattern DATELINE = Pattern.compile("^\\s*[\\p{Lu}][\\p{L} .,'/-]{2,60}(?:,? \\p{L}+\\.?"
            + " \\d{1,2})?\\s*(?:\\([^)]{2,30}\\))?\\s*[-–—]{1,2}\\s+");
    private static final int LONGEST_AROUND = 300;

    /// What an article says beyond, in characters, is not compared.
    private static final int LONGEST = 200_000;

    private final String text;
    private final Wording wording;
    private final int[] ordered;
    private final int[] sorted;
    private final int whole;
    /// Made when it is first asked for: most texts are never compared that closely.
    private Optional<Account> account = Optional.empty();

    private Shingles(String text, Wording wording, int whole) {
        this.text = text;
        this.wording = wording;
        this.ordered = ordered(wording);
        this.sorted = Arrays.stream(ordered).sorted().distinct().toArray();
        this.whole = whole;
    }

    public static Shingles of(String whole) {
        var text = whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST);
        return new Shingles(text, body(text), Wording.of(text).hash());
    }

    private static Wording body(String text) {
        var body = Wording.empty();
        var dateline = DATELINE.matcher(text);
        for (int from = 0, to; from < text.length(); from = to + 1) {
            var end = text.indexOf('\n', from);
            to = end < 0 ? text.length() : end;
            if (to - from <= LONGEST_AROUND
                    && (RESERVED.matcher(text).region(from, to).find()
                            || AROUND.matcher(text).region(from, to).matches())) {
                continue;
            }
            var start = body.size() == 0 && dateline.region(from, to).lookingAt() ? dateline.end() : from;
            body.add(text, start, to);
        }
        return body;
    }

    private static int[] ordered(Wording wording) {
        var ordered = new int[Math.max(0, wording.size() - WORDS + 1)];
        for (var i = 0; i < ordered.length; i++) {
            var hash = 17;
            for (var j = i; j < i + WORDS; j++) {
                hash = hash * 0x9E3779B1 + wording.word(j);
            }
            ordered[i] = mix(hash);
        }
        return ordered;
    }

    String text() {
        return text;
    }

    /// The words within the frame.
    Wording wording() {
        return wording;
    }

    Account account() {
        account = account.or(() -> Optional.of(Account.of(this)));
        return account.orElseThrow();
    }

    /// The shingle that begins at a word.
    int at(int word) {
        return ordered[word];
    }

    /// Shingles in the order of the text, repeated ones included.
    int length() {
        return ordered.length;
    }

    /// The first so many, in the order of the text.
    int[] opening(int count) {
        return Arrays.copyOf(ordered, Math.min(count, ordered.length));
    }

    /// All, each once.
    IntStream all() {
        return IntStream.of(sorted);
    }

    /// Whether all words are the same in the same order, those around the report included.
    boolean same(Shingles other) {
        return whole == other.whole && Arrays.equals(ordered, other.ordered);
    }

    /// How long the text is.
    public int letters() {
        return text.length();
    }

    int size() {
        return sorted.length;
    }

    /// How many different shingles the two have in common.
    int common(Shingles other) {
        var common = 0;
        for (int i = 0, j = 0; i < sorted.length && j < other.sorted.length; ) {
            if (sorted[i] == other.sorted[j]) {
                common++;
                i++;
                j++;
            } else if (sorted[i] < other.sorted[j]) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }

    /// Finalizer of MurmurHash3.
    static int mix(int hash) {
        var h = hash ^ (hash >>> 16);
        h *= 0x85EBCA6B;
        h ^= h >>> 13;
        h *= 0xC2B2AE35;
        return h ^ (h >>> 16);
    }
}

package dev.newsvane.enrich.repeat;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A text as the set of its runs of five words (Broder, 1997), in lower case and without what outlets put around a wire
/// report: bylines, datelines, "Reporting by", footers.
public final class Shingles {
    private static final int WORDS = 5;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern AROUND = Pattern.compile(
            "(?iu)^\\W*((additional )?(reporting|writing|editing|compiled|written) (and \\w+ )?by\\b.*|by [\\p{L}.'"
                + " -]{3,60}|(©|\\(c\\)|copyright)\\b?.*|.*all rights reserved.*|(this|the)"
                + " (article|story|report|post) (was )?(first|originally) (published|appeared).*|(first|originally)"
                + " (published|appeared) (on|in|at|by)\\b.*|with (files|reporting|material) from.*|.{0,80}contributed"
                + " to this (report|story|article).*|.{0,40}\\b(is|was) (a|the)"
                + " .{0,40}\\b(reporter|correspondent|editor)\\b.*|our standards:.*|(read|see) (more|also)\\b.*|(sign"
                + " up|subscribe|follow us|click here)\\b.*|(source|via|photo|image|credit)s?:.*|(via|from) [\\p{L}.'"
                + " ]{2,40}|(published|updated|posted)\\b.{0,60})$");
    private static final Pattern DATELINE = Pattern.compile(
            "^[\\p{Lu}][\\p{L} .,'/-]{2,60}(?:,? \\p{L}+\\.? \\d{1,2})?\\s*(?:\\([^)]{2,30}\\))?\\s*[-–—]{1,2}\\s+");
    private static final int LONGEST_AROUND = 300;

    private final int[] ordered;
    private final int[] sorted;
    private final int whole;

    private Shingles(int[] ordered, int whole) {
        this.ordered = ordered;
        this.sorted = Arrays.stream(ordered).sorted().distinct().toArray();
        this.whole = whole;
    }

    public static Shingles of(String text) {
        var body = text.lines()
                .filter(line -> line.length() > LONGEST_AROUND
                        || !AROUND.matcher(line.strip()).matches())
                .collect(Collectors.joining("\n"))
                .strip();
        var words = words(DATELINE.matcher(body).replaceFirst(""));
        var ordered = new int[Math.max(0, words.length - WORDS + 1)];
        for (var i = 0; i < ordered.length; i++) {
            var hash = 17;
            for (var j = i; j < i + WORDS; j++) {
                hash = hash * 0x9E3779B1 + words[j];
            }
            ordered[i] = mix(hash);
        }
        return new Shingles(ordered, Arrays.hashCode(words(text)));
    }

    private static int[] words(String text) {
        return WORD.matcher(text)
                .results()
                .mapToInt(match -> match.group().toLowerCase(Locale.ROOT).hashCode())
                .toArray();
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

    /// What is here without the beginning and the end that the other lacks.
    Shingles within(Shingles other) {
        var first = 0;
        var last = ordered.length;
        while (first < last && !other.has(ordered[first])) {
            first++;
        }
        while (last > first && !other.has(ordered[last - 1])) {
            last--;
        }
        return new Shingles(Arrays.copyOfRange(ordered, first, last), whole);
    }

    private boolean has(int shingle) {
        return Arrays.binarySearch(sorted, shingle) >= 0;
    }

    /// Whether what is here stands at the beginning of the other: most of it within the other's first stretch of about
    /// the same length.
    boolean begins(Shingles other) {
        var stretch =
                Arrays.copyOf(other.ordered, Math.min(other.ordered.length, ordered.length + ordered.length / 4 + 10));
        Arrays.sort(stretch);
        var there = IntStream.of(sorted)
                .filter(hash -> Arrays.binarySearch(stretch, hash) >= 0)
                .count();
        return there >= size() * 0.75;
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

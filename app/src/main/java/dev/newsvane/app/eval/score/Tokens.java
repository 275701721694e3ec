package dev.newsvane.app.eval.score;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Words as the metrics count them: runs of letters, digits and low lines.
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}_]+");

    private Tokens() {}

    static List<String> of(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }

    static List<String> lowerCase(String text) {
        return of(text.toLowerCase(Locale.ROOT));
    }

    /// Every so many tokens in a row; of a text with fewer the whole, of an empty one none.
    static List<List<String>> shingles(List<String> tokens, int size) {
        if (tokens.size() < size) {
            return tokens.isEmpty() ? List.of() : List.of(tokens);
        }
        return IntStream.rangeClosed(0, tokens.size() - size)
                .mapToObj(at -> tokens.subList(at, at + size))
                .toList();
    }

    /// How many the two lists have in common, each as often as both have it.
    static <T> long common(List<T> one, List<T> other) {
        Map<T, Long> left = other.stream().collect(groupingBy(each -> each, counting()));
        return one.stream().collect(groupingBy(each -> each, counting())).entrySet().stream()
                .mapToLong(each -> Math.min(each.getValue(), left.getOrDefault(each.getKey(), 0L)))
                .sum();
    }
}

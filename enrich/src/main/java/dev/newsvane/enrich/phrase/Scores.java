package dev.newsvane.enrich.phrase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// YAKE!'s scores of words and phrases: lower is better. The letters are the paper's.
final class Scores {
    private static final class Term {
        int count;
        int capitals;
        int acronyms;
        int left;
        int right;
        final List<Integer> sentences = new ArrayList<>();

        /// Different ones among them.
        int spread;
        final Set<String> lefts = new HashSet<>();
        final Set<String> rights = new HashSet<>();
    }

    private final Map<String, Term> terms = new HashMap<>();
    private final int sentences;
    private final int most;
    private final double usual;

    Scores(List<List<Word>> text) {
        sentences = text.size();
        for (var i = 0; i < text.size(); i++) {
            count(text.get(i), i);
        }
        var counts = terms.values().stream().mapToInt(term -> term.count).toArray();
        most = terms.values().stream().mapToInt(term -> term.count).max().orElse(1);
        var mean = 0.0;
        for (var count : counts) {
            mean += count;
        }
        mean /= Math.max(1, counts.length);
        var variance = 0.0;
        for (var count : counts) {
            variance += (count - mean) * (count - mean);
        }
        usual = mean + Math.sqrt(variance / Math.max(1, counts.length));
    }

    /// Stop words count as neighbours of others, but for themselves they are no terms.
    private void count(List<Word> sentence, int number) {
        for (var i = 0; i < sentence.size(); i++) {
            var word = sentence.get(i);
            if (word.stop() || word.number()) {
                continue;
            }
            var term = terms.computeIfAbsent(word.lower(), _ -> new Term());
            term.count++;
            term.acronyms += word.acronym() ? 1 : 0;
            term.capitals += i > 0 && word.capital() ? 1 : 0;
            term.spread += term.sentences.isEmpty() || term.sentences.getLast() != number ? 1 : 0;
            term.sentences.add(number);
            if (i > 0 && !word.apart()) {
                term.left++;
                term.lefts.add(sentence.get(i - 1).lower());
            }
            if (i + 1 < sentence.size() && !sentence.get(i + 1).apart()) {
                term.right++;
                term.rights.add(sentence.get(i + 1).lower());
            }
        }
    }

    /// S(kw) of a phrase of words in lower case.
    double of(List<String> words, int count) {
        var product = 1.0;
        var sum = 0.0;
        for (var word : words) {
            var score = of(word);
            product *= score;
            sum += score;
        }
        return product / (count * (1 + sum));
    }

    /// S(t): casing, position, frequency, relatedness to context, and spread over sentences.
    double of(String word) {
        var term = Objects.requireNonNull(terms.get(word));
        var casing = Math.max(term.capitals, term.acronyms) / (1 + Math.log(term.count));
        var median = (term.sentences.get((term.count - 1) / 2) + term.sentences.get(term.count / 2)) / 2.0;
        var position = Math.log(Math.log(3 + median));
        var frequency = term.count / usual;
        var left = term.left == 0 ? 0 : (double) term.lefts.size() / term.left;
        var right = term.right == 0 ? 0 : (double) term.rights.size() / term.right;
        var related = 1 + (left + right) * term.count / most;
        var spread = (double) term.spread / sentences;
        return related * position / (casing + frequency / related + spread / related);
    }
}

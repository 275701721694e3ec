package dev.newsvane.enrich.repeat;

import dev.newsvane.enrich.repeat.Runs.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How far a later text tells what an earlier one tells, in its order. Who puts a report into other words keeps names,
/// numbers, and the order of what is said; two reporters of one event share the names, not the order.
///
/// @param shared weight of the later text's words that the earlier one has too, of all its words
/// @param retold weight of the earlier text's words that the later one has too, of all its words
/// @param ordered weight of those that come in the same order (longest common subsequence), of all; 0 where sentences
///     do not
/// @param likeness of the later text's sentences to those most like them (cosine of weighted words, mean by weight)
/// @param inOrder the same with sentences that follow one another in both
/// @param passages those sentences, in words of the two texts
record Retelling(double shared, double retold, double ordered, double likeness, double inOrder, List<Run> passages) {
    /// Below this the rest is not worth the time: see [Repeat].
    private static final double LEAST_SHARED = 0.2;

    /// Sentences less alike than this have a name in common.
    private static final double LEAST_LIKENESS = 0.12;

    static Retelling of(Account later, Account earlier) {
        var words = IntStream.concat(later.words(), earlier.words())
                .sorted()
                .distinct()
                .toArray();
        return new Pair(later.among(words), earlier.among(words), words).retelling();
    }

    private static final class Pair {
        private final Account later;
        private final Account earlier;
        private final int[] words;
        private final double[] weights;

        Pair(Account later, Account earlier, int[] words) {
            this.later = later;
            this.earlier = earlier;
            this.words = words;
            this.weights = weights();
        }

        Retelling retelling() {
            var shared = shared(later, earlier);
            if (shared < LEAST_SHARED) {
                return new Retelling(shared, 0, 0, 0, 0, List.of());
            }
            var heft = hefts();
            var total = Arrays.stream(heft).sum();
            var alike = alike();
            var likeness = 0.0;
            for (var i = 0; i < alike.length; i++) {
                likeness += heft[i] * Arrays.stream(alike[i]).max().orElse(0);
            }
            var best = inOrder(alike, heft);
            var inOrder = best[alike.length][alike[0].length];
            var ordered = inOrder < Verdict.LEAST_IN_ORDER * likeness ? 0 : ordered();
            return new Retelling(
                    shared, shared(earlier, later), ordered, likeness / total, inOrder / total, passages(best));
        }

        /// Rarity in the news, less what a word loses by standing in many sentences of the two.
        private double[] weights() {
            var sentences = new int[words.length];
            count(later, sentences);
            count(earlier, sentences);
            var all = later.sentences() + earlier.sentences();
            return IntStream.range(0, words.length)
                    .mapToDouble(word ->
                            Rarity.of(words[word]) * Math.log(1 + (double) all / sentences[word]) / Math.log(1.0 + all))
                    .toArray();
        }

        private static void count(Account account, int[] sentences) {
            var seen = new int[sentences.length];
            for (var s = 0; s < account.sentences(); s++) {
                for (var i = account.from(s); i < account.to(s); i++) {
                    if (seen[account.word(i)] != s + 1) {
                        seen[account.word(i)] = s + 1;
                        sentences[account.word(i)]++;
                    }
                }
            }
        }

        /// The weight of the words of one that the other has too, of all of its words.
        private double shared(Account one, Account other) {
            var there = new boolean[words.length];
            other.words().forEach(word -> there[word] = true);
            var distinct = one.words().distinct().toArray();
            var all = Arrays.stream(distinct).mapToDouble(word -> weights[word]).sum();
            var shared = Arrays.stream(distinct)
                    .filter(word -> there[word])
                    .mapToDouble(word -> weights[word])
                    .sum();
            return all == 0 ? 0 : shared / all;
        }

        private double[] hefts() {
            return IntStream.range(0, later.sentences())
                    .mapToDouble(s -> IntStream.range(later.from(s), later.to(s))
                            .mapToDouble(i -> weights[later.word(i)])
                            .sum())
                    .toArray();
        }

        /// The cosine of each sentence of the one with each of the other.
        private double[][] alike() {
            var norms = norms(earlier);
            var own = norms(later);
            var alike = new double[later.sentences()][earlier.sentences()];
            var there = new int[words.length];
            for (var i = 0; i < alike.length; i++) {
                for (var at = later.from(i); at < later.to(i); at++) {
                    there[later.word(at)] = i + 1;
                }
                for (var j = 0; j < alike[i].length; j++) {
                    var sum = 0.0;
                    for (var at = earlier.from(j); at < earlier.to(j); at++) {
                        var word = earlier.word(at);
                        sum += there[word] == i + 1 ? weights[word] * weights[word] : 0;
                    }
                    alike[i][j] = Math.min(1, sum / (own[i] * norms[j] + 1e-9));
                }
            }
            return alike;
        }

        private double[] norms(Account account) {
            return IntStream.range(0, account.sentences())
                    .mapToDouble(s -> Math.sqrt(IntStream.range(account.from(s), account.to(s))
                            .mapToDouble(i -> weights[account.word(i)] * weights[account.word(i)])
                            .sum()))
                    .toArray();
        }

        /// The most that sentences paired in order bring, for each beginning of the one and of the other (dynamic
        /// programming, as for the longest common subsequence).
        private static double[][] inOrder(double[][] alike, double[] heft) {
            var best = new double[alike.length + 1][alike[0].length + 1];
            for (var i = 1; i <= alike.length; i++) {
                for (var j = 1; j < best[i].length; j++) {
                    var likeness = alike[i - 1][j - 1];
                    var pair = likeness >= LEAST_LIKENESS ? heft[i - 1] * likeness : 0;
                    best[i][j] = Math.max(Math.max(best[i - 1][j], best[i][j - 1]), best[i - 1][j - 1] + pair);
                }
            }
            return best;
        }

        /// The pairs that brought it.
        private List<Run> passages(double[][] best) {
            var passages = new ArrayList<Run>();
            for (int i = later.sentences(), j = earlier.sentences(); i > 0 && j > 0; ) {
                if (best[i][j] == best[i - 1][j]) {
                    i--;
                } else if (best[i][j] == best[i][j - 1]) {
                    j--;
                } else {
                    i--;
                    j--;
                    passages.add(new Run(later.begin(i), later.end(i), earlier.begin(j), earlier.end(j)));
                }
            }
            return passages.reversed();
        }

        /// The heaviest common subsequence, of all that the later text tells.
        private double ordered() {
            var best = new double[earlier.size() + 1];
            var all = 0.0;
            for (var i = 0; i < later.size(); i++) {
                var word = later.word(i);
                all += weights[word];
                var diagonal = 0.0;
                for (var j = 1; j < best.length; j++) {
                    var above = best[j];
                    best[j] = earlier.word(j - 1) == word ? diagonal + weights[word] : Math.max(above, best[j - 1]);
                    diagonal = above;
                }
            }
            return all == 0 ? 0 : best[best.length - 1] / all;
        }
    }
}

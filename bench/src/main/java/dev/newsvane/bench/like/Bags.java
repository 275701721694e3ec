package dev.newsvane.bench.like;

import dev.newsvane.alerts.watch.Spellings;
import dev.newsvane.alerts.watch.Stemmer;
import dev.newsvane.alerts.watch.Words;
import dev.newsvane.enrich.vocabulary.Background;
import dev.newsvane.enrich.vocabulary.Stems;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The words of English texts and how rare they are, by what enrich knows of the news. Counted once for each text.
final class Bags {
    private final Spellings spellings = new Stemmer().of("en");
    private final Map<String, Map<String, Integer>> counts = new HashMap<>();
    private final Map<String, Map<String, Double>> vectors = new HashMap<>();
    private final Map<String, Double> rarities = new HashMap<>();
    private final Function<Labelled, String> part;
    private final Map<Labelled, String> parts = new HashMap<>();

    /// @param part what of an article is looked at
    Bags(Function<Labelled, String> part) {
        this.part = part;
    }

    Map<String, Integer> of(Labelled article) {
        return of(parts.computeIfAbsent(article, part));
    }

    /// How often each stem stands in a text.
    Map<String, Integer> of(String text) {
        return counts.computeIfAbsent(text, _ -> {
            var bag = new HashMap<String, Integer>();
            Words.of(text, spellings::of)
                    .forEach(word -> bag.merge(word.spelling().stem(), 1, Integer::sum));
            return bag;
        });
    }

    /// 0 for a small word, 1 for one that no article of the background has.
    double rarity(String word) {
        return rarities.computeIfAbsent(word, _ -> {
            var stem = new Stems(Optional.of("en")).of(word);
            return stem.isEmpty() ? 0 : Background.english().rarity(stem);
        });
    }

    Map<String, Double> vector(Labelled article) {
        return vector(parts.computeIfAbsent(article, part));
    }

    /// TF-IDF with logarithmic counts, of length 1.
    Map<String, Double> vector(String text) {
        return vectors.computeIfAbsent(text, _ -> {
            var vector = new HashMap<String, Double>();
            of(text).forEach((stem, count) -> vector.put(stem, (1 + Math.log(count)) * rarity(stem)));
            var length =
                    Math.sqrt(vector.values().stream().mapToDouble(x -> x * x).sum());
            vector.replaceAll((_, x) -> length == 0 ? 0 : x / length);
            return vector;
        });
    }
}

package dev.newsvane.bench.like;

import dev.newsvane.alerts.watch.Gist;
import dev.newsvane.alerts.watch.Stemmer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// By the words that an article shares with the example.
///
/// @param scores of an example, what an article has of it
record Lexical(String name, Function<String, ToDoubleFunction<Labelled>> scores) implements Way {
    private static final int RAREST = 16;

    /// Those that are measured.
    static List<Way> all() {
        var top = new Bags(Labelled::top);
        var whole = new Bags(Labelled::whole);
        return List.of(
                new Shipped(),
                new Lexical("share of its telling words", example -> share(gist(example), top)),
                new Lexical("the same in title and text", example -> share(gist(example), whole)),
                new Lexical("share of its 16 rarest", example -> share(even(rarest(example, top, RAREST)), top)),
                new Lexical("weight of its 32 rarest", example -> share(rarest(example, top, Gist.MOST), top)),
                new Lexical("cosine of TF-IDF", example -> cosine(example, top)),
                new Lexical("the same of whole texts", example -> cosine(example, whole)));
    }

    @Override
    public List<double[]> likeness(List<String> examples, List<Labelled> articles) {
        return examples.stream()
                .map(scores)
                .map(score -> articles.stream().mapToDouble(score).toArray())
                .toList();
    }

    private static Map<String, Double> gist(String example) {
        var spellings = new Stemmer().of("en");
        return Gist.of(example).words().stream()
                .collect(Collectors.toMap(word -> spellings.stem(word.folded()), _ -> 1.0, (one, _) -> one));
    }

    private static Map<String, Double> rarest(String example, Bags bags, int most) {
        return bags.of(example).keySet().stream()
                .filter(stem -> bags.rarity(stem) > 0)
                .sorted(Comparator.comparingDouble(bags::rarity).reversed().thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .collect(Collectors.toMap(stem -> stem, bags::rarity, (one, _) -> one, LinkedHashMap::new));
    }

    private static Map<String, Double> even(Map<String, Double> weights) {
        return weights.keySet().stream().collect(Collectors.toMap(stem -> stem, _ -> 1.0));
    }

    private static ToDoubleFunction<Labelled> share(Map<String, Double> weights, Bags bags) {
        var all = weights.values().stream().mapToDouble(x -> x).sum();
        return article -> {
            var bag = bags.of(article);
            var sum = 0.0;
            for (var weight : weights.entrySet()) {
                sum += bag.containsKey(weight.getKey()) ? weight.getValue() : 0;
            }
            return all == 0 ? 0 : sum / all;
        };
    }

    private static ToDoubleFunction<Labelled> cosine(String example, Bags bags) {
        var asked = bags.vector(example);
        return article -> {
            var vector = bags.vector(article);
            var sum = 0.0;
            for (var each : asked.entrySet()) {
                sum += each.getValue() * vector.getOrDefault(each.getKey(), 0.0);
            }
            return sum;
        };
    }
}

package dev.newsvane.bench;

import dev.newsvane.app.eval.score.Interval;
import dev.newsvane.enrich.entity.Gazetteer;
import dev.newsvane.schemas.Entity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.stream.Collectors;

/// How right the entities of passages are that [EntityPassages] picked and somebody labelled who had seen
/// the gazetteer's names and the passages, and nothing of the program or what it finds. Each passage is read
/// alone.
public final class Entities {
    private static final String TRUTH = "entities.tsv";

    private Entities() {}

    /// Prints precision and recall over pairs of passage and entity, of all passages and of each half.
    ///
    /// @param arguments the articles; and `errors`, to see what is wrong
    public static void main(String... arguments) throws IOException {
        var passages = new LinkedHashMap<String, String>();
        for (var passage : EntityPassages.passages(Path.of(arguments[0]))) {
            passages.put(passage.article() + " " + passage.paragraph(), passage.text());
        }
        var scores = new Score[] {new Score(), new Score()};
        var labels = Labels.read(TRUTH);
        for (var i = 0; i < labels.size(); i++) {
            var label = labels.get(i);
            var text = passages.getOrDefault(label.get(0) + " " + label.get(1), "");
            var truth = Arrays.stream(label.get(2).split(",", -1))
                    .filter(id -> !id.isEmpty())
                    .collect(Collectors.toSet());
            var found = Gazetteer.shipped().entities("", text).stream()
                    .map(Entity::id)
                    .collect(Collectors.toSet());
            scores[i % 2].add(found, truth);
            if (arguments.length > 1 && !found.equals(truth)) {
                System.out.printf("%d: too many %s, lacking %s: %s%n", i, less(found, truth), less(truth, found), text);
            }
        }
        System.out.println("all passages: " + scores[0].with(scores[1]));
        System.out.println("even: " + scores[0]);
        System.out.println("odd: " + scores[1]);
    }

    private static Set<String> less(Set<String> from, Set<String> those) {
        var rest = new HashSet<>(from);
        rest.removeAll(those);
        return rest;
    }

    private static final class Score {
        private int right;
        private int found;
        private int named;

        void add(Set<String> said, Set<String> truth) {
            right += said.size() - less(said, truth).size();
            found += said.size();
            named += truth.size();
        }

        Score with(Score other) {
            var both = new Score();
            both.right = right + other.right;
            both.found = found + other.found;
            both.named = named + other.named;
            return both;
        }

        @Override
        public String toString() {
            return "precision " + new Interval(right, found) + ", recall " + new Interval(right, named);
        }
    }
}

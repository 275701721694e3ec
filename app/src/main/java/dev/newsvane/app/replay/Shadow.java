package dev.newsvane.app.replay;

import dev.newsvane.app.tool.ArticleLine;
import dev.newsvane.schemas.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What two ways of watching said of the same past, held against each other story by story. A story of
/// the one is that of the other by its id, or, where another model made the stories, by an article at
/// which both spoke.
public final class Shadow {
    private Shadow() {}

    /// One alert, as far as it is compared.
    ///
    /// @param milestone `raised`, `grown:5`, or of a correction
    /// @param article at which it was said
    /// @param at when that article was fetched, of an import when it happened; when it was said, where
    ///     no article came
    public record Saying(
            String watch, String story, String headline, String milestone, String article, String url, Instant at) {
        public static Saying of(Alert alert, Instant at) {
            return new Saying(
                    alert.watch(),
                    alert.story(),
                    alert.headline(),
                    alert.milestone(),
                    alert.evidence().article(),
                    alert.evidence().url(),
                    at);
        }

        /// From a line that `replay` printed; empty where it is none.
        public static Optional<Saying> of(JsonNode alert) {
            var evidence = alert.path("evidence");
            return ArticleLine.parseInstant(evidence.path("fetched").asString())
                    .filter(_ -> evidence.path("article").isString()
                            && alert.path("story").isString())
                    .map(fetched -> new Saying(
                            alert.path("watch").asString(),
                            alert.path("story").asString(),
                            alert.path("headline").asString(),
                            alert.path("milestone").asString(),
                            evidence.path("article").asString(),
                            evidence.path("url").asString(),
                            fetched));
        }

        /// Another model has other stories: of a correction it is told what it is, not of which story.
        private String step() {
            return milestone.replaceFirst("(merged|split):[^@]*", "$1") + " at " + url;
        }
    }

    /// Who spoke of a story.
    public enum Who {
        PRESENT,
        CHANGED,
        /// Both, but otherwise.
        BOTH
    }

    /// A story of which the two did not say the same.
    ///
    /// @param at when it was first spoken of
    /// @param present what the present watch said, step by step
    /// @param changed what the changed one said
    public record Difference(
            String watch,
            Who who,
            String story,
            String headline,
            Instant at,
            List<String> present,
            List<String> changed) {}

    /// What came of it.
    ///
    /// @param same stories of which both said the same, counted for each watch
    /// @param differences by time
    public record Report(int same, List<Difference> differences) {}

    /// What a watch said of a story, in order.
    private record Told(String watch, List<Saying> sayings) {
        List<String> steps() {
            return sayings.stream().map(Saying::step).toList();
        }
    }

    /// Holds them against each other.
    public static Report of(List<Saying> present, List<Saying> changed) {
        var pairs = new Pairs(told(present), told(changed));
        var same = 0;
        var differences = new ArrayList<Difference>();
        for (var pair : pairs.found.entrySet()) {
            var now = pair.getKey().steps();
            var then = pair.getValue().steps();
            if (now.equals(then)) {
                same++;
            } else {
                differences.add(difference(Who.BOTH, pair.getKey(), now, then));
            }
        }
        pairs.ones.values().forEach(told -> differences.add(difference(Who.PRESENT, told, told.steps(), List.of())));
        pairs.others.values().forEach(told -> differences.add(difference(Who.CHANGED, told, List.of(), told.steps())));
        differences.sort(Comparator.comparing(Difference::at)
                .thenComparing(Difference::watch)
                .thenComparing(Difference::story));
        return new Report(same, List.copyOf(differences));
    }

    private static Difference difference(Who who, Told told, List<String> present, List<String> changed) {
        var first = told.sayings.getFirst();
        return new Difference(told.watch, who, first.story, first.headline, first.at, present, changed);
    }

    private static Map<Key, Told> told(List<Saying> sayings) {
        var told = new LinkedHashMap<Key, Told>();
        sayings.forEach(saying -> told.computeIfAbsent(
                        new Key(saying.watch, saying.story), _ -> new Told(saying.watch, new ArrayList<>()))
                .sayings
                .add(saying));
        return told;
    }

    /// @param of a story or an article
    private record Key(String watch, String of) {}

    /// Who of the one side is who of the other: first all that have the same id, then of those that are
    /// left all that spoke at the same article.
    private static final class Pairs {
        private final IdentityHashMap<Told, Told> found = new IdentityHashMap<>();
        private final Map<Key, Told> ones;
        private final Map<Key, Told> others;

        Pairs(Map<Key, Told> ones, Map<Key, Told> others) {
            this.ones = ones;
            this.others = others;
            List.copyOf(ones.keySet()).stream().filter(others::containsKey).forEach(key -> pair(key, key));
            var at = new HashMap<Key, List<Key>>();
            others.forEach((key, told) -> told.sayings.forEach(
                    saying -> at.computeIfAbsent(new Key(key.watch, saying.article), _ -> new ArrayList<>())
                            .add(key)));
            for (var one : List.copyOf(ones.entrySet())) {
                one.getValue().sayings.stream()
                        .flatMap(saying -> at.getOrDefault(new Key(saying.watch, saying.article), List.of()).stream())
                        .filter(others::containsKey)
                        .findFirst()
                        .ifPresent(other -> pair(one.getKey(), other));
            }
        }

        private void pair(Key one, Key other) {
            found.put(
                    Objects.requireNonNull(ones.remove(one), "it is there"),
                    Objects.requireNonNull(others.remove(other), "it is there"));
        }
    }
}

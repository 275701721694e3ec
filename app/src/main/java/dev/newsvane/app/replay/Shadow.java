package dev.newsvane.app.replay;

import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Article;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What two ways of watching said of the same past, held against each other story by story. A story of the one is that
/// of the other by its id, or, where another model made the stories, by an article at which both spoke.
public final class Shadow {
    private Shadow() {}

    /// One alert, as far as it is compared.
    ///
    /// @param milestone `raised`, `grown:5`, or of a correction
    /// @param article at which it was said
    /// @param at when that article was fetched, of an import when it happened
    public record Saying(
            String watch, String story, String headline, String milestone, String article, String url, Instant at) {
        public static Saying of(Alert alert, Article article) {
            return new Saying(
                    alert.watch(),
                    alert.story(),
                    alert.headline(),
                    alert.milestone(),
                    alert.evidence().article(),
                    alert.evidence().url(),
                    Past.time(article));
        }

        /// From a line that `replay` printed.
        public static Optional<Saying> of(JsonNode alert) {
            var evidence = alert.path("evidence");
            return evidence.path("article").isString() && alert.path("story").isString()
                    ? Optional.of(new Saying(
                            alert.path("watch").asString(),
                            alert.path("story").asString(),
                            alert.path("headline").asString(),
                            alert.path("milestone").asString(),
                            evidence.path("article").asString(),
                            evidence.path("url").asString(),
                            Instant.parse(evidence.path("fetched").asString())))
                    : Optional.empty();
        }

        private String step() {
            return milestone + " at " + url;
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
        String story() {
            return sayings.getFirst().story;
        }

        List<String> steps() {
            return sayings.stream().map(Saying::step).toList();
        }
    }

    /// Holds them against each other.
    public static Report of(List<Saying> present, List<Saying> changed) {
        var others = new Others(told(changed));
        var same = 0;
        var differences = new ArrayList<Difference>();
        for (var told : told(present)) {
            var other = others.take(told);
            if (other.isEmpty()) {
                differences.add(difference(Who.PRESENT, told, told.steps(), List.of()));
            } else if (other.get().steps().equals(told.steps())) {
                same++;
            } else {
                differences.add(
                        difference(Who.BOTH, told, told.steps(), other.get().steps()));
            }
        }
        others.left().forEach(told -> differences.add(difference(Who.CHANGED, told, List.of(), told.steps())));
        differences.sort(Comparator.comparing(Difference::at)
                .thenComparing(Difference::watch)
                .thenComparing(Difference::story));
        return new Report(same, List.copyOf(differences));
    }

    private static Difference difference(Who who, Told told, List<String> present, List<String> changed) {
        var first = told.sayings.getFirst();
        return new Difference(told.watch, who, first.story, first.headline, first.at, present, changed);
    }

    private static Collection<Told> told(List<Saying> sayings) {
        var told = new LinkedHashMap<List<String>, Told>();
        sayings.forEach(saying -> told.computeIfAbsent(
                        List.of(saying.watch, saying.story), _ -> new Told(saying.watch, new ArrayList<>()))
                .sayings
                .add(saying));
        return told.values();
    }

    /// Those of the other side that nobody of this side has been found for.
    private static final class Others {
        private final Map<List<String>, Told> byStory = new LinkedHashMap<>();
        private final Map<List<String>, Told> byArticle = new HashMap<>();

        Others(Collection<Told> all) {
            for (var told : all) {
                byStory.put(List.of(told.watch, told.story()), told);
                told.sayings.forEach(saying -> byArticle.putIfAbsent(List.of(told.watch, saying.article), told));
            }
        }

        Optional<Told> take(Told told) {
            var found = Optional.ofNullable(byStory.get(List.of(told.watch, told.story())))
                    .or(() -> told.sayings.stream()
                            .flatMap(saying ->
                                    Optional.ofNullable(byArticle.get(List.of(told.watch, saying.article))).stream())
                            .filter(other -> byStory.containsKey(List.of(other.watch, other.story())))
                            .findFirst());
            found.ifPresent(other -> byStory.remove(List.of(other.watch, other.story())));
            return found;
        }

        Collection<Told> left() {
            return byStory.values();
        }
    }
}

package dev.newsvane.enrich.story;

import dev.newsvane.enrich.Shared;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.DateOrigin;
import dev.newsvane.schemas.Findings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Stories measured on the two sets with truth, in the order of the file, one configuration.
final class StoryFigures {
    private static final Instant SEEN = Instant.parse("2026-06-01T00:00:00Z");
    private static final Duration WINDOW = Duration.ofDays(14);

    private StoryFigures() {}

    public static void main(String[] arguments) {
        for (var set : List.of("basil", "ecbplus-dev")) {
            for (var least = 0.24; least < 0.37; least += 0.01) {
                System.out.printf("%s %.2f %s%n", set, least, measured(set, least));
            }
        }
    }

    static BCubed measured(String set, double least) {
        var articles = Shared.lines("stories/" + set + ".jsonl.gz").toList();
        var truth = articles.stream()
                .map(article -> Shared.text(article, "story").orElseThrow())
                .toList();
        var arrivals =
                articles.stream().map(article -> Arrival.of(article(article))).toList();
        return bcubed(place(arrivals, least), truth);
    }

    /// The stories of the set's articles, found with the given least likeness.
    static List<String> place(List<Arrival> arrivals, double least) {
        var window = new Window();
        var texts = new HashMap<String, dev.newsvane.enrich.repeat.Shingles>();
        var found = new ArrayList<String>();
        for (var arrival : arrivals) {
            var near = window.nearest(arrival.words(), arrival.article().event(), WINDOW);
            var alike = window.alike(
                    arrival.fingerprint(),
                    arrival.article().site(),
                    arrival.article().event(),
                    WINDOW);
            var candidates = alike.stream()
                    .map(n -> new Decision.Candidate(n, texts.getOrDefault(n.id(), arrival.shingles())))
                    .toList();
            var decision = Decision.of(arrival, candidates, near, least);
            window.add(arrival.near(decision.story(), decision.copy().isPresent()));
            texts.put(arrival.article().id(), arrival.shingles());
            found.add(decision.story());
        }
        return found;
    }

    static Article article(JsonNode line) {
        var published = Shared.text(line, "published")
                .map(day -> LocalDate.parse(day.substring(0, 10))
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
        var id = Shared.text(line, "id").orElseThrow();
        return new Article(
                id,
                id,
                false,
                "",
                "",
                Shared.text(line, "source").orElse(id),
                Optional.empty(),
                "",
                Shared.text(line, "title").orElse(""),
                Shared.text(line, "text").orElse(""),
                List.of(),
                published,
                DateOrigin.GIVEN,
                Optional.empty(),
                Optional.of("en"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                "given",
                "history:" + "test",
                false,
                published.orElse(SEEN),
                SEEN,
                SEEN,
                "",
                -1,
                -1,
                Optional.empty(),
                Findings.NONE);
    }

    record BCubed(double precision, double recall, double f, long found, long expected) {}

    static BCubed bcubed(List<String> found, List<String> truth) {
        var both = new HashMap<String, Integer>();
        var f = counts(found);
        var t = counts(truth);
        for (var i = 0; i < found.size(); i++) {
            both.merge(found.get(i) + ' ' + truth.get(i), 1, Integer::sum);
        }
        var p = 0.0;
        var r = 0.0;
        for (var i = 0; i < found.size(); i++) {
            double common = both.getOrDefault(found.get(i) + ' ' + truth.get(i), 0);
            p += common / f.getOrDefault(found.get(i), 1);
            r += common / t.getOrDefault(truth.get(i), 1);
        }
        p /= found.size();
        r /= found.size();
        return new BCubed(p, r, 2 * p * r / (p + r), f.size(), t.size());
    }

    private static Map<String, Integer> counts(List<String> labels) {
        var counts = new HashMap<String, Integer>();
        labels.forEach(label -> counts.merge(label, 1, Integer::sum));
        return counts;
    }
}

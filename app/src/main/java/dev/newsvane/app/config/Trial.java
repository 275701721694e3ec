package dev.newsvane.app.config;

import dev.newsvane.alerts.match.Explanation;
import dev.newsvane.alerts.match.Matcher;
import dev.newsvane.alerts.watch.Parsing;
import dev.newsvane.alerts.watch.WatchLanguage;
import dev.newsvane.app.tool.ArticleLine;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Example;
import dev.newsvane.schemas.Filter;
import dev.newsvane.schemas.Watch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An example of a watch, tried by the code that runs live.
///
/// @param matches what came
/// @param reasons the clauses that decided
public record Trial(Example example, boolean matches, List<String> reasons) {
    private static final int SHOWN = 60;

    public Trial {
        reasons = List.copyOf(reasons);
    }

    /// Every example of a watch, in their order; of its filters an example has but language and source.
    public static List<Trial> of(Watch watch) {
        try (var matcher = new Matcher()) {
            matcher.add(List.of(watch.only(Filter.ALL)));
            return watch.examples().stream()
                    .map(example -> of(watch, example, matcher))
                    .toList();
        }
    }

    private static Trial of(Watch watch, Example example, Matcher matcher) {
        var article = article(watch, example);
        var reasons = WatchLanguage.parse(watch.query()) instanceof Parsing.Parsed(var query)
                ? Explanation.of(query, article).reasons()
                : List.<String>of();
        return new Trial(example, !matcher.match(article).isEmpty(), reasons);
    }

    /// Whether what was expected came.
    public boolean passed() {
        return matches == example.matches();
    }

    /// The example's first words.
    public String shown() {
        var text = example.text().strip().replaceAll("\\s+", " ");
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    /// An example of several lines has its title in the first; one of a single line is both title and text.
    private static Article article(Watch watch, Example example) {
        var lines = example.text().strip().split("\\R", 2);
        var text = lines.length > 1 ? lines[1].strip() : lines[0];
        return new ArticleLine(
                        "example",
                        Optional.empty(),
                        Optional.empty(),
                        watch.languages().stream().findFirst(),
                        watch.sources().stream().findFirst(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(lines[0]),
                        Optional.of(text),
                        List.of())
                .article(Instant.EPOCH);
    }
}

package dev.newsvane.app.config;

import dev.newsvane.alerts.match.Matcher;
import dev.newsvane.alerts.watch.Parsing;
import dev.newsvane.alerts.watch.WatchLanguage;
import dev.newsvane.app.tool.ArticleLine;
import dev.newsvane.schemas.Example;
import dev.newsvane.schemas.Watch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Whether a watch says what its owner means: its query can be read, and its examples match as they should.
final class WatchCheck {
    private static final int SHOWN = 60;

    private WatchCheck() {}

    /// Notes what is wrong with a watch.
    ///
    /// @param section the watch's
    /// @param examples the section of its examples
    static void check(Watch watch, Section section, Section examples) {
        if (watch.query().isEmpty()) {
            return;
        }
        switch (WatchLanguage.parse(watch.query())) {
            case Parsing.Mistakes(var mistakes) ->
                mistakes.forEach(mistake -> section.wrongWithin(
                        "query",
                        new Place(mistake.line(), mistake.column()),
                        "read " + mistake.read() + "; right would be " + mistake.would()));
            case Parsing.Parsed(var _) -> checkExamples(watch, examples);
        }
    }

    private static void checkExamples(Watch watch, Section section) {
        try (var matcher = new Matcher()) {
            matcher.add(List.of(watch));
            for (var should : List.of(true, false)) {
                var examples = watch.examples().stream()
                        .filter(example -> example.matches() == should)
                        .toList();
                for (var i = 0; i < examples.size(); i++) {
                    if (matches(matcher, watch, examples.get(i)) != should) {
                        section.wrong(should ? "should" : "should-not", i, disagreement(examples.get(i)));
                    }
                }
            }
        }
    }

    private static String disagreement(Example example) {
        var shown = example.text().strip().replaceAll("\\s+", " ");
        var text = shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown;
        return example.matches()
                ? "read \"" + text + "\", which the query does not match; right would be a text that it matches"
                : "read \"" + text + "\", which the query matches; right would be a text that it does not";
    }

    /// An example of several lines has its title in the first; one of a single line is both title and text.
    private static boolean matches(Matcher matcher, Watch watch, Example example) {
        var lines = example.text().strip().split("\\R", 2);
        var text = lines.length > 1 ? lines[1].strip() : lines[0];
        var article = new ArticleLine(
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
                List.of());
        return !matcher.match(article.article(Instant.EPOCH)).isEmpty();
    }
}

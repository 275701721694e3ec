package dev.newsvane.app.config;

import dev.newsvane.alerts.match.Explanation;
import dev.newsvane.alerts.match.Matcher;
import dev.newsvane.alerts.watch.Parsing;
import dev.newsvane.alerts.watch.WatchLanguage;
import dev.newsvane.app.tool.ArticleLine;
import dev.newsvane.enrich.EnrichSettings;
import dev.newsvane.enrich.entity.Gazetteer;
import dev.newsvane.enrich.language.Language;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Example;
import dev.newsvane.schemas.Filter;
import dev.newsvane.schemas.Watch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// An example of a watch, tried by the code that runs live.
///
/// @param matches what came
/// @param why the clauses that decided; to find them takes far longer than to match
public record Trial(Example example, boolean matches, Supplier<List<String>> why) {
    private static final int SHOWN = 60;
    private static final Pattern URL = Pattern.compile("https?://\\S+");

    /// Every example of a watch, in their order; of its filters an example has but language and source.
    ///
    /// @param names by which entities are told, for a watch that asks for such
    public static List<Trial> of(Watch watch, EnrichSettings names) {
        var gazetteer = watch.query().contains("entity:") ? names.gazetteer() : Gazetteer.empty();
        return of(watch, WatchLanguage.parse(watch.query()), gazetteer);
    }

    static List<Trial> of(Watch watch, Parsing parsing, Gazetteer gazetteer) {
        try (var matcher = new Matcher()) {
            matcher.add(watch.only(Filter.ALL), () -> parsing);
            return watch.examples().stream()
                    .map(example -> of(parsing, example, article(watch, example, gazetteer), matcher))
                    .toList();
        }
    }

    private static Trial of(Parsing parsing, Example example, Article article, Matcher matcher) {
        return new Trial(
                example,
                !matcher.match(article).isEmpty(),
                () -> parsing instanceof Parsing.Parsed(var query)
                        ? Explanation.of(query, article).reasons()
                        : List.of());
    }

    /// The clauses that decided.
    public List<String> reasons() {
        return why.get();
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

    /// A first line that is a URL says where the example is from. Of several lines the first is its title; a single
    /// line is both title and text.
    private static Article article(Watch watch, Example example, Gazetteer gazetteer) {
        var given = example.text().strip();
        var url = Optional.of(given.lines().findFirst().orElse("").strip())
                .filter(line -> URL.matcher(line).matches());
        var lines = given.substring(url.map(String::length).orElse(0)).strip().split("\\R", 2);
        var text = lines.length > 1 ? lines[1].strip() : lines[0];
        return new ArticleLine(
                        "example",
                        Optional.empty(),
                        Optional.empty(),
                        language(watch, String.join("\n", lines)),
                        watch.sources().stream().findFirst(),
                        Optional.empty(),
                        url,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(lines[0]),
                        Optional.of(text),
                        List.of(),
                        false)
                .article(Instant.EPOCH, gazetteer);
    }

    /// As it is detected; where the watch is limited to languages, and it is in none of them for sure, the first that
    /// it may be in.
    private static Optional<String> language(Watch watch, String text) {
        var detected = Language.of(text, Optional.empty());
        var wanted = watch.languages().stream()
                .flatMap(tag -> Language.declared(tag).stream())
                .toList();
        return wanted.isEmpty()
                ? detected
                : detected.filter(wanted::contains)
                        .or(() -> wanted.stream()
                                .filter(tag ->
                                        Language.of(text, Optional.of(tag)).equals(Optional.of(tag)))
                                .findFirst())
                        .or(() -> wanted.stream().findFirst());
    }
}

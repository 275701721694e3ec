package dev.newsvane.app.watch;

import dev.newsvane.alerts.AlertSettings;
import dev.newsvane.alerts.Paging;
import dev.newsvane.alerts.match.Explanation;
import dev.newsvane.alerts.match.Explanation.Kind;
import dev.newsvane.alerts.match.Matcher;
import dev.newsvane.alerts.match.Welcome;
import dev.newsvane.alerts.watch.Mistake;
import dev.newsvane.alerts.watch.Parsing;
import dev.newsvane.alerts.watch.WatchLanguage;
import dev.newsvane.app.UserMistake;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Passage;
import dev.newsvane.schemas.Watch;
import dev.newsvane.schemas.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Why an article matches a watch or does not; `docs/reference/commands.md` promises these keys.
///
/// @param article its id
/// @param matches what the code that runs live says
/// @param reasons the clauses that decide
/// @param filters what the watch wants of an article beside its query
/// @param pages whether the article may call anybody; absent where it is in no system
/// @param why it may not
/// @param speaks when the watch speaks
/// @param warnings what of the query may not be meant, with what it names in place
public record Explained(
        String watch,
        int version,
        String article,
        String url,
        String title,
        boolean matches,
        List<String> reasons,
        Explanation query,
        List<Filter> filters,
        Optional<Boolean> pages,
        Optional<String> why,
        String speaks,
        List<Mistake> warnings) {
    private static final String ORIGINAL = "ORIGINAL";

    /// A filter of the watch.
    ///
    /// @param wanted one of these
    /// @param has what the article has
    public record Filter(String filter, List<String> wanted, Optional<String> has) {}

    /// Of a text that is in no system.
    public static Explained of(Watch watch, Article article) {
        return of(watch, article, Optional.empty(), Optional.empty());
    }

    /// Of an article of a system.
    ///
    /// @param settings how its watches speak
    public static Explained of(Watch watch, Article article, AlertSettings settings) {
        var why = Paging.whyNot(article, settings);
        return of(watch, article, Optional.of(why.isEmpty()), why);
    }

    private static Explained of(Watch watch, Article article, Optional<Boolean> pages, Optional<String> why) {
        var query = switch (WatchLanguage.parse(watch.query())) {
            case Parsing.Parsed(var parsed) -> Explanation.of(parsed, article);
            case Parsing.Mistakes(var mistakes) ->
                throw new UserMistake("the query of " + watch.name() + " cannot be read: " + mistakes.getFirst());
        };
        try (var matcher = new Matcher()) {
            matcher.add(List.of(watch));
            return new Explained(
                    watch.name(),
                    watch.version(),
                    article.id(),
                    article.url(),
                    article.title(),
                    !matcher.match(article).isEmpty(),
                    query.reasons(),
                    query,
                    filters(watch, article),
                    pages,
                    why,
                    watch.when().words(),
                    WatchLanguage.doubts(watch.query()));
        }
    }

    private static List<Filter> filters(Watch watch, Article article) {
        var filters = new ArrayList<Filter>();
        if (!watch.languages().isEmpty()) {
            filters.add(new Filter("languages", watch.languages(), article.language()));
        }
        if (!watch.sources().isEmpty()) {
            filters.add(new Filter("sources", watch.sources(), Optional.of(article.source())));
        }
        var filter = watch.filter();
        if (!filter.tags().isEmpty()) {
            filters.add(new Filter("tags", filter.tags(), Optional.of(String.join(", ", article.tags()))));
        }
        if (!filter.countries().isEmpty()) {
            filters.add(new Filter("countries", filter.countries(), Welcome.country(article)));
        }
        var kind = Welcome.kind(article);
        if (!kind.map(filter.copies()::contains).orElse(filter.originals())) {
            var wanted = filter.copies().stream().map(Enum::name);
            filters.add(new Filter(
                    "articles that are",
                    Stream.concat(filter.originals() ? Stream.of(ORIGINAL) : Stream.of(), wanted)
                            .toList(),
                    Optional.of(kind.map(Enum::name).orElse(ORIGINAL))));
        }
        if (filter.least() > 0 || filter.most() < Integer.MAX_VALUE) {
            var bounds = filter.least() + " to " + filter.most() + " words";
            filters.add(new Filter("articles of", List.of(bounds), Optional.of(Integer.toString(article.words()))));
        }
        return filters;
    }

    /// For a person: the answer, then the query as an indented tree, each part with whether it holds and where.
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add((matches ? "matches " : "does not match ") + watch + "@" + version + ": \"" + title + "\"");
        tree(query, "  ", lines);
        filters.forEach(filter ->
                lines.add("  only " + filter.filter + " " + String.join(", ", filter.wanted) + "; the article has "
                        + filter.has.filter(has -> !has.isBlank()).orElse("none")));
        if (query.holds() && !matches) {
            lines.add("  the query holds, but the article is not among what the watch is limited to");
        }
        pages.ifPresent(calls -> lines.add(calls ? "  may page" : "  pages nobody: " + why.orElse("")));
        if (!speaks.equals(When.AT_FIRST.words())) {
            lines.add("  speaks " + speaks);
        }
        warnings.forEach(warning -> lines.add("  warning: line " + warning.line() + ", column " + warning.column()
                + " of the query: read " + warning.read() + "; right would be " + warning.would()));
        return lines;
    }

    private static void tree(Explanation part, String indent, List<String> lines) {
        var times = switch (part.times()) {
            case 0 -> "";
            case 1 -> part.holds() ? "" : " (once)";
            default -> " (" + part.times() + " times)";
        };
        lines.add(indent + (part.holds() ? "yes " : "no  ") + part.text() + times);
        part.places().forEach(place -> lines.add(indent + "      " + place(place, part.text())));
        var absent = part.parts().stream().filter(Explained::absent).toList();
        var folded = part.kind() != Kind.ALL && absent.size() > 1;
        part.parts().stream()
                .filter(inner -> !folded || !absent.contains(inner))
                .forEach(inner -> tree(inner, indent + "    ", lines));
        if (folded) {
            lines.add(indent + "    no  "
                    + String.join(", ", absent.stream().map(Explanation::text).toList()));
        }
    }

    /// Of many alternatives those that are nowhere are one line.
    private static boolean absent(Explanation part) {
        return part.kind() == Kind.CLAUSE && part.times() == 0;
    }

    /// Behind a clause that names lists it is told which of their words it is.
    private static String place(Passage place, String clause) {
        return String.format(
                Locale.ROOT,
                "%s %d–%d%s: %s",
                place.field(),
                place.start(),
                place.end(),
                place.clause().startsWith(clause) ? place.clause().substring(clause.length()) : "",
                place.text().strip().replaceAll("\\s+", " "));
    }
}

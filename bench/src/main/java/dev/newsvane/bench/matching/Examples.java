package dev.newsvane.bench.matching;

import dev.newsvane.alerts.match.Matcher;
import dev.newsvane.alerts.watch.Words;
import dev.newsvane.app.tool.ArticleLine;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Articles a second of processor time on one thread against many watches that are all made by example: of headlines,
/// and of headlines with the first sixty words of their articles.
public final class Examples {
    private static final int LEAD = 60;

    private Examples() {}

    /// Measures.
    ///
    /// @param arguments as [Given#of] takes them
    public static void main(String... arguments) throws IOException, ArticleLine.Wrong {
        var given = Given.of(arguments);
        var others = Invented.whole(Path.of(arguments[1]), Instant.EPOCH);
        for (var count : given.counts()) {
            System.out.printf(Locale.ROOT, "%d watches%n", count);
            measure("headlines", given.invented().examples(count), given.articles());
            measure("headlines, leads", leads(others, count), given.articles());
        }
    }

    private static List<Watch> leads(List<Article> articles, int count) {
        var watches = new ArrayList<Watch>();
        for (var i = 0; i < count; i++) {
            // behind the first, which are matched
            var article = articles.get(articles.size() - 1 - i % articles.size());
            var words = Words.of(article.text());
            var lead = words.isEmpty()
                    ? ""
                    : article.text()
                            .substring(
                                    0,
                                    words.get(Math.min(LEAD, words.size()) - 1).end());
            watches.add(Invented.watch("w" + i, 1, Invented.like(article.title() + ' ' + lead)));
        }
        return watches;
    }

    private static void measure(String what, List<Watch> watches, List<Article> articles) throws IOException {
        try (var matcher = new Matcher()) {
            matcher.add(watches);
            System.out.printf(
                    Locale.ROOT,
                    "  like: %-17s%s%n",
                    what,
                    Matching.rate(article -> Matching.names(matcher.match(article)), articles));
        }
    }
}

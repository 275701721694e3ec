package dev.newsvane.bench.matching;

import dev.newsvane.app.tool.ArticleLine;
import dev.newsvane.schemas.Article;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What the command line asks to match.
///
/// @param invented makes the watches
/// @param counts how many of them, one measurement each
record Given(List<Article> articles, Invented invented, List<Integer> counts) {
    private static final int ARTICLES = 400;
    private static final int WORDS = 600;

    /// Reads the files.
    ///
    /// @param arguments the file of headlines that watches are made of, the file of articles; then how many watches
    static Given of(String... arguments) throws IOException, ArticleLine.Wrong {
        var articles = Invented.articles(Path.of(arguments[1]), ARTICLES, WORDS);
        var counts = arguments.length > 2
                ? Stream.of(arguments).skip(2).map(Integer::valueOf).toList()
                : List.of(100, 1_000, 10_000, 100_000);
        return new Given(articles, Invented.of(Path.of(arguments[0]), articles), counts);
    }
}

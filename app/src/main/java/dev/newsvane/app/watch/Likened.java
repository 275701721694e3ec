package dev.newsvane.app.watch;

import dev.newsvane.alerts.watch.Field;
import dev.newsvane.alerts.watch.Gist;
import dev.newsvane.alerts.watch.Parsing;
import dev.newsvane.alerts.watch.WatchLanguage;
import dev.newsvane.alerts.watch.Word;
import dev.newsvane.alerts.watch.Words;
import dev.newsvane.schemas.Article;
import java.util.List;
import java.util.stream.Collectors;

/// An article as an example: the clause that finds what says about the same.
public final class Likened {
    private Likened() {}

    /// A remark of what it is made of, and the clause, of the telling words of title and lead; nothing where these are
    /// too few.
    public static List<String> lines(Article article) {
        var clause = "like:\"" + words(article) + '"';
        return WatchLanguage.parse(clause) instanceof Parsing.Parsed
                ? List.of(("# " + article.title() + " " + article.url()).strip().replaceAll("\\s+", " "), clause)
                : List.of();
    }

    /// Without those that a quotation mark stands in, as in Hebrew abbreviations: it would end the example.
    private static String words(Article article) {
        return Gist.of(article.title() + "\n" + lead(article.text())).words().stream()
                .map(Word::exact)
                .filter(word -> word.indexOf('"') < 0)
                .collect(Collectors.joining(" "));
    }

    private static String lead(String text) {
        var words = Words.of(text);
        return words.size() > Field.LEAD_WORDS
                ? text.substring(0, words.get(Field.LEAD_WORDS - 1).end())
                : text;
    }
}

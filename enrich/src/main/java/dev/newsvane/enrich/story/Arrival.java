package dev.newsvane.enrich.story;

import dev.newsvane.enrich.repeat.Fingerprint;
import dev.newsvane.enrich.repeat.Shingles;
import dev.newsvane.schemas.Article;
import java.util.ArrayList;

/// An article with what is derived from its text to place it.
public record Arrival(Article article, Vector words, Shingles shingles, Fingerprint fingerprint) {
    public static Arrival of(Article article) {
        var shingles = Shingles.of(article.text());
        var tellers = new ArrayList<>(article.authors());
        tellers.add(article.publisher().orElse(""));
        tellers.add(article.site());
        var words = Terms.of(article.title(), article.text(), article.language(), tellers);
        return new Arrival(article, words, shingles, Fingerprint.of(shingles));
    }

    /// It as an open article.
    public Near near(String story, boolean copy) {
        return new Near(
                article.id(), story, article.site(), article.event(), article.fetched(), copy, words, fingerprint);
    }
}

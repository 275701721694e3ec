package dev.newsvane.enrich;

import dev.newsvane.enrich.entity.Gazetteer;
import dev.newsvane.enrich.extract.Extraction;
import dev.newsvane.enrich.extract.Extraction.Extracted;
import dev.newsvane.enrich.extract.Extraction.Rejected;
import dev.newsvane.enrich.phrase.KeyPhrases;
import dev.newsvane.schemas.Article;

/// Notes whom and what an article names, and its key phrases.
public final class Annotate {
    private Annotate() {}

    /// The same with what its text names; a rejected page names nothing.
    public static Extraction extraction(Extraction extraction, Gazetteer gazetteer) {
        return switch (extraction) {
            case Extracted(Article article) -> new Extracted(article(article, gazetteer));
            case Rejected _ -> extraction;
        };
    }

    /// The same with what it names.
    public static Article article(Article article, Gazetteer gazetteer) {
        return article.annotated(
                method(article.method(), gazetteer),
                gazetteer.entities(article.title(), article.text()),
                KeyPhrases.of(article.title(), article.text(), article.language()));
    }

    /// The method names the gazetteer, so that the past can be repeated with the same one.
    public static String method(String extraction, Gazetteer gazetteer) {
        return extraction + ", names " + gazetteer.version();
    }
}

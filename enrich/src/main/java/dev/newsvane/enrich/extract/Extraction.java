package dev.newsvane.enrich.extract;

import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Reject;

/// What became of a page.
public sealed interface Extraction {
    record Extracted(Article article) implements Extraction {}

    record Rejected(Reject reject) implements Extraction {}
}

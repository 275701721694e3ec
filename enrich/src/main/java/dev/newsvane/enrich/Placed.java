package dev.newsvane.enrich;

import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Story;
import java.util.Optional;

/// An article in its place, and what that means for its story; a revision means nothing for it.
public record Placed(Article article, Optional<Story> story) {}

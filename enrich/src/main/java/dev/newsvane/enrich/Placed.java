package dev.newsvane.enrich;

import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Story;
import java.util.List;

/// An article in its place, and what that means for the stories, its own last; a revision means nothing for them.
public record Placed(Article article, List<Story> stories) {}

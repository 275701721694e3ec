package dev.newsvane.enrich;

import dev.newsvane.enrich.story.Decision;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Copy;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.Story;
import dev.newsvane.schemas.StoryKind;
import java.time.Instant;
import java.util.Optional;

/// Decisions in the words of the channels.
final class Placements {
    private Placements() {}

    static Placed placed(Article article, Decision decision, OpenStory story, Optional<Copy> copy, Instant now) {
        var placement = new Placement(
                decision.story(),
                decision.founded(),
                decision.likeness(),
                decision.nearest(),
                story.articles(),
                story.independent(),
                story.copies(),
                copy,
                now);
        var event = new Story(
                decision.story(),
                decision.founded() ? StoryKind.CREATED : StoryKind.GROWN,
                article.id(),
                article.revision(),
                article.lane(),
                story.headline(),
                story.articles(),
                story.independent(),
                story.copies(),
                Optional.empty(),
                article.event());
        return new Placed(article.placed(false, placement), Optional.of(event));
    }

    static Placed revised(Article article, String id, OpenStory story, Optional<Copy> copy, Instant now) {
        var placement = new Placement(
                id,
                false,
                1,
                Optional.of(article.id()),
                story.articles(),
                story.independent(),
                story.copies(),
                copy,
                now);
        return new Placed(article.placed(true, placement), Optional.empty());
    }
}

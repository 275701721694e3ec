package dev.newsvane.enrich;

import dev.newsvane.enrich.story.Decision;
import dev.newsvane.enrich.story.Near;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Copy;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.Story;
import dev.newsvane.schemas.StoryKind;
import dev.newsvane.schemas.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Decisions in the words of the channels.
final class Placements {
    private Placements() {}

    /// @param story where the article ended up, which a merge or a split may have made another than was decided
    static Placed placed(
            Article article,
            Decision decision,
            String story,
            OpenStory open,
            Optional<Copy> copy,
            Instant now,
            List<Story> events) {
        var placement = placement(
                story,
                decision.founded(),
                decision.likeness(),
                decision.nearest(),
                open,
                copy,
                now,
                events.stream().flatMap(Placements::turn).toList());
        return new Placed(article.placed(false, placement), List.copyOf(events));
    }

    static Placed revised(Article article, String story, OpenStory open, Optional<Copy> copy, Instant now) {
        var placement = placement(story, false, 1, Optional.of(article.id()), open, copy, now, List.of());
        return new Placed(article.placed(true, placement), List.of());
    }

    private static Placement placement(
            String story,
            boolean founded,
            double likeness,
            Optional<String> nearest,
            OpenStory open,
            Optional<Copy> copy,
            Instant now,
            List<Turn> turns) {
        return new Placement(
                story,
                founded,
                likeness,
                nearest,
                open.articles(),
                open.independent(),
                open.copies(),
                copy,
                now,
                turns);
    }

    private static Stream<Turn> turn(Story event) {
        return Stream.concat(event.into().stream(), event.origin().stream())
                .map(other -> new Turn(event.kind(), event.story(), other, event.moved()));
    }

    static Story event(Article article, String story, StoryKind kind, OpenStory open) {
        return story(article, story, kind, open, Optional.empty(), Optional.empty(), List.of());
    }

    /// @param open the story that is over, as it was
    static Story merged(Article article, String story, String into, OpenStory open) {
        return story(article, story, StoryKind.MERGED, open, Optional.of(into), Optional.empty(), List.of());
    }

    /// @param origin absent for the origin itself, whose counts are smaller now
    static Story split(Article article, String story, OpenStory open, Optional<String> origin, List<Near> moved) {
        return story(
                article,
                story,
                StoryKind.SPLIT,
                open,
                Optional.empty(),
                origin,
                moved.stream().map(Near::id).toList());
    }

    private static Story story(
            Article article,
            String story,
            StoryKind kind,
            OpenStory open,
            Optional<String> into,
            Optional<String> origin,
            List<String> moved) {
        return new Story(
                story,
                kind,
                article.id(),
                article.revision(),
                article.lane(),
                open.headline(),
                open.articles(),
                open.independent(),
                open.copies(),
                into,
                article.event(),
                open.summary(),
                origin,
                moved);
    }
}

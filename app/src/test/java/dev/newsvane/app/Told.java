package dev.newsvane.app;

import dev.newsvane.base.Ids;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Copy;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.Story;
import dev.newsvane.schemas.StoryKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Articles and what became of their stories, as enrich would tell it.
public final class Told {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private Told() {}

    /// Named by its canonical URL.
    public static Article article(String canonical, String url, String story, Optional<Copy> copy) {
        return article(canonical, url, story, "Text", copy, false);
    }

    /// Its page is gone.
    public static Article withdrawn(String url, String story) {
        return article(url, url, story, "", Optional.empty(), true);
    }

    private static Article article(
            String canonical, String url, String story, String text, Optional<Copy> copy, boolean withdrawn) {
        return Article.of(url, canonical.split("/", -1)[2], "Title", text, NOON)
                .with(draft -> {
                    draft.id = Ids.of(canonical);
                    draft.revision = withdrawn ? "withdrawn" : "r";
                    draft.canonical = canonical;
                    draft.withdrawn = withdrawn;
                })
                .placed(withdrawn, new Placement(story, true, 1, Optional.empty(), 1, 1, 0, copy, NOON, List.of()));
    }

    public static Story created(String story, String url) {
        return event(story, StoryKind.CREATED, url, Optional.empty(), Optional.empty(), List.of());
    }

    public static Story grown(String story, String url) {
        return event(story, StoryKind.GROWN, url, Optional.empty(), Optional.empty(), List.of());
    }

    public static Story merged(String story, String into, String url) {
        return event(story, StoryKind.MERGED, url, Optional.of(into), Optional.empty(), List.of());
    }

    /// The article that did it is the one that left.
    public static Story split(String story, String origin, String url) {
        return event(story, StoryKind.SPLIT, url, Optional.empty(), Optional.of(origin), List.of(Ids.of(url)));
    }

    private static Story event(
            String story,
            StoryKind kind,
            String url,
            Optional<String> into,
            Optional<String> origin,
            List<String> moved) {
        return new Story(
                story,
                kind,
                Ids.of(url),
                "r",
                Lanes.LIVE,
                "Headline of " + story,
                1,
                1,
                0,
                into,
                NOON,
                List.of(),
                origin,
                moved);
    }
}

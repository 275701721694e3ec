package dev.newsvane.alerts;

import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.DateOrigin;
import dev.newsvane.schemas.Entity;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.Turn;
import dev.newsvane.schemas.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Articles and watches for tests; a step at a time from a plain one.
public record Articles(Article article) {
    public static final Instant T0 = Instant.parse("2025-06-01T12:00:00Z");

    public static Articles of(String title, String text) {
        return new Articles(Article.of("https://www.example.org/news/one-story", "example.org", title, text, T0))
                .with(draft -> {
                    draft.id = "id";
                    draft.revision = "r1";
                    draft.publisher = Optional.of("The Example");
                    draft.source = "Example feed";
                    draft.authors = List.of("Jo Doe");
                    draft.publishedFrom = DateOrigin.JSON_LD;
                    draft.language = Optional.of("en-GB");
                    draft.section = Optional.of("Technology");
                    draft.words = 2;
                    draft.method = "test";
                    draft.page = "page";
                });
    }

    /// As the article of a story, so many publishers strong.
    public Articles in(String story, int independent) {
        return in(story, independent, List.of());
    }

    /// The same where it made stories merge or split.
    public Articles in(String story, int independent, List<Turn> turns) {
        return with(draft -> draft.placement = Optional.of(Placement.of(story, independent, T0, turns)));
    }

    /// Placed so long after T0, and fetched and published then.
    public Articles placed(Duration after) {
        return event(T0.plus(after))
                .fetched(after)
                .place(place -> place(place, place.likeness(), place.nearest(), T0.plus(after)));
    }

    /// So close to the story, and closest to this article of it.
    public Articles near(double likeness, String nearest) {
        return place(place -> place(place, likeness, Optional.of(nearest), place.placed()));
    }

    private Articles place(UnaryOperator<Placement> change) {
        return with(draft -> draft.placement = article.placement().map(change));
    }

    private static Placement place(Placement place, double likeness, Optional<String> nearest, Instant at) {
        return new Placement(
                place.story(),
                place.founded(),
                likeness,
                nearest,
                place.articles(),
                place.independent(),
                place.copies(),
                place.copy(),
                at,
                place.turns());
    }

    public Articles id(String id) {
        return with(draft -> draft.id = id);
    }

    public Articles lane(String lane) {
        return with(draft -> draft.lane = lane);
    }

    public Articles quiet() {
        return with(draft -> draft.quiet = true);
    }

    /// Fetched so long after T0.
    public Articles fetched(Duration after) {
        return with(draft -> {
            draft.seen = T0.plus(after);
            draft.fetched = T0.plus(after);
        });
    }

    /// It is written in this language; blank where that is not known.
    public Articles language(String tag) {
        return with(draft -> draft.language = Optional.of(tag).filter(known -> !known.isBlank()));
    }

    /// It names these.
    public Articles naming(List<Entity> entities) {
        return with(draft -> draft.findings = draft.findings.with(entities, List.of()));
    }

    /// It happened then.
    public Articles event(Instant event) {
        return with(draft -> draft.event = event);
    }

    /// A later revision, with another title.
    public Articles edited(String revision, String title) {
        return with(draft -> {
            draft.revision = revision;
            draft.edited = true;
            draft.title = title;
        });
    }

    /// Taken back: it has its title, and says nothing.
    public Articles withdrawn() {
        return edited("withdrawn", article.title()).with(draft -> {
            draft.text = "";
            draft.withdrawn = true;
        });
    }

    private Articles with(Consumer<Article.Draft> change) {
        return new Articles(article.with(change));
    }

    /// An article of which nothing is known but its id.
    public static Article bare() {
        return Article.of("", "", "", "", T0).with(draft -> {
            draft.id = "bare";
            draft.revision = "";
            draft.source = "";
            draft.published = Optional.empty();
            draft.publishedFrom = DateOrigin.NONE;
            draft.language = Optional.empty();
            draft.method = "";
            draft.pagePartition = -1;
            draft.pageOffset = -1;
        });
    }

    public static Watch watch(String name, int version, String query, Instant written) {
        return watch(name, version, query, written, false, List.of());
    }

    public static Watch watch(
            String name, int version, String query, Instant written, boolean removed, List<String> endpoints) {
        return Watch.of(name, query, "test").by("test", endpoints).as(version, removed, written);
    }
}

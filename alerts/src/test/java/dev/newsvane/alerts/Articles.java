package dev.newsvane.alerts;

import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.DateOrigin;
import dev.newsvane.schemas.Entity;
import dev.newsvane.schemas.Findings;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.Turn;
import dev.newsvane.schemas.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Articles and watches for tests; a step at a time from a plain one.
public record Articles(Article article) {
    public static final Instant T0 = Instant.parse("2025-06-01T12:00:00Z");

    public static Articles of(String title, String text) {
        return new Articles(new Article(
                "id",
                "r1",
                false,
                "https://www.example.org/news/one-story",
                "https://www.example.org/news/one-story",
                "example.org",
                Optional.of("The Example"),
                "Example feed",
                title,
                text,
                List.of("Jo Doe"),
                Optional.of(T0),
                DateOrigin.JSON_LD,
                Optional.empty(),
                Optional.of("en-GB"),
                Optional.of("Technology"),
                Optional.empty(),
                Optional.empty(),
                2,
                "test",
                Lanes.LIVE,
                false,
                T0,
                T0,
                T0,
                "page",
                0,
                0L,
                Optional.empty(),
                Findings.NONE,
                List.of(),
                false));
    }

    /// As the article of a story, so many publishers strong.
    public Articles in(String story, int independent) {
        return in(story, independent, List.of());
    }

    /// The same where it made stories merge or split.
    public Articles in(String story, int independent, List<Turn> turns) {
        return with(
                article.id(),
                article.lane(),
                article.quiet(),
                article.event(),
                article.fetched(),
                Optional.of(new Placement(
                        story,
                        independent == 1,
                        1,
                        Optional.empty(),
                        independent,
                        independent,
                        0,
                        Optional.empty(),
                        T0,
                        turns)));
    }

    /// Placed so long after T0, and fetched and published then.
    public Articles placed(Duration after) {
        var at = T0.plus(after);
        return with(
                article.id(),
                article.lane(),
                article.quiet(),
                at,
                at,
                article.placement()
                        .map(place -> new Placement(
                                place.story(),
                                place.founded(),
                                place.likeness(),
                                place.nearest(),
                                place.articles(),
                                place.independent(),
                                place.copies(),
                                place.copy(),
                                at,
                                place.turns())));
    }

    public Articles id(String id) {
        return with(id, article.lane(), article.quiet(), article.event(), article.fetched(), article.placement());
    }

    public Articles lane(String lane) {
        return with(article.id(), lane, article.quiet(), article.event(), article.fetched(), article.placement());
    }

    public Articles quiet() {
        return with(article.id(), article.lane(), true, article.event(), article.fetched(), article.placement());
    }

    /// Fetched so long after T0.
    public Articles fetched(Duration after) {
        return with(
                article.id(), article.lane(), article.quiet(), article.event(), T0.plus(after), article.placement());
    }

    /// It is written in this language; blank where that is not known.
    public Articles language(String tag) {
        return with(
                article.id(),
                article.lane(),
                article.quiet(),
                article.event(),
                article.fetched(),
                article.placement(),
                article.findings(),
                Optional.of(tag).filter(known -> !known.isBlank()));
    }

    /// It names these.
    public Articles naming(List<Entity> entities) {
        return with(
                article.id(),
                article.lane(),
                article.quiet(),
                article.event(),
                article.fetched(),
                article.placement(),
                article.findings().with(entities, List.of()),
                article.language());
    }

    /// It happened then.
    public Articles event(Instant event) {
        return with(article.id(), article.lane(), article.quiet(), event, article.fetched(), article.placement());
    }

    /// A later revision, with another title.
    public Articles edited(String revision, String title) {
        return revised(revision, title, article.text(), false);
    }

    /// Taken back: it has its title, and says nothing.
    public Articles withdrawn() {
        return revised("withdrawn", article.title(), "", true);
    }

    private Articles revised(String revision, String title, String text, boolean withdrawn) {
        return new Articles(new Article(
                article.id(),
                revision,
                true,
                article.url(),
                article.canonical(),
                article.site(),
                article.publisher(),
                article.source(),
                title,
                text,
                article.authors(),
                article.published(),
                article.publishedFrom(),
                article.modified(),
                article.language(),
                article.section(),
                article.summary(),
                article.image(),
                article.words(),
                article.method(),
                article.lane(),
                article.quiet(),
                article.event(),
                article.seen(),
                article.fetched(),
                article.page(),
                article.pagePartition(),
                article.pageOffset(),
                article.placement(),
                article.findings(),
                article.tags(),
                withdrawn));
    }

    private Articles with(
            String id, String lane, boolean quiet, Instant event, Instant fetched, Optional<Placement> placement) {
        return with(id, lane, quiet, event, fetched, placement, article.findings(), article.language());
    }

    private Articles with(
            String id,
            String lane,
            boolean quiet,
            Instant event,
            Instant fetched,
            Optional<Placement> placement,
            Findings findings,
            Optional<String> language) {
        return new Articles(new Article(
                id,
                article.revision(),
                article.edited(),
                article.url(),
                article.canonical(),
                article.site(),
                article.publisher(),
                article.source(),
                article.title(),
                article.text(),
                article.authors(),
                article.published(),
                article.publishedFrom(),
                article.modified(),
                language,
                article.section(),
                article.summary(),
                article.image(),
                article.words(),
                article.method(),
                lane,
                quiet,
                event,
                fetched,
                fetched,
                article.page(),
                article.pagePartition(),
                article.pageOffset(),
                placement,
                findings,
                article.tags(),
                article.withdrawn()));
    }

    /// An article of which nothing is known but its id.
    public static Article bare() {
        return new Article(
                "bare",
                "",
                false,
                "",
                "",
                "",
                Optional.empty(),
                "",
                "",
                "",
                List.of(),
                Optional.empty(),
                DateOrigin.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                "",
                Lanes.LIVE,
                false,
                T0,
                T0,
                T0,
                "",
                -1,
                -1L,
                Optional.empty(),
                Findings.NONE,
                List.of(),
                false);
    }

    public static Watch watch(String name, int version, String query, Instant written) {
        return watch(name, version, query, written, false, List.of());
    }

    public static Watch watch(
            String name, int version, String query, Instant written, boolean removed, List<String> endpoints) {
        return Watch.of(name, query, "test").by("test", endpoints).as(version, removed, written);
    }
}

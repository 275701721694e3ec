package dev.newsvane.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.CommandedSystem;
import dev.newsvane.app.Exit;
import dev.newsvane.base.Ids;
import dev.newsvane.base.Json;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Copy;
import dev.newsvane.schemas.CopyKind;
import dev.newsvane.schemas.DateOrigin;
import dev.newsvane.schemas.Findings;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.Story;
import dev.newsvane.schemas.StoryKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which story an article is in, through merges and splits.
class StoryCommandTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final String QUAY = "https://quay.example/closed";
    private static final String HARBOUR = "https://harbour.example/closed";
    private static final String DOCK = "https://dock.example/shut";

    private final CommandedSystem system = CommandedSystem.start();

    @BeforeEach
    void threeArticlesInTwoStories() {
        article(QUAY, QUAY, "first", Optional.empty());
        happened("first", StoryKind.CREATED, QUAY, Optional.empty(), Optional.empty(), List.of());
        article(HARBOUR, HARBOUR + "?from=feed", "second", Optional.empty());
        happened("second", StoryKind.CREATED, HARBOUR, Optional.empty(), Optional.empty(), List.of());
        var copy = new Copy(Ids.of(HARBOUR), HARBOUR, "harbour.example", CopyKind.SYNDICATED, 1, 0.97, List.of());
        article(DOCK, DOCK, "second", Optional.of(copy));
        happened("second", StoryKind.GROWN, DOCK, Optional.empty(), Optional.empty(), List.of());
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void anArticleIsFoundByItsUrlByWhereItWasFetchedAndById() {
        for (var asked : List.of(HARBOUR, HARBOUR + "?from=feed", Ids.of(DOCK), "second")) {
            var answer = Json.parse(system.run("story", asked, "--json").out().getFirst());
            assertThat(answer.path("story").stringValue()).as(asked).isEqualTo("second");
            assertThat(answer.path("members").values())
                    .extracting(member -> member.path("id").stringValue())
                    .containsExactly(Ids.of(HARBOUR), Ids.of(DOCK));
        }
        var lines = system.run("story", DOCK).out();
        assertThat(lines.getFirst()).isEqualTo("second  Headline of second");
        assertThat(lines.getLast()).contains(DOCK).endsWith("(syndicated from harbour.example)");
    }

    @Test
    void aMergedStoryIsTheOneItMergedInto() {
        happened("second", StoryKind.MERGED, DOCK, Optional.of("first"), Optional.empty(), List.of());
        var lines = system.run("story", DOCK).out();
        assertThat(lines.getFirst()).startsWith("first  ");
        assertThat(lines).anyMatch(line -> line.strip().equals("took in second  Headline of second"));
        assertThat(lines.stream().filter(line -> line.contains("https://"))).hasSize(3);
    }

    @Test
    void whatSplitOffIsAStoryOfItsOwn() {
        happened("third", StoryKind.SPLIT, DOCK, Optional.empty(), Optional.of("second"), List.of(Ids.of(DOCK)));
        assertThat(system.run("story", DOCK).out())
                .anyMatch(line -> line.strip().equals("split off from second"))
                .noneMatch(line -> line.contains(HARBOUR));
        assertThat(system.run("story", HARBOUR).out())
                .anyMatch(line -> line.strip().equals("third split off  Headline of third"))
                .noneMatch(line -> line.contains(DOCK));
    }

    @Test
    void whatWasNeverFetchedIsInNoStory() {
        var answer = system.run("story", "https://nowhere.example/");
        assertThat(answer.exit()).isEqualTo(Exit.UNMET);
        assertThat(answer.err()).singleElement().asString().contains("in no story");
        assertThat(system.run("story", DOCK, "--lane", "history:past").exit()).isEqualTo(Exit.UNMET);
    }

    private void happened(
            String story,
            StoryKind kind,
            String url,
            Optional<String> into,
            Optional<String> origin,
            List<String> moved) {
        var event = new Story(
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
        system.put(system.channels().stories(), story, event, NOON);
    }

    private void article(String canonical, String url, String story, Optional<Copy> copy) {
        var article = new Article(
                Ids.of(canonical),
                "r",
                false,
                url,
                canonical,
                canonical.split("/", -1)[2],
                Optional.empty(),
                "source",
                "Title",
                "Text",
                List.of(),
                Optional.of(NOON),
                DateOrigin.META,
                Optional.empty(),
                Optional.of("en"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                "test",
                Lanes.LIVE,
                false,
                NOON,
                NOON,
                NOON,
                "page",
                0,
                0,
                Optional.of(new Placement(story, true, 1, Optional.empty(), 1, 1, 0, copy, NOON, List.of())),
                Findings.NONE);
        system.put(system.channels().articles(), article.id() + "#r", article, NOON);
    }
}

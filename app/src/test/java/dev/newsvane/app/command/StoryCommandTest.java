package dev.newsvane.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.CommandedSystem;
import dev.newsvane.app.Exit;
import dev.newsvane.app.Told;
import dev.newsvane.base.Ids;
import dev.newsvane.base.Json;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Copy;
import dev.newsvane.schemas.CopyKind;
import dev.newsvane.schemas.Story;
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
        arrived(Told.article(QUAY, QUAY, "first", Optional.empty()));
        happened(Told.created("first", QUAY));
        arrived(Told.article(HARBOUR, HARBOUR + "?from=feed", "second", Optional.empty()));
        happened(Told.created("second", HARBOUR));
        var copy = new Copy(Ids.of(HARBOUR), HARBOUR, "harbour.example", CopyKind.SYNDICATED, 1, 0.97, List.of());
        arrived(Told.article(DOCK, DOCK, "second", Optional.of(copy)));
        happened(Told.grown("second", DOCK));
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
    void aStorySaysWhichOfItsArticlesWasWithdrawn() {
        arrived(Told.withdrawn(DOCK, "second"));
        assertThat(Json.parse(system.run("story", DOCK, "--json").out().getFirst())
                        .path("members")
                        .values())
                .extracting(member -> member.path("withdrawn").booleanValue())
                .containsExactly(false, true);
        assertThat(system.run("story", DOCK).out().getLast()).contains(DOCK).endsWith("(withdrawn)");
    }

    @Test
    void aMergedStoryIsTheOneItMergedInto() {
        happened(Told.merged("second", "first", DOCK));
        var lines = system.run("story", DOCK).out();
        assertThat(lines.getFirst()).startsWith("first  ");
        assertThat(lines).anyMatch(line -> line.strip().equals("took in second  Headline of second"));
        assertThat(lines.stream().filter(line -> line.contains("https://"))).hasSize(3);
    }

    /// An article that comes again after all was over begins its story anew.
    @Test
    void aMergedStoryCountsNoMoreUntilItBeginsAnew() {
        assertThat(stories()).isEqualTo(2);
        happened(Told.merged("second", "first", DOCK));
        assertThat(stories()).isEqualTo(1);
        happened(Told.created("second", HARBOUR));
        assertThat(stories()).isEqualTo(2);
        assertThat(system.run("story", HARBOUR).out().getFirst()).startsWith("second  ");
        assertThat(system.run("story", DOCK).out())
                .as("what had merged stays where it is")
                .anyMatch(line -> line.startsWith("first  "))
                .anyMatch(line -> line.strip().startsWith("took in second  "));
    }

    private int stories() {
        return Json.parse(system.run("status", "--json").out().getFirst())
                .path("stories")
                .intValue();
    }

    @Test
    void whatSplitOffIsAStoryOfItsOwn() {
        happened(Told.split("third", "second", DOCK));
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

    private void happened(Story event) {
        system.put(system.channels().stories(), event.story(), event, NOON);
    }

    private void arrived(Article article) {
        system.put(system.channels().articles(), article.id() + "#r", article, NOON);
    }
}

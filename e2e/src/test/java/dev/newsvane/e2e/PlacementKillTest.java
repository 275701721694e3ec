package dev.newsvane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.Story;
import dev.newsvane.testkit.TestBroker;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of the enrich stage in the midst of placing: over one partition of `pages`, what twenty lives wrote is, to
/// the last story and in the same order, what one undisturbed life writes.
class PlacementKillTest {
    private static final int KILLS = 20;
    private static final int PAGES = 700;
    /// With every article a life may place, enough are left for the last.
    private static final int ARTICLES_A_LIFE = 20;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aStageThatIsKilledPlacesAsOneThatIsNot() {
        var seed = Long.getLong("newsvane.seed", System.nanoTime());
        System.out.println("PlacementKillTest: seed " + seed + " (-Dnewsvane.seed repeats it)");
        var pages = Reports.of(PAGES, seed);
        var undisturbed = outcome("undisturbed", pages, _ -> {});
        var random = new Random(seed);
        var killed = outcome("killed", pages, enrich -> {
            var inTheMidst = 0;
            for (var kill = 1; kill <= KILLS; kill++) {
                enrich.killed(random, enrich.channels().articles(), ARTICLES_A_LIFE);
                inTheMidst += enrich.all(enrich.channels().articles()).size() < PAGES * 3 / 4 ? 1 : 0;
            }
            assertThat(inTheMidst).as("kills with articles left to place").isGreaterThan(KILLS * 3 / 4);
        });
        assertThat(undisturbed.articles()).hasSizeGreaterThan(PAGES * 3 / 4);
        assertThat(undisturbed.stories().stream().map(Story::kind).distinct()).hasSizeGreaterThan(1);
        assertThat(killed.articles()).isEqualTo(undisturbed.articles());
        assertThat(killed.stories()).isEqualTo(undisturbed.stories());
    }

    /// What stands in the channels in the end, but for our clock.
    private record Outcome(List<Article> articles, List<Story> stories) {}

    private Outcome outcome(String name, List<Page> pages, Consumer<KilledStage> disturbance) {
        try (var broker = TestBroker.start();
                var enrich = new KilledStage(broker, "enrich", folder.resolve(name))) {
            var channels = enrich.channels();
            enrich.publish(channels.pages(), pages, Page::id, _ -> Instant.now());
            disturbance.accept(enrich);
            enrich.finish(() -> enrich.all(channels.articles()).stream()
                    .anyMatch(article -> article.url().equals(pages.getLast().url())));
            return new Outcome(
                    enrich.all(channels.articles()).stream()
                            .map(PlacementKillTest::timeless)
                            .toList(),
                    enrich.all(channels.stories()));
        }
    }

    private static Article timeless(Article article) {
        var place = article.placement().orElseThrow();
        return article.placed(
                article.edited(),
                new Placement(
                        place.story(),
                        place.founded(),
                        place.likeness(),
                        place.nearest(),
                        place.articles(),
                        place.independent(),
                        place.copies(),
                        place.copy(),
                        Instant.EPOCH,
                        place.turns()));
    }
}

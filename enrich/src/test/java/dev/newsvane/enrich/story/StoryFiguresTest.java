package dev.newsvane.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.newsvane.enrich.EnrichSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What was reached is not lost again. Figures on real stories; run with `-Dnewsvane.figures=true`.
class StoryFiguresTest {
    @BeforeAll
    static void onlyWhereAskedFor() {
        assumeTrue(
                Boolean.getBoolean("newsvane.figures"), "skipped: -Dnewsvane.figures=true measures on ../shared/data");
    }

    @Test
    void oneConfigurationFitsBothSets() {
        var least = EnrichSettings.defaults().likeness();
        reaches(StoryFigures.scores(StoryFigures.set("basil"), least), 0.97, 0.94);
        reaches(StoryFigures.scores(StoryFigures.set("ecbplus-dev"), least), 0.92, 0.88);
    }

    private static void reaches(Scores scores, double bcubed, double pairs) {
        assertThat(scores.bcubed().f()).isGreaterThan(bcubed);
        assertThat(scores.pairs().f()).isGreaterThan(pairs);
    }
}

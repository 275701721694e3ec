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
        assertThat(StoryFigures.measured("basil", least).f()).isGreaterThan(0.97);
        assertThat(StoryFigures.measured("ecbplus-dev", least).f()).isGreaterThan(0.87);
    }
}

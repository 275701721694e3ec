package dev.newsvane.app.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.newsvane.enrich.EnrichSettings;
import dev.newsvane.testkit.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What was reached on real stories is not lost again; run with `-Dnewsvane.figures=true`.
class StoryFiguresTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void oneConfigurationFitsBothSets() throws IOException {
        reaches("basil", 0.97, 0.94);
        reaches("ecbplus-dev", 0.92, 0.88);
    }

    private static void reaches(String name, double bcubed, double pairs) throws IOException {
        var set = StoriesEval.of(file("stories/" + name + ".jsonl.gz"), EnrichSettings.defaults(), NOW);
        var figures = set.stories(0).figures();
        assertThat(figures.path("bcubed").path("f").doubleValue()).isGreaterThan(bcubed);
        assertThat(figures.path("pairs").path("f").doubleValue()).isGreaterThan(pairs);
    }

    private static Path file(String name) {
        assumeTrue(
                Boolean.getBoolean("newsvane.figures"), "skipped: -Dnewsvane.figures=true measures on ../shared/data");
        var data = Shared.data();
        assumeTrue(data.isPresent(), "skipped: ../shared/data is missing");
        return data.orElseThrow().resolve(name);
    }
}

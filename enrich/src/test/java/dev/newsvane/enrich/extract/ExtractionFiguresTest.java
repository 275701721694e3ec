package dev.newsvane.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What was reached is not lost again. Figures on real pages; run with `-Dnewsvane.figures=true`.
class ExtractionFiguresTest {
    @BeforeAll
    static void onlyWhereAskedFor() {
        assumeTrue(
                Boolean.getBoolean("newsvane.figures"), "skipped: -Dnewsvane.figures=true measures on ../shared/data");
    }

    @Test
    void textsOnTrafilatura() {
        assertThat(ExtractionFigures.trafilatura(false).score).isGreaterThan(0.905);
    }

    @Test
    void textsOnWcxb() {
        assertThat(ExtractionFigures.wcxb(false).score).isGreaterThan(0.935);
    }
}

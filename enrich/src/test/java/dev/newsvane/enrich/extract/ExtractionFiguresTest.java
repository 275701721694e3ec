package dev.newsvane.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.newsvane.enrich.extract.ExtractionFigures.Half;
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
        assertThat(ExtractionFigures.trafilatura(false, Half.BOTH).score).isGreaterThan(0.937);
    }

    @Test
    void datesOnHtmldate() {
        assertThat(DateFigures.of(DateFigures.HTMLDATE).f()).isGreaterThan(0.945);
    }

    @Test
    void datesOnTrafilatura() {
        assertThat(DateFigures.of(DateFigures.TRAFILATURA).f()).isGreaterThan(0.94);
    }

    @Test
    void datesOnWcxb() {
        assertThat(DateFigures.of(DateFigures.WCXB).f()).isGreaterThan(0.925);
    }

    @Test
    void textsOnWcxb() {
        assertThat(ExtractionFigures.wcxb(false, Half.BOTH).score).isGreaterThan(0.945);
    }
}

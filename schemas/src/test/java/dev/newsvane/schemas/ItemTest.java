package dev.newsvane.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ItemTest {
    private static final Instant T = Instant.parse("2026-03-14T12:00:00Z");

    @Test
    void whatWaitsCarriesNoMoreOfASummaryThanItsBeginningAndTearsNoCharacter() {
        var brief = item("𝔣".repeat(100_000)).brief();
        assertThat(brief.summary()).contains("𝔣".repeat(2_000));
        assertThat(brief.authors()).hasSize(20);
        assertThat(brief.content()).isEmpty();
        assertThat(item("A ferry.").brief().summary()).contains("A ferry.");
    }

    private static Item item(String summary) {
        return new Item(
                "id",
                "source",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("Ferry"),
                Collections.nCopies(100, "An author"),
                Optional.of(T),
                Optional.empty(),
                Optional.empty(),
                Optional.of(summary),
                Optional.of("<p>A ferry."),
                Optional.empty(),
                "hash",
                Lanes.LIVE,
                false,
                T,
                List.of());
    }
}

package dev.newsvane.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
    private static final List<String> KEYS = List.of("sources", "watches", "endpoints", "data");

    @Test
    void aSlipOfTheFingerIsUnderstood() {
        assertThat(Spelling.nearest("souces", KEYS)).contains("sources");
        assertThat(Spelling.nearest("endpionts", KEYS)).contains("endpoints");
        assertThat(Spelling.nearest("dta", KEYS)).contains("data");
    }

    @Test
    void anotherWordIsNotGuessedAt() {
        assertThat(Spelling.nearest("colour", KEYS)).isEmpty();
    }

    @Test
    void distanceCountsInsertionsDeletionsAndReplacements() {
        assertThat(Spelling.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Spelling.distance("", "abc")).isEqualTo(3);
    }
}

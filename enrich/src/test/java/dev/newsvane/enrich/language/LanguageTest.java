package dev.newsvane.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

final class LanguageTest {
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/language/fragments.csv", delimiter = '|', numLinesToSkip = 1)
    void aFragmentIsUnknownRatherThanWrong(String text, String declared, String expected) {
        assertThat(Language.of(text, Optional.ofNullable(declared))).isEqualTo(Optional.ofNullable(expected));
    }
}

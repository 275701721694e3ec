package dev.newsvane.enrich.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KeyPhrasesTest {
    private static final Optional<String> ENGLISH = Optional.of("en");

    @Test
    void aTextSaysWhatItIsAboutInItsOwnPhrases() {
        var phrases = KeyPhrases.of(
                "Harbour bridge closed after storm",
                "The harbour bridge in Ostwick is closed. Engineers found cracks in a pier after the storm.\n\n"
                        + "The harbour bridge carries 40,000 cars. Ostwick's mayor wants a ferry until the bridge opens"
                        + " again.",
                ENGLISH);
        assertThat(phrases.getFirst()).isEqualToIgnoringCase("harbour bridge");
        assertThat(phrases).contains("Ostwick").hasSizeBetween(5, 10);
    }

    @Test
    void noPhraseSaysWhatAnotherDoesAndNoneHoldsAStopWord() {
        var phrases = KeyPhrases.of(
                "", "The model licence. Model licences of the model. A licence of models. Licence fees.", ENGLISH);
        assertThat(phrases)
                .extracting(String::toLowerCase)
                .containsExactlyInAnyOrder("model", "licence", "model licences", "licence fees", "fees");
    }

    /// "alpha beta. alpha gamma.": alpha occurs twice, in both sentences, each time with a right neighbour
    /// of its own; the counts are 2, 1, 1, so their mean is 4/3 and their deviation √2/3.
    @Test
    void aWordsScoreIsThePapers() {
        var scores = new Scores(Sentences.of("", "alpha beta. alpha gamma.", ENGLISH));
        var related = 1 + 1.0 * 2 / 2;
        var frequency = 2 / (4 / 3.0 + Math.sqrt(2) / 3);
        var expected = related * Math.log(Math.log(3.5)) / (frequency / related + 1 / related);
        assertThat(scores.of("alpha")).isCloseTo(expected, within(1e-9));
        assertThat(scores.of(List.of("alpha"), 2)).isCloseTo(expected / (2 * (1 + expected)), within(1e-9));
    }

    @Test
    void germanHasItsStopWords() {
        var phrases = KeyPhrases.of(
                "Gericht weist Klage der Verlage ab",
                "Das Landgericht hat die Klage der Verlage abgewiesen. Die Verlage wollen in Berufung gehen.",
                Optional.of("de"));
        assertThat(phrases).contains("Verlage").doesNotContain("Das", "Die", "hat", "wollen");
    }

    @Test
    void endlessTextsEndToo() {
        var hostile = "Alpha beta gamma delta epsilon. ".repeat(100_000) + "x".repeat(1_000_000);
        assertThat(KeyPhrases.of("", hostile, ENGLISH)).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void writingWithoutBlanksHasNone() {
        assertThat(KeyPhrases.of("", "最高法院作出裁决。", Optional.of("zh"))).isEmpty();
        assertThat(KeyPhrases.of("", "", Optional.empty())).isEmpty();
    }
}

package dev.newsvane.app.eval.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Each figure worked out by hand beside it.
class ScoreTest {
    private static final Offset<Double> EXACT = within(1e-9);

    @Test
    void snippetsCountWhatIsHeldLackedAndUnwanted() {
        var texts = new Texts();
        texts.snippets(
                "The tide\n\n  turned at noon.", List.of("tide turned", "at noon", "the moon"), List.of("noon."));
        texts.snippets("", List.of("anything"), List.of("something"));
        // 2 held, 1 + 1 lacked, 1 unwanted
        var rates = texts.snippets().orElseThrow();
        assertThat(rates.precision()).isEqualTo(2 / 3.0, EXACT);
        assertThat(rates.recall()).isEqualTo(2 / 4.0, EXACT);
        assertThat(rates.f()).isEqualTo(4 / 7.0, EXACT);
    }

    @Test
    void wordsAreAMultisetWithoutCase() {
        var texts = new Texts();
        // 3 of 4 predicted are right, 3 of 5 true are found: 2 * 3/4 * 3/5 / (3/4 + 3/5)
        assertThat(texts.whole("the The tide, tide", "The tide, the_moon and the"))
                .isEqualTo(2 / 3.0, EXACT);
        assertThat(texts.whole("", "")).isEqualTo(1);
        assertThat(texts.whole("", "tide")).isZero();
        assertThat(texts.words().orElseThrow()).isEqualTo((2 / 3.0 + 1 + 0) / 3, EXACT);
    }

    @Test
    void shinglesAreFourWordsInARowWithCase() {
        var texts = new Texts();
        // predicted: abcd bcde; true: abcd bcdE cdEf; in common abcd
        texts.whole("a b c d e", "a b c d E f");
        // shorter than four: one shingle, the same
        texts.whole("a b", "a b");
        // nothing predicted: counts for recall only
        texts.whole("", "a b c d");
        var rates = texts.shingles().orElseThrow();
        assertThat(rates.precision()).isEqualTo((1 / 2.0 + 1) / 2, EXACT);
        assertThat(rates.recall()).isEqualTo((1 / 3.0 + 1 + 0) / 3, EXACT);
        assertThat(texts.json().path("shingles").path("equal").doubleValue()).isEqualTo(1 / 3.0, EXACT);
    }

    @Test
    void titlesAreTheSameWithoutWidthSpaceAndCase() {
        assertThat(Texts.sameTitle("\uFF34ide\u00A0 TURNS", " tide turns ")).isTrue();
        assertThat(Texts.sameTitle("Tide turns", "Tide turns!")).isFalse();
    }

    @Test
    void aWrongDayIsNoMissingDay() {
        var answers = new Answers();
        answers.add(Optional.of("2026-03-14"), Optional.of("2026-03-14"));
        answers.add(Optional.of("2026-03-15"), Optional.of("2026-03-14"));
        answers.add(Optional.empty(), Optional.of("2026-03-14"));
        answers.add(Optional.of("2026-03-14"), Optional.empty());
        answers.add(Optional.empty(), Optional.empty());
        // 1 right, 2 wrong, 1 lacking, 1 rightly none
        assertThat(answers.rates().precision()).isEqualTo(1 / 3.0, EXACT);
        assertThat(answers.rates().recall()).isEqualTo(1 / 2.0, EXACT);
        assertThat(answers.rates().f()).isEqualTo(2 / 5.0, EXACT);
        assertThat(answers.accuracy()).isEqualTo(2 / 5.0, EXACT);
    }

    @Test
    void verdictsAreJudgedByTheYes() {
        var verdicts = new Verdicts();
        verdicts.add(true, true);
        verdicts.add(true, true);
        verdicts.add(true, false);
        verdicts.add(false, true);
        verdicts.add(false, false);
        assertThat(verdicts.rates()).isEqualTo(new Rates(2 / 3.0, 2 / 3.0));
        assertThat(verdicts.accuracy()).isEqualTo(3 / 5.0, EXACT);
    }

    @Test
    void clustersAreScoredByItemsAndByPairs() {
        // found {1 2 3} {4 5}, true {1 2} {3 4 5}
        var clusters = Clusters.of(List.of("x", "x", "x", "y", "y"), List.of("a", "a", "b", "b", "b"));
        // precision: 2/3 2/3 1/3 1 1; recall: 1 1 1/3 2/3 2/3
        assertThat(clusters.bcubed().precision()).isEqualTo(11 / 15.0, EXACT);
        assertThat(clusters.bcubed().recall()).isEqualTo(11 / 15.0, EXACT);
        // together in both: 12 45; found 12 13 23 45; true 12 34 35 45
        assertThat(clusters.pairs()).isEqualTo(new Rates(2 / 4.0, 2 / 4.0));
        // (2 - 4*4/10) / (4 - 4*4/10)
        assertThat(clusters.rand()).isEqualTo(1 / 6.0, EXACT);
    }

    @Test
    void strangersSpoilAClusterButAreNotScored() {
        // found {1 2 s} {3 t}, true {1 2} {3}
        var clusters = Clusters.of(
                List.of("x", "x", "x", "y", "y"), List.of("a", "a", "s", "b", "t"), List.of("a", "b")::contains);
        // precision of 1, 2, 3: 2/3 2/3 1/2
        assertThat(clusters.bcubed().precision()).isEqualTo((2 / 3.0 + 2 / 3.0 + 1 / 2.0) / 3, EXACT);
        assertThat(clusters.bcubed().recall()).isEqualTo(1);
        // found 12 1s 2s 3t, true 12
        assertThat(clusters.pairs()).isEqualTo(new Rates(1 / 4.0, 1));
        assertThat(clusters.json().path("expected").intValue()).isEqualTo(2);
    }

    @Test
    void theSameClustersAreSureOfThemselves() {
        var labels = List.of("a", "a", "b", "c", "c", "c");
        var json = Clusters.of(labels, labels).json();
        assertThat(json.path("bcubed").path("f_low").doubleValue()).isEqualTo(1);
        assertThat(json.path("pairs").path("f_high").doubleValue()).isEqualTo(1);
        assertThat(json.path("rand").doubleValue()).isEqualTo(1);
    }
}

package dev.newsvane.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.newsvane.schemas.Evidence;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Watches that wait for several independent publishers.
class AlertWaitingTest extends AlertScenario {
    @Test
    void aWatchMayWaitForIndependentPublishersAndShowsTheMatchBefore() {
        patient(3);
        article(llama("a").in("s", 1));
        article(llama("b").in("s", 2));
        article(other("c").in("s", 3));
        article(other("d").in("s", 5));
        article(llama("e").in("t", 4));
        assertThat(alerts)
                .extracting(alert -> alert.story() + " " + alert.milestone() + " "
                        + alert.evidence().article())
                .containsExactly("s raised a", "s grown:5 d", "t raised e");
        assertThat(alerts.getFirst()).satisfies(alert -> {
            assertThat(alert.independent()).isEqualTo(3);
            assertThat(alert.evidence().offset()).isZero();
            assertThat(alert.evidence().passages()).hasSize(1);
        });
    }

    @Test
    void whatPagesNobodyMakesNoWatchWaitAndBringsNoPublishersThatPage() {
        patient(3);
        article(llama("a").in("s", 1).quiet());
        article(other("b").in("s", 3));
        article(llama("c").in("t", 1));
        article(other("d").in("t", 3).quiet());
        article(other("e").in("t", 3));
        article(llama("f").in("u", 3).quiet());
        assertThat(alerts)
                .extracting(alert -> alert.story() + " " + alert.milestone())
                .containsExactly("t raised", "u would:raised");
    }

    @Test
    void aMatchThatWaitsGoesWithItsArticleAndEndsWithAnEdit() {
        patient(3);
        article(llama("a").in("s", 1));
        article(other("b").in("t", 2, List.of(merged("s", "t"))));
        article(other("c").in("t", 2, List.of(split("u", "t", "a"))));
        article(other("d").in("t", 3));
        article(other("e").in("u", 3));
        article(llama("f").in("v", 1));
        article(other("f").in("v", 1).edited("r2", "Alpaca"));
        article(other("g").in("v", 3));
        assertThat(alerts)
                .extracting(alert -> alert.story() + " " + alert.milestone() + " "
                        + alert.evidence().article())
                .containsExactly("u raised a");
    }

    @Test
    void ofWhatWaitsTheNextMatchCountsOnWhereTheFirstIsTakenBackEditedOrMoved() {
        patient(3);
        article(llama("a").in("s", 1));
        article(llama("b").in("s", 2));
        article(llama("a").in("s", 2).withdrawn());
        article(other("c").in("s", 3));
        article(llama("d").in("t", 1));
        article(llama("d").in("t", 1).edited("r2", "Llama d again"));
        article(llama("e").in("t", 2));
        article(other("d").in("t", 2).edited("r3", "Alpaca"));
        article(other("f").in("t", 3));
        article(llama("g").in("u", 1));
        article(llama("h").in("u", 2));
        article(other("i").in("u", 1, List.of(split("v", "u", "g"))));
        article(other("j").in("u", 3));
        article(other("k").in("v", 3));
        article(llama("l").in("x", 1));
        article(llama("m").in("y", 1));
        article(other("n").in("x", 2, List.of(merged("y", "x"))));
        article(llama("l").in("x", 2).withdrawn());
        article(other("o").in("x", 3));
        assertThat(alerts)
                .extracting(alert -> alert.story() + " " + alert.milestone() + " "
                        + alert.evidence().article())
                .containsExactly("s raised b", "t raised e", "u raised h", "v raised g", "x raised m");
        assertThat(alerts.getFirst().evidence().passages()).hasSize(1);
    }

    @Test
    void whatWaitsOfTwoStoriesThatMergeIsInTheOrderInWhichItCame() {
        patient(20);
        for (var number = 1; number <= 5; number++) {
            article(llama("a" + number).in("s", number));
            article(llama("b" + number).in("t", number));
        }
        article(other("c").in("t", 10, List.of(merged("s", "t"))));
        assertThat(waiting("t")).containsExactly("a1", "b1", "a2", "b2", "a3", "b3", "a4", "b4");
    }

    @Test
    void whatWaitsAndWasEditedIsToldAsItIsInItsPlace() {
        patient(3);
        article(llama("a").in("s", 1));
        article(llama("b").in("s", 2));
        article(llama("a").in("s", 2).edited("r2", "Two llamas a").quiet());
        article(llama("d").in("s", 2).quiet());
        assertThat(waiting("s")).containsExactly("a", "b");
        article(other("c").in("s", 3));
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.evidence().article()).isEqualTo("a");
            assertThat(alert.evidence().revision()).isEqualTo("r2");
            assertThat(alert.evidence().title()).isEqualTo("Two llamas a");
        });
    }

    @Test
    void whyAnArticleIsInItsStoryIsTold() {
        patient(2);
        article(llama("a").in("s", 1));
        article(llama("b").in("t", 1).near(0.4, "x"));
        article(other("c").in("s", 2));
        article(other("d").in("t", 2));
        assertThat(alerts)
                .extracting(
                        alert -> alert.evidence().nearest(),
                        alert -> alert.evidence().likeness())
                .containsExactly(tuple(Optional.empty(), Optional.empty()), tuple(Optional.of("x"), Optional.of(0.4)));
    }

    @Test
    void soManyMatchesWait() {
        patient(20);
        var most = 8;
        for (var publisher = 1; publisher <= most + 1; publisher++) {
            article(llama("a" + publisher).in("s", publisher));
        }
        for (var publisher = 1; publisher < most; publisher++) {
            article(llama("a" + publisher).in("s", most + 1).withdrawn());
        }
        assertThat(waiting("s")).containsExactly("a" + most);
        article(llama("b").in("s", most + 1));
        article(llama("a" + most).in("s", most + 1).withdrawn());
        article(other("c").in("s", 20));
        assertThat(alerts)
                .extracting(alert -> alert.milestone() + " " + alert.evidence().article())
                .containsExactly("raised b");
    }

    private List<String> waiting(String story) {
        return maps.spoken("w", story).orElseThrow().waits().stream()
                .map(Evidence::article)
                .toList();
    }
}

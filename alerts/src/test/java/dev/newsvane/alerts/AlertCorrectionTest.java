package dev.newsvane.alerts;

import static dev.newsvane.alerts.Articles.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Correction;
import dev.newsvane.schemas.CorrectionKind;
import dev.newsvane.schemas.When;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What stories that merge and split, and articles that are edited and withdrawn, do to what was said of them.
class AlertCorrectionTest extends AlertScenario {
    @Test
    void whatMergesOrSplitsOffIsNotRaisedAgain() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk")));
        article(llama("a").in("s", 1));
        article(llama("b").in("t", 2, List.of(merged("s", "t"))));
        article(llama("c").in("t", 3));
        article(llama("d").in("u", 1, List.of(split("u", "t", "d"))));
        article(llama("e").in("v", 1));
        assertThat(alerts)
                .extracting(alert -> alert.story() + " " + alert.milestone())
                .containsExactly("s raised", "t grown:3", "v raised");
        assertThat(alerts.get(1).alert()).isEqualTo(AlertIds.alert("w", "s"));
    }

    @Test
    void ofTwoStoriesThatBothWereToldOfTheYoungerIsCorrectedOnceAndTheOtherGoesOn() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk")));
        article(llama("a").in("s", 1));
        article(llama("b").in("t", 1));
        article(llama("c").in("t", 3, List.of(merged("s", "t"))));
        // the story that was over begins anew, and merges once more
        article(llama("d").in("s", 3));
        article(llama("e").in("t", 4, List.of(merged("s", "t"))));
        assertThat(alerts)
                .extracting(alert -> alert.story() + " " + alert.milestone())
                .containsExactly("s raised", "t raised", "s merged:t", "t grown:3", "s grown:3@s");
        var younger = alerts.getFirst().alert();
        var other = alerts.get(1).alert();
        assertThat(alerts.get(2)).satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.CORRECTED);
            assertThat(alert.raisedBy()).isPresent();
            assertThat(alert.event()).isEqualTo(AlertIds.event(younger, AlertKind.CORRECTED, "merged:t"));
            assertThat(alert.correction()).contains(new Correction(CorrectionKind.MERGED, "a", "t", other));
            assertThat(alert.evidence().article()).isEqualTo("c");
        });
        assertThat(alerts).extracting(Alert::alert).containsExactly(younger, other, younger, other, other);
        assertThat(deliveries).hasSize(5);
        assertThat(alerts).extracting(Alert::event).doesNotHaveDuplicates();
    }

    @Test
    void whatWasToldOfOneStoryOnlyIsNotCorrectedWhenTheyMerge() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk")));
        article(llama("a").in("s", 1));
        article(llama("b").in("t", 1).quiet());
        article(llama("c").in("t", 3, List.of(merged("s", "t"))));
        article(llama("d").in("u", 1).quiet());
        article(llama("e").in("v", 1));
        article(llama("f").in("v", 3, List.of(merged("u", "v"))));
        assertThat(alerts)
                .extracting(alert -> alert.story() + " " + alert.milestone())
                .containsExactly("s raised", "t would:raised", "t grown:3", "u would:raised", "v raised", "v grown:3");
        assertThat(alerts.get(2).alert()).isEqualTo(alerts.getFirst().alert());
    }

    @Test
    void anAlertWhoseArticleASplitTookAwayIsCorrectedAndGoesWithIt() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk")));
        article(llama("a").in("s", 1));
        article(llama("b").in("s", 2));
        article(other("c").in("s", 2, List.of(split("u", "s", "a"))));
        article(llama("d").in("u", 3));
        article(llama("e").in("s", 3));
        article(llama("f").in("s", 3, List.of(split("v", "s", "b"))));
        assertThat(alerts)
                .extracting(alert -> alert.story() + " " + alert.milestone())
                .containsExactly("s raised", "s split:u", "u grown:3", "s grown:3@s");
        assertThat(alerts.stream().map(Alert::alert).distinct()).hasSize(1);
        assertThat(alerts.get(1).correction())
                .contains(new Correction(
                        CorrectionKind.SPLIT, "a", "u", alerts.getFirst().alert()));
    }

    @Test
    void whatWasKeptAndNotToldIsTheOriginsAlone() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk")));
        article(llama("a").in("s", 1).quiet());
        article(other("b").in("s", 2, List.of(split("u", "s", "a"))));
        article(llama("c").in("u", 2));
        article(llama("d").in("s", 2));
        assertThat(alerts)
                .extracting(alert -> alert.story() + " " + alert.milestone())
                .containsExactly("s would:raised", "u raised", "s raised");
        assertThat(alerts).extracting(Alert::event).doesNotHaveDuplicates();
    }

    @Test
    void anAlertWhoseArticleWasEditedSoThatItNoLongerMatchesIsCorrectedOnce() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk")));
        article(llama("a").in("s", 1));
        article(llama("b").in("s", 2));
        article(llama("a").in("s", 2).edited("r2", "Llama, still"));
        article(other("b").in("s", 2).edited("r2", "Nothing"));
        // days later, and at a source that is polled for the first time: who was told must know
        article(llama("a")
                .in("s", 2)
                .edited("r3", "Alpaca")
                .event(T0.minus(Duration.ofDays(9)))
                .quiet());
        article(llama("a").in("s", 2).edited("r4", "Alpaca again"));
        article(llama("c").in("s", 3));
        assertThat(alerts).extracting(Alert::milestone).containsExactly("raised", "edited:r3", "grown:3");
        assertThat(alerts.get(1)).satisfies(alert -> {
            assertThat(alert.correction()).contains(new Correction(CorrectionKind.EDITED, "a", "s", alert.alert()));
            assertThat(alert.evidence().title()).isEqualTo("Alpaca");
            assertThat(alert.evidence().passages()).isEmpty();
            assertThat(alert.pages()).isTrue();
        });
        assertThat(deliveries).hasSize(3);
    }

    @Test
    void anAlertWhoseArticleWasWithdrawnIsCorrectedOnceWhateverTheWatchAsksByNow() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk")));
        watch(Articles.watch("all", 1, "llama OR something", T0.minusSeconds(60), false, List.of("desk")));
        watch(Articles.watch("removed", 1, "llama", T0.minusSeconds(60), false, List.of("desk")));
        article(other("z").in("s", 1));
        article(llama("a").in("s", 2));
        watch(Articles.watch("w", 2, "alpaca", T0.plusSeconds(60), false, List.of("press")));
        watch(Articles.watch("removed", 2, "llama", T0.plusSeconds(60), true, List.of()));
        var later = Duration.ofSeconds(90);
        // the publishers that came since make nobody speak; who was told knows it of an old article, too
        article(llama("a")
                .in("s", 5)
                .withdrawn()
                .event(T0.minus(Duration.ofDays(9)))
                .fetched(later)
                .quiet());
        article(llama("a").in("s", 5).withdrawn().fetched(later));
        assertThat(alerts)
                .extracting(alert -> alert.watch() + " " + alert.milestone())
                .containsExactlyInAnyOrder("all raised", "removed raised", "w raised", "w withdrawn:a");
        var told = alerts.getLast();
        assertThat(told.kind()).isEqualTo(AlertKind.CORRECTED);
        assertThat(told.correction())
                .contains(new Correction(CorrectionKind.WITHDRAWN, "a", "s", AlertIds.alert("w", "s")));
        assertThat(told.evidence().title()).isEqualTo("Llama a");
        assertThat(told.evidence().passages()).isEmpty();
        assertThat(told.raisedBy()).as("what is gone is not quoted").isEmpty();
        assertThat(told.pages()).isTrue();
        assertThat(deliveries.getLast().endpoint()).isEqualTo("press");
        assertThat(deliveries).hasSize(4);
    }

    /// The alert stands as it was corrected, and its story goes on.
    @Test
    void whatIsPublishedAgainRaisesNothingAndItsStoryGrows() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk")));
        article(llama("a").in("s", 1));
        article(llama("a").in("s", 1).withdrawn());
        article(llama("a").in("s", 1).edited("r1", "Llama a"));
        article(llama("a").in("s", 1).withdrawn());
        article(llama("b").in("s", 3));
        assertThat(alerts).extracting(Alert::milestone).containsExactly("raised", "withdrawn:a", "grown:3");
    }

    @Test
    void whatWasNeverToldIsNotTakenBackAndIsWaitedForNoMore() {
        patient(3);
        article(llama("a").in("s", 1));
        article(llama("a").in("s", 3).withdrawn());
        article(other("b").in("s", 3));
        article(llama("c").in("t", 3).quiet());
        article(llama("c").in("t", 3).withdrawn());
        assertThat(alerts).extracting(Alert::milestone).containsExactly("would:raised");
    }

    @Test
    void whatWasWithdrawnIsNoSignOfLife() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk"))
                .speaking(new When(0, Optional.empty(), Optional.of(Duration.ofHours(1)))));
        look(Duration.ZERO, Duration.ofHours(1));
        article(llama("a").in("s", 1).placed(Duration.ofHours(1)));
        look(Duration.ofHours(1), Duration.ofMinutes(90));
        article(llama("a").in("s", 1).placed(Duration.ofMinutes(90)).withdrawn());
        look(Duration.ofMinutes(90), Duration.ofHours(3));
        assertThat(alerts)
                .extracting(Alert::milestone)
                .containsExactly("silent:a:" + T0.plus(Duration.ofHours(1)).toEpochMilli());
    }

    @Test
    void aBranchThatEndsClosesNoAlertThatGoesOnElsewhere() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk")));
        article(llama("a").in("s", 1));
        article(other("d").in("u", 1, List.of(split("u", "s", "d"))));
        article(llama("b").in("t", 1));
        article(llama("c").in("t", 2, List.of(merged("s", "t"))));
        article(llama("e").in("t", 2, List.of(merged("u", "t"))));
        assertThat(alerts)
                .extracting(alert -> alert.story() + " " + alert.milestone())
                .containsExactly("s raised", "t raised", "s merged:t");
    }

    @Test
    void aBranchThatMovesLeavesItsNameToNobody() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk")));
        article(llama("a").in("s", 1));
        article(other("d").in("u", 1, List.of(split("u", "s", "d"))));
        article(other("e").in("v", 1, List.of(merged("u", "v"))));
        article(other("f").in("v", 3));
        article(other("g").in("u", 3));
        assertThat(alerts)
                .extracting(alert -> alert.story() + " " + alert.milestone())
                .containsExactly("s raised", "v grown:3@u", "u grown:3@u@u");
        assertThat(alerts).extracting(Alert::event).doesNotHaveDuplicates();
    }

    @Test
    void partsOfOneAlertThatMergeAgainAreOneAlert() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk")));
        article(llama("a").in("s", 1));
        article(llama("c").in("s", 1, List.of(split("u", "s", "a"))));
        article(other("d").in("u", 5));
        article(other("x").in("s", 6, List.of(merged("u", "s"))));
        article(other("a").in("s", 6).edited("r2", "Alpaca"));
        article(other("y").in("s", 10));
        assertThat(alerts)
                .extracting(alert -> alert.story() + " " + alert.milestone())
                .containsExactly("s raised", "s split:u", "u grown:5", "s edited:r2", "s grown:10");
    }

    @Test
    void anEditIsNotBlamedWhereTheWatchChanged() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk")));
        article(llama("a").in("s", 1));
        article(llama("b").in("t", 1));
        watch(Articles.watch("w", 2, "alpaca", T0.plusSeconds(60), false, List.of("desk")));
        var later = Duration.ofSeconds(90);
        article(llama("a").in("s", 1).edited("r2", "Llama, again").fetched(later));
        article(llama("b").in("t", 1).edited("r2", "Alpaca").fetched(later));
        article(llama("b").in("t", 1).edited("r3", "Guanaco").fetched(later));
        assertThat(alerts)
                .extracting(alert -> alert.story() + " " + alert.milestone())
                .containsExactly("s raised", "t raised", "t edited:r3");
    }
}

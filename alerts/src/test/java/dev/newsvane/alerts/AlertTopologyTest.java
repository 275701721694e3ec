package dev.newsvane.alerts;

import static dev.newsvane.alerts.Articles.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.Channel;
import dev.newsvane.base.Routing;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Correction;
import dev.newsvane.schemas.CorrectionKind;
import dev.newsvane.schemas.Coverage;
import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.Evidence;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Quiet;
import dev.newsvane.schemas.Spike;
import dev.newsvane.schemas.StoryKind;
import dev.newsvane.schemas.Telling;
import dev.newsvane.schemas.Turn;
import dev.newsvane.schemas.Watch;
import dev.newsvane.schemas.When;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Scenarios through the very topology; beside it the same records go through [Matching] over maps, as a replay reads
/// them, and must give the same.
class AlertTopologyTest {
    private final Channels channels = Channels.offline();
    private final AlertSettings settings = AlertSettings.DEFAULT;
    private final TopologyTestDriver driver =
            new TopologyTestDriver(AlertTopology.build(channels, settings), new Properties(), T0);
    private final Memory maps = Memory.inMaps();
    private final List<Alert> replayed = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private Matching matching = new Matching(maps, settings);
    private long offset;

    @AfterEach
    void replayAgreesWithTheTopology() {
        driver.close();
        matching.close();
        assertThat(replayed)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("matched")
                .isEqualTo(alerts);
    }

    @Test
    void theTopologyIsTheOneThatWasReviewed() throws IOException {
        try (var golden = Objects.requireNonNull(getClass().getResourceAsStream("topology.txt"))) {
            assertThat(AlertTopology.build(channels, settings).describe().toString())
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void aStoryIsRaisedOnceAndGrows() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk", "press")));
        article(llama("a").in("s", 1));
        article(llama("b").in("s", 2));
        article(llama("c").in("s", 3));
        article(other("d").in("s", 4));
        article(other("e").in("s", 5));
        article(llama("f").in("t", 1));
        assertThat(alerts)
                .extracting(alert -> alert.story() + " " + alert.milestone() + " "
                        + alert.evidence().article())
                .containsExactly("s raised a", "s grown:3 c", "s grown:5 e", "t raised f");
        assertThat(alerts.stream().map(Alert::alert).distinct()).hasSize(2);
        assertThat(alerts)
                .as("the match that raised it, where the article does not match")
                .extracting(alert -> alert.raisedBy().map(Evidence::article).orElse(""))
                .containsExactly("", "", "a", "");
        assertThat(alerts.get(2).evidence().passages()).isEmpty();
        assertThat(alerts.get(2).shown()).isEqualTo(alerts.getFirst().evidence().passages());
        assertThat(alerts.getFirst()).satisfies(alert -> {
            assertThat(alert.alert()).isEqualTo(AlertIds.alert("w", "s"));
            assertThat(alert.event()).isEqualTo(AlertIds.event(alert.alert(), AlertKind.RAISED, "raised"));
            assertThat(alert.evidence().passages())
                    .singleElement()
                    .satisfies(passage -> assertThat(passage.clause()).isEqualTo("llama"));
            assertThat(alert.pages()).isTrue();
            assertThat(alert.late()).isEmpty();
        });
        assertThat(deliveries).hasSize(8).allSatisfy(delivery -> {
            assertThat(delivery.tries()).isZero();
            assertThat(delivery.id())
                    .isEqualTo(AlertIds.delivery(delivery.alert().event(), delivery.endpoint(), Optional.empty()));
        });
    }

    @Test
    void anAlertIsRaisedAtOnceAndItsDeliveryWaitsForTheEndOfQuietHours() {
        var telling = new Telling(Optional.of(new Quiet("00:00", "23:59", "UTC")), Optional.empty());
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk"))
                .telling(telling));
        article(llama("a").in("s", 1));
        assertThat(alerts)
                .singleElement()
                .satisfies(alert -> assertThat(alert.pages()).isTrue());
        assertThat(deliveries)
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.due())
                        .isEqualTo(telling.due(delivery.alert().matched()))
                        .isAfter(delivery.made()));
    }

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

    private List<String> waiting(String story) {
        return maps.spoken("w", story).orElseThrow().waits().stream()
                .map(Evidence::article)
                .toList();
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

    private void patient(int independent) {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk"))
                .speaking(When.stories(independent)));
    }

    @Test
    void aWatchMayHaveMilestonesOfItsOwn() {
        var watch = Articles.watch("w", 1, "llama", T0.minusSeconds(60));
        watch(Watch.of("w", "llama", "test").growing(List.of(2)).as(1, false, watch.written()));
        article(llama("a").in("s", 1));
        article(llama("b").in("s", 2));
        article(llama("c").in("s", 3));
        assertThat(alerts).extracting(Alert::milestone).containsExactly("raised", "grown:2");
        assertThat(deliveries).isEmpty();
    }

    @Test
    void milestonesPassedBeforeTheFirstMatchAreNotSpokenOf() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60)));
        article(llama("a").in("s", 4));
        article(llama("b").in("s", 4));
        article(llama("c").in("s", 12));
        assertThat(alerts).extracting(Alert::milestone).containsExactly("raised", "grown:10");
    }

    @Test
    void whatWouldHaveAlertedIsKeptAndTheFirstLiveArticleStillRaises() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk")));
        article(llama("a").in("s", 1).quiet());
        article(llama("b").in("s", 3).quiet());
        article(other("c").in("s", 5));
        article(llama("d").in("s", 6));
        article(llama("e").in("s", 6));
        article(llama("f").in("s", 10));
        article(llama("g").in("s", 25).quiet());
        article(llama("h").in("s", 26));
        assertThat(alerts)
                .extracting(alert -> alert.milestone() + " " + alert.pages() + " "
                        + alert.why().orElse(""))
                .containsExactly(
                        "would:raised false baseline",
                        "would:grown:3 false baseline",
                        "raised true ",
                        "grown:10 true ",
                        "would:grown:25 false baseline",
                        "grown:25 true ");
        assertThat(alerts.stream().map(Alert::event).distinct()).hasSize(6);
        assertThat(alerts.stream().map(Alert::alert).distinct()).hasSize(1);
        assertThat(deliveries)
                .extracting(delivery -> delivery.alert().milestone())
                .containsExactly("raised", "grown:10", "grown:25");
    }

    @Test
    void importsAndTheVeryOldPageNobodyAndTheMerelyLateSayHowLate() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk")));
        article(llama("a").in("s", 1).lane(Lanes.history("archive")));
        article(llama("b").in("t", 1).event(T0.minus(Duration.ofHours(49))));
        article(llama("c").in("u", 1).event(T0.minus(Duration.ofHours(47))));
        article(llama("d").in("v", 1).event(T0.minus(Duration.ofMinutes(9))));
        assertThat(alerts)
                .extracting(Alert::why)
                .containsExactly(
                        Optional.of("import"), Optional.of("older than 48 h"), Optional.empty(), Optional.empty());
        assertThat(alerts)
                .extracting(Alert::late)
                .containsExactly(
                        Optional.empty(), Optional.empty(), Optional.of(Duration.ofHours(47)), Optional.empty());
        assertThat(deliveries).hasSize(2);
    }

    @Test
    void anArticleMeetsTheVersionThatWasInForceWhenItWasFetched() {
        watch(Articles.watch("w", 1, "alpaca", T0));
        watch(Articles.watch("w", 2, "llama", T0.plusSeconds(10)));
        watch(Articles.watch("w", 3, "llama", T0.plusSeconds(20), true, List.of()));
        article(llama("early").in("a", 1).fetched(Duration.ofMillis(11_999)));
        article(llama("in time").in("b", 1).fetched(Duration.ofSeconds(12)));
        article(llama("late").in("c", 1).fetched(Duration.ofSeconds(22)));
        article(llama("growth").in("b", 3).fetched(Duration.ofSeconds(23)));
        // an article that comes late into the log still meets the version of its time
        article(llama("straggler").in("d", 1).fetched(Duration.ofSeconds(15)));
        assertThat(alerts)
                .extracting(alert -> alert.evidence().article() + " @" + alert.version())
                .containsExactly("in time @2", "straggler @2");
    }

    @Test
    void anArticleThatComesTwoDaysTooLateMeetsNoVersionThatIsOver() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60)));
        watch(Articles.watch("w", 2, "alpaca", T0.plusSeconds(10)));
        coverage(T0.plusSeconds(12).plus(Duration.ofHours(47)));
        article(llama("late").in("a", 1));
        coverage(T0.plusSeconds(12).plus(Duration.ofHours(71)));
        article(llama("too late").in("b", 1));
        assertThat(alerts).extracting(alert -> alert.evidence().article()).containsExactly("late");
    }

    @Test
    void aNewVersionOfAWatchDoesNotRaiseAnew() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60)));
        article(llama("a").in("s", 1));
        watch(Articles.watch("w", 2, "llama OR farm", T0.plusSeconds(10)));
        article(llama("b").in("s", 2).fetched(Duration.ofSeconds(30)));
        assertThat(alerts).extracting(Alert::milestone).containsExactly("raised");
    }

    @Test
    void anArticleWithoutAPlaceSaysNothing() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60)));
        article(llama("a"));
        assertThat(alerts).isEmpty();
    }

    @Test
    void whatWasSaidIsForgottenLongAfterTheStoryEnded() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60)));
        article(llama("a").in("s", 1));
        coverage(T0.plus(Duration.ofDays(59)));
        assertThat(maps.ofStory("s")).hasSize(1);
        coverage(T0.plus(Duration.ofDays(61)));
        assertThat(maps.ofStory("s")).isEmpty();
        assertThat(driver.<String, Spoken>getKeyValueStore(AlertTopology.SPOKEN).get(Memory.key("w", "s")))
                .isNull();
    }

    @Test
    void aRestartFindsTheWatchesAndWhatTheySaid() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60)));
        watch(Articles.watch("w", 2, "llama OR farm", T0.minusSeconds(30)));
        article(llama("a").in("s", 1));
        matching.close();
        matching = new Matching(maps, settings);
        article(llama("b").in("s", 3));
        article(llama("c").in("t", 1));
        assertThat(alerts).extracting(Alert::milestone).containsExactly("raised", "grown:3", "raised");
    }

    @Test
    void deliveriesLandWithTheirEndpoint() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk")));
        article(llama("a").in("s", 1));
        assertThat(deliveries)
                .singleElement()
                .satisfies(delivery ->
                        assertThat(Routing.place(Deliveries.key(delivery))).isEqualTo("desk"));
    }

    private static Turn merged(String over, String into) {
        return new Turn(StoryKind.MERGED, over, into, List.of());
    }

    @Test
    void nothingForADayIsSaidOnceAndAgainOnlyAfterSomethingCame() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk"))
                .speaking(new When(0, Optional.empty(), Optional.of(Duration.ofDays(1)))));
        look(Duration.ZERO, Duration.ofDays(2));
        assertThat(alerts).as("nothing matched ever").isEmpty();
        article(llama("a").in("s", 1).placed(Duration.ofDays(2)));
        look(Duration.ofDays(2), Duration.ofDays(3));
        article(other("b").in("t", 1).placed(Duration.ofDays(3)));
        assertThat(alerts).as("not yet").isEmpty();
        look(Duration.ofDays(3), Duration.ofDays(6));
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.SILENT);
            assertThat(alert.alert()).isEqualTo(AlertIds.alert("w", "s"));
            assertThat(alert.evidence().article()).isEqualTo("a");
            var tally = alert.tally().orElseThrow();
            assertThat(tally.since()).isEqualTo(T0.plus(Duration.ofDays(2)));
            assertThat(tally.until())
                    .isBetween(
                            T0.plus(Duration.ofDays(3)),
                            T0.plus(Duration.ofDays(3)).plusSeconds(120));
        });
        assertThat(deliveries).hasSize(1);
        article(llama("c").in("s", 2).placed(Duration.ofDays(6)));
        look(Duration.ofDays(6), Duration.ofDays(8));
        assertThat(alerts)
                .extracting(Alert::milestone)
                .containsExactly(
                        "silent:a:" + T0.plus(Duration.ofDays(2)).toEpochMilli(),
                        "silent:c:" + T0.plus(Duration.ofDays(6)).toEpochMilli());
    }

    @Test
    void whatNobodyLookedAtIsNotSilent() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60))
                .speaking(new When(0, Optional.empty(), Optional.of(Duration.ofDays(1)))));
        look(Duration.ZERO, Duration.ofHours(1));
        article(llama("a").in("s", 1).placed(Duration.ofHours(1)));
        look(Duration.ofHours(1), Duration.ofHours(13));
        // off for two days, and without a network for another
        for (var at = Duration.ofHours(61); at.compareTo(Duration.ofHours(85)) < 0; at = at.plusSeconds(30)) {
            coverage(new Coverage("i", T0.plus(at), T0.plus(at), 10, 0, 9));
        }
        look(Duration.ofHours(85), Duration.ofHours(96));
        assertThat(alerts).isEmpty();
        look(Duration.ofHours(96), Duration.ofHours(98));
        assertThat(alerts).hasSize(1);
    }

    @Test
    void moreThanIsLikelyIsASpikeOfTheStoryThatMadeItOne() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk"))
                .speaking(new When(0, Optional.of(new Spike(5)), Optional.empty())));
        for (var day = 0; day < 9; day++) {
            var morning = Duration.ofDays(day).plusHours(8);
            look(Duration.ofDays(day), morning);
            article(llama("day" + day).in("s" + day, 1).placed(morning));
            look(morning, Duration.ofDays(day + 1));
        }
        look(Duration.ofDays(9), Duration.ofDays(9).plusHours(2));
        for (var i = 0; i < 8; i++) {
            var at = Duration.ofDays(9).plusHours(2).plusMinutes(i);
            article(llama("more" + i).in("of" + i, 1).placed(at));
        }
        assertThat(alerts).as("its time is not over").isEmpty();
        restart();
        look(Duration.ofDays(9).plusHours(2), Duration.ofDays(10));
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.SPIKED);
            assertThat(alert.milestone()).startsWith("spiked:more4:");
            assertThat(alert.alert()).isEqualTo(AlertIds.alert("w", "of4"));
            assertThat(alert.tally().orElseThrow().seen()).isEqualTo(5);
            assertThat(alert.tally().orElseThrow().articles())
                    .as("what was counted")
                    .containsExactly("more4", "more3", "more2", "more1", "more0");
        });
        assertThat(deliveries).hasSize(1);
    }

    @Test
    void whatPagesNobodyIsNoNoiseAndNoSignOfLife() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk"))
                .speaking(new When(0, Optional.of(new Spike(5)), Optional.of(Duration.ofHours(1)))));
        look(Duration.ZERO, Duration.ofDays(9));
        for (var i = 0; i < 9; i++) {
            var at = Duration.ofDays(9).plusSeconds(i);
            article(llama("quiet" + i).quiet().in("s", i + 1).placed(at));
            article(llama("import" + i).lane(Lanes.history("h")).in("t", i + 1).placed(at));
        }
        look(Duration.ofDays(9), Duration.ofDays(10));
        assertThat(alerts).isEmpty();
    }

    @Test
    void aWatchSpeaksOfStoriesTooIfItSaysSo() {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk"))
                .speaking(new When(1, Optional.empty(), Optional.of(Duration.ofHours(1)))));
        look(Duration.ZERO, Duration.ofHours(1));
        article(llama("a").in("s", 1).placed(Duration.ofHours(1)));
        look(Duration.ofHours(1), Duration.ofHours(3));
        assertThat(alerts)
                .extracting(Alert::milestone)
                .containsExactly(
                        "raised", "silent:a:" + T0.plus(Duration.ofHours(1)).toEpochMilli());
        assertThat(alerts.stream().map(Alert::alert).distinct())
                .as("one per watch and story")
                .hasSize(1);
    }

    /// What is remembered is enough.
    private void restart() {
        matching.close();
        matching = new Matching(maps, settings);
    }

    private void look(Duration from, Duration to) {
        for (var at = from; at.compareTo(to) < 0; at = at.plusSeconds(30)) {
            coverage(T0.plus(at));
        }
    }

    private static Turn split(String off, String origin, String... moved) {
        return new Turn(StoryKind.SPLIT, off, origin, List.of(moved));
    }

    private static Articles llama(String id) {
        return Articles.of("Llama " + id, "Nothing else.").id(id);
    }

    private static Articles other(String id) {
        return Articles.of("Something", "else").id(id);
    }

    private void watch(Watch watch) {
        pipe(channels.watches(), watch.name() + "@" + watch.version(), watch, watch.written());
        matching.watch(watch);
    }

    private void article(Articles given) {
        Article article = given.article();
        pipe(channels.articles(), article.key(), article, article.fetched());
        replayed.addAll(matching.article(article, offset++, T0));
        alerts.addAll(read(channels.alerts()));
        deliveries.addAll(read(channels.deliveries()));
    }

    private void coverage(Instant now) {
        coverage(new Coverage("i", now, now, 1, 0, 0));
    }

    private void coverage(Coverage coverage) {
        pipe(channels.coverage(), "i", coverage, coverage.now());
        replayed.addAll(matching.coverage(coverage, T0));
        alerts.addAll(read(channels.alerts()));
        deliveries.addAll(read(channels.deliveries()));
    }

    private <V> void pipe(Channel<V> channel, String key, V value, Instant at) {
        driver.createInputTopic(
                        channel.name(), new StringSerializer(), channel.values().serializer())
                .pipeInput(key, value, at);
    }

    private <V> List<V> read(Channel<V> channel) {
        return driver.createOutputTopic(
                        channel.name(),
                        new StringDeserializer(),
                        channel.values().deserializer())
                .readValuesToList();
    }
}

package dev.newsvane.alerts;

import static dev.newsvane.alerts.Articles.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.Routing;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Evidence;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Quiet;
import dev.newsvane.schemas.Telling;
import dev.newsvane.schemas.Watch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What watches say, and to whom, through the very topology.
class AlertTopologyTest extends AlertScenario {
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
}

package dev.newsvane.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.newsvane.app.Alerts;
import dev.newsvane.app.Told;
import dev.newsvane.base.Ids;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Correction;
import dev.newsvane.schemas.CorrectionKind;
import dev.newsvane.schemas.Story;
import dev.newsvane.testkit.Outcome.Raised;
import dev.newsvane.testkit.Outcome.Seen;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Stories as merges and splits leave them, not as their articles were first put.
class LedgerTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final String QUAY = "https://quay.example/closed";
    private static final String DOCK = "https://dock.example/shut";

    private final Ledger ledger = new Ledger();

    @BeforeEach
    void twoArticlesInTwoStoriesAndAnAlertForOne() {
        ledger.article(Told.article(QUAY, QUAY, "first", Optional.empty()));
        happened(Told.created("first", QUAY));
        ledger.article(Told.article(DOCK, DOCK, "second", Optional.empty()));
        happened(Told.created("second", DOCK));
        ledger.alert(alert(AlertKind.RAISED, "second", DOCK));
    }

    @Test
    void articlesAndAlertsFollowAMerge() {
        assertThat(ledger.counts().stories()).isEqualTo(2);
        happened(Told.merged("second", "first", DOCK));
        assertThat(ledger.counts().stories()).isEqualTo(1);
        assertThat(ledger.outcome().articles()).extracting(Seen::story).containsOnly("first");
        assertThat(ledger.outcome().alerts()).flatExtracting(Raised::stories).containsExactly("first");
        assertThat(ledger.outcome().independent()).containsOnlyKeys("first");
    }

    @Test
    void whatSplitOffIsAStoryOfWhichTheSameAlertSpeaks() {
        happened(Told.merged("second", "first", DOCK));
        happened(Told.split("third", "first", DOCK));
        ledger.alert(alert(AlertKind.GROWN, "third", DOCK));
        assertThat(ledger.counts().stories()).isEqualTo(2);
        assertThat(ledger.outcome().articles())
                .extracting(Seen::url, Seen::story)
                .containsExactly(tuple(QUAY, "first"), tuple(DOCK, "third"));
        assertThat(ledger.outcome().alerts())
                .singleElement()
                .extracting(Raised::stories)
                .asInstanceOf(InstanceOfAssertFactories.ITERABLE)
                .containsExactlyInAnyOrder("first", "third");
    }

    @Test
    void anAlertThatBelongsToAnotherSinceAMergeIsNoneOfItsOwn() {
        ledger.alert(alert("other", AlertKind.RAISED, "first", QUAY, Optional.empty()));
        happened(Told.merged("second", "first", DOCK));
        var now = new Correction(CorrectionKind.MERGED, Ids.of(DOCK), "first", "other");
        ledger.alert(alert("alert", AlertKind.CORRECTED, "second", DOCK, Optional.of(now)));
        assertThat(ledger.outcome().alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.stories()).containsExactly("first");
            assertThat(alert.evidence()).containsExactlyInAnyOrder(QUAY, DOCK, DOCK);
        });
    }

    private void happened(Story event) {
        ledger.story(event, NOON);
    }

    private static Alert alert(AlertKind kind, String story, String url) {
        return alert("alert", kind, story, url, Optional.empty());
    }

    private static Alert alert(String id, AlertKind kind, String story, String url, Optional<Correction> correction) {
        return new Alerts("watch", id, story, "Headline", url, "", NOON).event(kind, true, correction);
    }
}

package dev.newsvane.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newsvane.alerts.Deliveries;
import dev.newsvane.base.Sender;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.Digest;
import dev.newsvane.schemas.Quiet;
import dev.newsvane.schemas.Telling;
import dev.newsvane.testkit.Receiver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Quiet hours and digests.
class TellingTimesTest extends DeliverTest {
    @Test
    void quietHoursHoldWhatIsToldUntilTheyEndByTheClockThere() {
        var clock = new Shifted();
        var receiver = receiver();
        endpoint("desk", receiver, SECRET);
        var at = clock.instant().atZone(ZoneOffset.UTC).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
        var quiet = new Quiet(at.minusHours(1).toString(), at.plusMinutes(2).toString(), "UTC");
        var night = new Telling(Optional.of(quiet), Optional.empty());
        var held = told(Alerts.raised("s", 1, "desk"), night, clock.instant());
        // was said before they began, and could not be told then
        var late = told(Alerts.raised("t", 2, "desk"), night, clock.instant().minus(Duration.ofHours(2)));
        stage("one", QUICK, clock);
        await().atMost(PATIENCE)
                .until(() -> pending().stream()
                        .filter(delivery -> delivery.id().equals(late.id()))
                        .anyMatch(delivery -> delivery.last().isPresent()));
        assertThat(pending())
                .allSatisfy(delivery -> assertThat(delivery.due()).isEqualTo(held.due()))
                .hasSize(2);
        assertThat(receiver.receipts()).isEmpty();
        clock.shift(Duration.ofMinutes(3));
        await().atMost(PATIENCE).until(() -> receiver.accepted().size() == 2);
    }

    @Test
    void aDigestIsOneMessageWithAllThatWasSaidUntilItsHour() {
        var clock = new Shifted();
        var receiver = receiver();
        endpoint("desk", receiver, SECRET);
        var soon = clock.instant().atZone(ZoneOffset.UTC).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
        var daily = new Telling(
                Optional.empty(),
                Optional.of(new Digest(Optional.of(soon.plusMinutes(2).toString()), "UTC")));
        var hour = daily.due(clock.instant());
        var events = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            events.add(told(Alerts.raised("s" + i, i, "desk"), daily, hour.minusSeconds(60 - i))
                    .alert()
                    .event());
        }
        told(Alerts.raised("t", 9, "desk"), daily, hour.plusSeconds(1));
        receiver.behave(new Receiver.Mood.Drops());
        stage("one", QUICK, clock);
        clock.shift(Duration.between(clock.instant(), hour).plusSeconds(1));
        await().atMost(PATIENCE).until(() -> receiver.receipts().size() > 2);
        receiver.behave(new Receiver.Mood.Well());
        await().atMost(PATIENCE).until(() -> pending().size() == 1);
        assertThat(receiver.accepted()).singleElement().satisfies(receipt -> {
            assertThat(receipt.verified()).isTrue();
            assertThat(receipt.payload().path("type").asString()).isEqualTo("newsvane.digest");
            assertThat(receipt.payload()
                            .at("/data/alerts")
                            .valueStream()
                            .map(alert -> alert.path("event").asString()))
                    .containsExactlyElementsOf(events);
        });
        assertThat(receiver.receipts())
                .extracting(Receiver.Receipt::id)
                .containsOnly(receiver.accepted().getFirst().id());
    }

    private Delivery told(Alert alert, Telling telling, Instant at) {
        var delivery = Deliveries.of(Alerts.telling(alert, telling, "w", at.truncatedTo(ChronoUnit.MILLIS)))
                .getFirst();
        Sender.await(sender.send(channels.deliveries(), Deliveries.key(delivery), delivery, CLOCK.instant()));
        return delivery;
    }

    /// The system's clock, put forward.
    private static final class Shifted implements InstantSource {
        private final AtomicReference<Duration> by = new AtomicReference<>(Duration.ZERO);

        void shift(Duration more) {
            by.updateAndGet(more::plus);
        }

        @Override
        public Instant instant() {
            return CLOCK.instant().plus(by.get());
        }
    }
}

package dev.newsvane.alerts.deliver;

import static dev.newsvane.alerts.Articles.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.alerts.Deliveries;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.DeliveryState;
import dev.newsvane.schemas.Digest;
import dev.newsvane.schemas.Telling;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private static final Telling HOURLY =
            new Telling(Optional.empty(), Optional.of(new Digest(Optional.empty(), "UTC")));
    private static final Instant HOUR = HOURLY.due(T0);

    /// What stands in the channel.
    private final Map<String, Delivery> channel = new TreeMap<>();

    /// What arrived at the endpoint: of each alert, the ids of the messages that told it.
    private final Map<String, Set<String>> told = new LinkedHashMap<>();

    private Book book = new Book(4);

    @Test
    void whatADigestWaitsForIsOneDeliveryInTheOrderOfTheArticles() {
        var second = made("t", 2);
        var first = made("s", 1);
        assertThat(book.take(HOUR, _ -> Optional.empty())).isEmpty();
        assertThat(book.digests(HOUR.minusMillis(1))).isEmpty();
        var digests = book.digests(HOUR);
        assertThat(digests).singleElement().satisfies(digest -> {
            assertThat(digest.alerts()).containsExactly(first.alert(), second.alert());
            assertThat(Gathering.isDigest(digest)).isTrue();
        });
        assertThat(book.digests(HOUR)).isEmpty();
        write(Deliveries.key(digests.getFirst()), Optional.of(digests.getFirst()));
        assertThat(book.take(HOUR, _ -> Optional.empty()))
                .extracting(Book.Entry::delivery)
                .isEqualTo(digests);
    }

    @Test
    void anAlertAloneIsADigestTooAndWhatIsSentByHandIsNone() {
        var alone = made("s", 1);
        assertThat(book.digests(HOUR)).singleElement().satisfies(digest -> {
            assertThat(digest.id()).isNotEqualTo(alone.id());
            assertThat(Gathering.isDigest(digest)).isTrue();
        });
        var again = made("t", 2)
                .again(T0, "by hand")
                .then(DeliveryState.PENDING, 0, T0, Optional.of("there is no endpoint named desk"));
        write(Deliveries.key(again), Optional.of(again));
        assertThat(book.take(T0, _ -> Optional.empty()))
                .extracting(Book.Entry::delivery)
                .containsExactly(again);
        assertThat(book.digests(HOUR)).isEmpty();
    }

    @Test
    void tooManyForOneAreSeveral() {
        for (var i = 0; i < Gathering.MOST + 1; i++) {
            made("s" + i, i);
        }
        assertThat(book.digests(HOUR))
                .hasSize(2)
                .flatExtracting(Delivery::alerts)
                .hasSize(Gathering.MOST + 1);
    }

    @Test
    void whatGoesToAnotherOwnerIsNoLongerGathered() {
        made("s", 1);
        book.drop(Set.of(0));
        assertThat(book.digests(HOUR)).isEmpty();
    }

    /// Killed between any two records that are written, and begun anew from the channel.
    @Test
    void aKillLosesNoAlertAndTellsNoneUnderTwoIds() {
        var kills = 0;
        for (var seed = 0; seed < 200; seed++) {
            channel.clear();
            told.clear();
            book = new Book(4);
            kills += kills(new Random(seed));
        }
        assertThat(kills).isGreaterThan(200);
    }

    private int kills(Random random) {
        var kills = 0;
        var alerts = 0;
        for (var now = T0;
                now.isBefore(T0.plus(Duration.ofHours(6))) || !channel.isEmpty();
                now = now.plusSeconds(random.nextInt(900))) {
            if (alerts < 30 && random.nextInt(3) == 0) {
                // some come late, when the digest of their hour is on its way
                made("s" + random.nextInt(5), alerts++, now.minusSeconds(random.nextInt(2_000)));
            }
            try {
                step(now, random);
            } catch (Killed _) {
                kills++;
                book = new Book(4);
                channel.forEach((key, delivery) -> book.changed(0, key, Optional.of(delivery)));
            }
        }
        assertThat(told).hasSize(alerts);
        assertThat(told.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
        return kills;
    }

    private void step(Instant now, Random random) throws Killed {
        for (var digest : book.digests(now)) {
            perhaps(random);
            write(Deliveries.key(digest), Optional.of(digest));
        }
        for (var entry : book.take(now, _ -> Optional.empty())) {
            for (var key : Gathering.keys(entry.delivery())) {
                perhaps(random);
                write(key, Optional.empty());
            }
            perhaps(random);
            entry.delivery()
                    .alerts()
                    .forEach(alert -> told.computeIfAbsent(alert.event(), _ -> new HashSet<>())
                            .add(entry.delivery().id()));
            perhaps(random);
            var fails = random.nextInt(4) == 0;
            var after = Optional.of(entry.delivery())
                    .filter(_ -> fails)
                    .map(delivery -> delivery.then(
                            DeliveryState.PENDING, delivery.tries() + 1, now.plusSeconds(60), Optional.of("500")));
            book.writes(entry.key(), after);
            write(entry.key(), after);
            book.landed(entry);
            book.recorded(entry);
        }
    }

    private static final class Killed extends Exception {
        private static final long serialVersionUID = 1;
    }

    private static void perhaps(Random random) throws Killed {
        if (random.nextInt(25) == 0) {
            throw new Killed();
        }
    }

    private Delivery made(String story, int offset) {
        return made(story, offset, T0);
    }

    private Delivery made(String story, int offset, Instant at) {
        var alert = hourly(Alerts.raised(story, offset, "desk"), at);
        var delivery = Deliveries.of(alert).getFirst();
        write(Deliveries.key(delivery), Optional.of(delivery));
        return delivery;
    }

    private static Alert hourly(Alert alert, Instant at) {
        return Alerts.telling(alert, HOURLY, "w", at);
    }

    private void write(String key, Optional<Delivery> value) {
        value.ifPresentOrElse(delivery -> channel.put(key, delivery), () -> channel.remove(key));
        book.changed(0, key, value);
    }
}

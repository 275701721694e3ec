package dev.newsvane.alerts.deliver;

import static dev.newsvane.alerts.Articles.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.alerts.Deliveries;
import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.DeliveryState;
import dev.newsvane.schemas.Quiet;
import dev.newsvane.schemas.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BookTest {
    private final Book book = new Book(2);

    @Test
    void ofALineOnlyTheFirstIsTriedInTheOrderOfTheArticles() {
        var second = put(Alerts.delivery("s", 2, "desk"));
        var first = put(Alerts.delivery("s", 1, "desk"));
        assertThat(take(T0)).containsExactly(first);
        assertThat(take(T0)).isEmpty();
        delivered(first);
        assertThat(take(T0)).containsExactly(second);
    }

    @Test
    void aFailedOneHoldsUpItsLineAndNoOther() {
        var first = put(Alerts.delivery("s", 1, "desk"));
        put(Alerts.delivery("s", 2, "desk"));
        var other = put(Alerts.delivery("t", 3, "desk"));
        assertThat(take(T0)).containsExactlyInAnyOrder(first, other);
        delivered(other);
        written(first, Optional.of(after(first, DeliveryState.PENDING, T0.plusSeconds(5))));
        assertThat(take(T0.plusSeconds(4))).isEmpty();
        assertThat(take(T0.plusSeconds(5))).extracting(Delivery::id).containsExactly(first.id());
    }

    @Test
    void aDeadOneHoldsUpNobody() {
        var first = put(Alerts.delivery("s", 1, "desk"));
        var second = put(Alerts.delivery("s", 2, "desk"));
        take(T0);
        written(first, Optional.of(after(first, DeliveryState.DEAD, T0.plusSeconds(60))));
        assertThat(take(T0)).containsExactly(second);
        assertThat(book.count(DeliveryState.DEAD)).isEqualTo(1);
        assertThat(book.expired(T0.plusSeconds(59))).isEmpty();
        assertThat(book.expired(T0.plusSeconds(60))).containsExactly(Deliveries.key(first));
    }

    @Test
    void aLineRestsUntilWhatWasWrittenIsReadBack() {
        var delivery = put(Alerts.delivery("s", 1, "desk"));
        var entry = take(T0).getFirst();
        var later = after(delivery, DeliveryState.PENDING, T0.plusSeconds(5));
        book.writes(Deliveries.key(entry), Optional.of(later));
        book.landed(new Book.Entry(0, Deliveries.key(entry), entry));
        put(delivery); // an older record that is still on its way
        assertThat(take(T0.plusSeconds(60))).isEmpty();
        put(later);
        assertThat(take(T0.plusSeconds(60))).containsExactly(later);
    }

    /// A member of a digest may be redelivered by hand, and a record become visible late.
    @Test
    void aLineGoesOnWhereAnotherTookItsEntryAwayMeanwhile() {
        var first = put(Alerts.delivery("s", 1, "desk"));
        var second = put(Alerts.delivery("s", 2, "desk"));
        assertThat(take(T0)).containsExactly(first);
        book.changed(0, Deliveries.key(first), Optional.empty());
        assertThat(take(T0)).isEmpty();
        delivered(first);
        assertThat(take(T0)).containsExactly(second);
    }

    @Test
    void aPlaceIsFreeOnceTheEndpointHasAnsweredWhileNotTooMuchIsUnrecorded() {
        for (var number = 0; number < 30; number++) {
            put(Alerts.delivery("s" + number, number, "desk"));
        }
        var answered = new ArrayList<Book.Entry>();
        for (var places = book.take(T0, _ -> Optional.empty());
                !places.isEmpty();
                places = book.take(T0, _ -> Optional.empty())) {
            assertThat(places).hasSizeLessThanOrEqualTo(2);
            places.forEach(book::landed);
            answered.addAll(places);
        }
        assertThat(answered).hasSize(20);
        answered.subList(0, 3).forEach(book::recorded);
        assertThat(take(T0)).hasSize(2);
    }

    @Test
    void whatSleepsHoldsUpNoOtherWatch() {
        var quiet = new Telling(Optional.of(new Quiet("22:00", "07:00", "UTC")), Optional.empty());
        var asleep = Deliveries.of(
                        Alerts.telling(Alerts.delivery("s", 1, "desk").alert(), quiet, "asleep", T0))
                .getFirst();
        put(asleep.then(DeliveryState.PENDING, 0, T0.plusSeconds(60), Optional.empty()));
        var awake = put(Alerts.delivery("s", 2, "desk"));
        assertThat(take(T0)).containsExactly(awake);
    }

    @Test
    void linesThatWaitedAndWentToAnotherOwnerTakeNoPlaceFromThoseThatAreHere() {
        for (var i = 0; i < 8; i++) {
            put(Alerts.delivery("gone" + i, i, "desk"));
        }
        take(T0).forEach(this::delivered);
        book.drop(Set.of(0));
        for (var i = 0; i < 6; i++) {
            put(Alerts.delivery("here" + i, i, "desk"));
        }
        for (var round = 0; round < 3; round++) {
            var taken = take(T0);
            assertThat(taken).hasSize(2);
            taken.forEach(this::delivered);
        }
    }

    @Test
    void anEndpointHasItsNumberOfPlaces() {
        for (var i = 0; i < 5; i++) {
            put(Alerts.delivery("s" + i, i, "desk"));
        }
        var other = put(Alerts.delivery("s", 9, "press"));
        var taken = take(T0);
        assertThat(taken).hasSize(3).contains(other);
        taken.stream().filter(delivery -> !delivery.equals(other)).forEach(this::delivered);
        assertThat(take(T0)).hasSize(2);
    }

    @Test
    void whatRestsIsLookedAtAgainWhenItsEndpointChanges() {
        var delivery = put(Alerts.delivery("s", 1, "desk"));
        assertThat(book.take(T0, _ -> Optional.of(Instant.MAX))).isEmpty();
        assertThat(take(T0)).isEmpty();
        book.unblock("desk");
        assertThat(take(T0)).containsExactly(delivery);
    }

    @Test
    void whatRestsForATimeIsLookedAtAgainThen() {
        var delivery = put(Alerts.delivery("s", 1, "desk"));
        var until = Optional.of(T0.plusSeconds(60));
        assertThat(book.take(T0, _ -> until)).isEmpty();
        assertThat(take(T0.plusSeconds(59))).isEmpty();
        assertThat(book.take(T0.plusSeconds(60), _ -> until))
                .extracting(Book.Entry::delivery)
                .containsExactly(delivery);
    }

    @Test
    void aPartitionThatWentToOthersIsForgotten() {
        put(Alerts.delivery("s", 1, "desk"));
        book.drop(Set.of(0));
        assertThat(take(T0)).isEmpty();
        assertThat(book.count(DeliveryState.PENDING)).isZero();
    }

    @Test
    void whatIsTakenBackIsNotTried() {
        var delivery = put(Alerts.delivery("s", 1, "desk"));
        book.changed(0, Deliveries.key(delivery), Optional.empty());
        assertThat(take(T0)).isEmpty();
    }

    private List<Delivery> take(Instant now) {
        return book.take(now, _ -> Optional.empty()).stream()
                .map(Book.Entry::delivery)
                .toList();
    }

    private Delivery put(Delivery delivery) {
        book.changed(0, Deliveries.key(delivery), Optional.of(delivery));
        return delivery;
    }

    private void delivered(Delivery delivery) {
        written(delivery, Optional.empty());
    }

    private void written(Delivery delivery, Optional<Delivery> after) {
        var key = Deliveries.key(delivery);
        book.writes(key, after);
        var entry = new Book.Entry(0, key, delivery);
        book.landed(entry);
        book.recorded(entry);
        book.changed(0, key, after);
    }

    private static Delivery after(Delivery before, DeliveryState state, Instant due) {
        return before.then(state, 1, due, Optional.of("status 500"));
    }
}

package dev.newsvane.ingest.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.Routing;
import dev.newsvane.ingest.Items;
import dev.newsvane.ingest.crawl.Heard.Manner;
import dev.newsvane.schemas.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Requests that were redirected wait as guests of the host they were sent to.
class GuestTest {
    private static final Instant T = Instant.parse("2026-03-14T12:00:00Z");
    private static final Heard WELL = new Heard(Manner.WELL, Duration.ofMillis(50));
    private static final Duration DELAY = CrawlSettings.defaults().delay();

    private final Book book = new Book(CrawlSettings.defaults());

    @Test
    void manyHostsThatRedirectToOneAskItOneAfterTheOther() {
        for (var n = 0; n < 30; n++) {
            put("from" + n, n);
        }
        var taken = book.take(T);
        assertThat(taken).hasSize(30);
        taken.forEach(open -> redirect(open, "to", T));
        for (var n = 0; n < 30; n++) {
            var now = T.plus(DELAY.multipliedBy(n));
            var guest = book.take(now);
            assertThat(guest).extracting(Open::host).containsExactly("to");
            assertThat(book.take(now.plus(DELAY))).isEmpty();
            assertThat(book.counts().open()).isEqualTo(30 - n);
            land(guest.getFirst(), Optional.empty(), now);
            assertThat(book.take(now.plus(DELAY).minusMillis(1))).isEmpty();
        }
        assertThat(book.counts()).isEqualTo(new CrawlStage.Counts(true, 0, 0));
    }

    @Test
    void aGuestWaitsAmongTheHostsOwnTheNewestFirst() {
        put("from", 5);
        redirect(book.take(T).getFirst(), "to", T);
        put("to", 3);
        put("to", 7);
        assertThat(List.of(turn(T), turn(T.plusSeconds(1)), turn(T.plusSeconds(2))))
                .extracting(Open::key)
                .containsExactly("to 7", "from 5", "to 3");
    }

    @Test
    void whoIsRedirectedHasGivenItsHostFree() {
        put("from", 1);
        put("from", 2);
        redirect(book.take(T).getFirst(), "to", T);
        assertThat(book.take(T.plus(DELAY))).extracting(Open::key).containsExactlyInAnyOrder("from 2", "from 1");
    }

    @Test
    void aRedirectWithinAHostWaitsForItsPauseLikeAnyRequest() {
        put("a", 1);
        redirect(book.take(T).getFirst(), "a", T);
        assertThat(book.take(T.plus(DELAY).minusMillis(1))).isEmpty();
        assertThat(book.take(T.plus(DELAY)))
                .singleElement()
                .satisfies(open -> assertThat(open.hop())
                        .hasValueSatisfying(hop -> assertThat(hop.count()).isEqualTo(1)));
    }

    @Test
    void aGuestThatChangesStaysWhereItWasLed() {
        put("from", 1);
        redirect(book.take(T).getFirst(), "to", T);
        var lifted = request("from", 1).again(0, T.minusSeconds(1));
        book.changed(0, "from 1", Optional.of(lifted));
        var guest = turn(T);
        assertThat(guest.host()).isEqualTo("to");
        assertThat(guest.request()).isEqualTo(lifted);
    }

    @Test
    void whatChangesOnTheWayIsKnownInItsLatestFormAfterIt() {
        put("from", 1);
        var asked = book.take(T).getFirst();
        var lifted = request("from", 1).again(0, T.minusSeconds(1));
        book.changed(0, "from 1", Optional.of(lifted));
        redirect(asked, "to", T);
        assertThat(turn(T).request()).isEqualTo(lifted);
    }

    @Test
    void aGuestThatIsToTryAgainBeginsAnewAtItsOwnHost() {
        put("from", 1);
        redirect(book.take(T).getFirst(), "to", T);
        var guest = book.take(T).getFirst();
        land(guest, Optional.of(guest.again(guest.request().again(1, T.plusSeconds(30)))), T);
        assertThat(book.take(T.plusSeconds(30))).singleElement().satisfies(open -> {
            assertThat(open.host()).isEqualTo("from");
            assertThat(open.hop()).isEmpty();
        });
    }

    @Test
    void whoGivesPartitionsUpForgetsTheirGuests() {
        put("from", 1);
        redirect(book.take(T).getFirst(), "to", T);
        book.revoked(Set.of(0));
        assertThat(book.take(T.plusSeconds(60))).isEmpty();
        assertThat(book.counts().open()).isZero();
    }

    private Open turn(Instant now) {
        var taken = book.take(now).getFirst();
        land(taken, Optional.empty(), now);
        return taken;
    }

    private void redirect(Open open, String host, Instant now) {
        var hop = new Hop(URI.create("http://" + host + "/" + open.request().id()), host, 1);
        land(open, Optional.of(open.at(hop)), now);
    }

    private void land(Open open, Optional<Open> next, Instant now) {
        book.landed(open, next, WELL, Book.Asks.NOTHING, now);
    }

    private void put(String host, int seconds) {
        var request = request(host, seconds);
        book.assigned(0, Map.of(Routing.key(host, request.id()), request));
    }

    private static Request request(String host, int seconds) {
        var id = Integer.toString(seconds);
        var url = "http://" + host + "/" + id;
        var item = Items.item("s", Optional.of(url), "text", false, T);
        return Request.first(id, url, "hash", item, T.plusSeconds(seconds)).again(0, T);
    }
}

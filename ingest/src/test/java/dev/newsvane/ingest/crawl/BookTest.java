package dev.newsvane.ingest.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.Routing;
import dev.newsvane.ingest.Items;
import dev.newsvane.schemas.Request;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BookTest {
    private static final Instant T = Instant.parse("2026-03-14T12:00:00Z");
    private static final Instant NO_REST = Instant.EPOCH;

    private final Book book = new Book(CrawlSettings.defaults());

    @Test
    void oneRequestAtATimeForAHostTheNewestFirst() {
        given(request("a", "old", 0), request("a", "new", 5), request("b", "only", 1));
        var taken = book.take(T.plusSeconds(10));
        assertThat(taken).extracting(open -> open.request().id()).containsExactlyInAnyOrder("new", "only");
        assertThat(book.take(T.plusSeconds(10))).isEmpty();
        book.landed(taken.getFirst(), Optional.empty(), NO_REST);
        book.landed(taken.getLast(), Optional.empty(), NO_REST);
        assertThat(book.take(T.plusSeconds(10)))
                .extracting(open -> open.request().id())
                .containsExactly("old");
    }

    @Test
    void aHostRestsBetweenRequests() {
        given(request("a", "1", 0), request("a", "2", 0));
        var now = T.plusSeconds(10);
        book.landed(book.take(now).getFirst(), Optional.empty(), now.plusSeconds(1));
        assertThat(book.take(now)).isEmpty();
        assertThat(book.take(now.plusSeconds(1))).hasSize(1);
    }

    @Test
    void aRetryWaitsForItsTime() {
        given(request("a", "1", 0));
        var taken = book.take(T).getFirst();
        var later = taken.request();
        var retry =
                new Request(later.id(), later.url(), later.trigger(), later.item(), 1, T.plusSeconds(30), later.made());
        book.landed(taken, Optional.of(retry), NO_REST);
        assertThat(book.take(T.plusSeconds(29))).isEmpty();
        assertThat(book.take(T.plusSeconds(30)))
                .extracting(open -> open.request().attempt())
                .containsExactly(1);
    }

    @Test
    void whatIsDoneIsGoneAndWhatIsRemovedIsNotFetched() {
        given(request("a", "1", 0), request("a", "2", 0));
        book.changed(0, "a 2", Optional.empty());
        book.landed(book.take(T).getFirst(), Optional.empty(), NO_REST);
        assertThat(book.counts()).isEqualTo(new CrawlStage.Counts(true, 0, 0));
        assertThat(book.take(T.plusSeconds(60))).isEmpty();
    }

    @Test
    void aRequestThatChangesWhileItIsFetchedIsKnownInItsLatestForm() {
        given(request("a", "1", 0));
        var taken = book.take(T).getFirst();
        var lifted = request("a", "1", 7);
        book.changed(0, "a 1", Optional.of(lifted));
        assertThat(book.latest(taken)).isEqualTo(lifted);
        book.landed(taken, Optional.empty(), NO_REST);
        assertThat(book.counts().open()).isZero();
    }

    @Test
    void beyondTenThousandTheOldestAreLeftOut() {
        var many = new HashMap<String, Request>();
        for (var i = 0; i < 10_003; i++) {
            many.put("a " + (10_000 + i), request("a", Integer.toString(i), i));
        }
        book.assigned(0, many);
        assertThat(book.takeExcess()).extracting(open -> open.request().id()).containsExactlyInAnyOrder("0", "1", "2");
        assertThat(book.counts().open()).isEqualTo(10_000);
    }

    @Test
    void aBurstPutsOutTheOldestWhetherItIsReadyOrWaits() {
        for (var i = 0; i < 10_001; i++) {
            book.changed(0, "a " + (20_000 + i), Optional.of(request("a", Integer.toString(i), i)));
        }
        book.landed(book.take(T).getFirst(), Optional.empty(), NO_REST);
        var newer = List.of(request("a", "newer", 20_000), request("a", "newest", 20_001));
        newer.forEach(request -> book.changed(0, "a " + request.id(), Optional.of(request)));
        assertThat(book.takeExcess()).extracting(open -> open.request().id()).containsExactly("0", "1");
    }

    @Test
    void aRevokedPartitionIsForgotten() {
        given(request("a", "1", 0));
        book.revoked(Set.of(0));
        assertThat(book.take(T)).isEmpty();
        assertThat(book.counts().open()).isZero();
    }

    private void given(Request... requests) {
        var current = new HashMap<String, Request>();
        List.of(requests).forEach(request -> current.put(Routing.key(host(request), request.id()), request));
        book.assigned(0, Map.copyOf(current));
    }

    private static String host(Request request) {
        return request.url().split("/", -1)[2];
    }

    private static Request request(String host, String id, int seconds) {
        var url = "http://" + host + "/" + id;
        var item = Items.item("s", Optional.of(url), "text", false, T);
        return new Request(id, url, "hash", item, 0, T, T.plusSeconds(seconds));
    }
}

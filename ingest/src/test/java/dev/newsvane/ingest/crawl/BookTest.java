package dev.newsvane.ingest.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.newsvane.base.Routing;
import dev.newsvane.ingest.Items;
import dev.newsvane.ingest.crawl.Heard.Manner;
import dev.newsvane.schemas.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BookTest {
    private static final Instant T = Instant.parse("2026-03-14T12:00:00Z");
    private static final Heard WELL = new Heard(Manner.WELL, Duration.ofMillis(50));
    private static final Heard SILENT = new Heard(Manner.SILENT, Duration.ofSeconds(30));
    private static final Heard UNREACHED = new Heard(Manner.UNREACHED, Duration.ofSeconds(1));

    private final Book book = new Book(CrawlSettings.defaults());

    @Test
    void oneRequestAtATimeForAHostTheNewestFirst() {
        given(request("a", "old", 0), request("a", "new", 5), request("b", "only", 1));
        var taken = book.take(T.plusSeconds(10));
        assertThat(taken).extracting(open -> open.request().id()).containsExactlyInAnyOrder("new", "only");
        assertThat(book.take(T.plusSeconds(10))).isEmpty();
        land(taken.getFirst(), Optional.empty(), T);
        land(taken.getLast(), Optional.empty(), T);
        assertThat(book.take(T.plusSeconds(10)))
                .extracting(open -> open.request().id())
                .containsExactly("old");
    }

    @Test
    void aHostRestsBetweenRequests() {
        given(request("a", "1", 0), request("a", "2", 0));
        var now = T.plusSeconds(10);
        land(book.take(now).getFirst(), Optional.empty(), now);
        assertThat(book.take(now)).isEmpty();
        assertThat(book.take(now.plusSeconds(1))).hasSize(1);
    }

    @Test
    void aRetryWaitsForItsTime() {
        given(request("a", "1", 0));
        var taken = book.take(T).getFirst();
        var retry = taken.request().again(1, T.plusSeconds(30));
        land(taken, Optional.of(taken.again(retry)), T);
        assertThat(book.take(T.plusSeconds(29))).isEmpty();
        assertThat(book.take(T.plusSeconds(30)))
                .extracting(open -> open.request().attempt())
                .containsExactly(1);
    }

    @Test
    void aClockThatIsSetBackLeavesNobodyWaiting() {
        var ahead = T.plus(Duration.ofDays(1));
        given(request("a", "1", 0), request("a", "2", 0), request("b", "tried", 0), request("c", "in flight", 0));
        for (var taken : book.take(ahead)) {
            switch (taken.host()) {
                case "a" -> land(taken, Optional.empty(), ahead);
                case "b" ->
                    land(taken, Optional.of(taken.again(taken.request().again(1, ahead.plusSeconds(30)))), ahead);
                default -> assertThat(taken.host()).isEqualTo("c");
            }
        }
        var now = ahead.minus(Duration.ofHours(10));
        book.setBack(Duration.ofHours(10), now);
        assertThat(book.take(now)).isEmpty();
        assertThat(book.take(now.plusSeconds(30))).hasSize(2);
    }

    @Test
    void whatIsDoneIsGoneAndWhatIsRemovedIsNotFetched() {
        given(request("a", "1", 0), request("a", "2", 0));
        book.changed(0, "a 2", Optional.empty());
        land(book.take(T).getFirst(), Optional.empty(), T);
        assertThat(book.counts()).isEqualTo(new CrawlStage.Counts(true, 0, 0));
        assertThat(book.take(T.plusSeconds(60))).isEmpty();
    }

    @Test
    void aChangeEndsOneWaitWhetherAnythingIsTakenOrNot() {
        given(request("a", "1", 0));
        assertThat(book.await(T, Duration.ZERO)).isTrue();
        assertThat(book.await(T, Duration.ZERO)).isFalse();
        book.take(T);
        book.changed(0, "b 1", Optional.of(request("b", "1", 7)));
        assertThat(book.await(T, Duration.ZERO)).isTrue();
    }

    @Test
    void aRequestThatChangesWhileItIsFetchedIsKnownInItsLatestForm() {
        given(request("a", "1", 0));
        var taken = book.take(T).getFirst();
        var lifted = request("a", "1", 7);
        book.changed(0, "a 1", Optional.of(lifted));
        assertThat(book.latest(taken)).isEqualTo(lifted);
        land(taken, Optional.empty(), T);
        assertThat(book.counts().open()).isZero();
    }

    @Test
    void beyondTenThousandTheOldestAreLeftOut() {
        var many = new HashMap<String, Request>();
        for (var i = 0; i < 10_003; i++) {
            many.put("a " + (10_000 + i), request("a", Integer.toString(i), i));
        }
        book.assigned(0, many);
        assertThat(book.takeExcess())
                .extracting(each -> each.open().request().id())
                .containsExactlyInAnyOrder("0", "1", "2");
        assertThat(book.counts().open()).isEqualTo(10_000);
    }

    @Test
    void aBurstPutsOutTheOldestWhetherItIsReadyOrWaits() {
        for (var i = 0; i < 10_001; i++) {
            book.changed(0, "a " + (20_000 + i), Optional.of(request("a", Integer.toString(i), i)));
        }
        land(book.take(T).getFirst(), Optional.empty(), T);
        var newer = List.of(request("a", "newer", 20_000), request("a", "newest", 20_001));
        newer.forEach(request -> book.changed(0, "a " + request.id(), Optional.of(request)));
        assertThat(book.takeExcess())
                .extracting(each -> each.open().request().id())
                .containsExactly("0", "1");
    }

    @Test
    void aRevokedPartitionIsForgotten() {
        given(request("a", "1", 0));
        book.revoked(Set.of(0));
        assertThat(book.take(T)).isEmpty();
        assertThat(book.counts().open()).isZero();
    }

    @Test
    void theHostThatHasWaitedLongestComesNext() {
        var one = new Book(settings(1));
        given(one, waiting("late", 30), waiting("early", 10), waiting("middle", 20));
        var order = new ArrayList<String>();
        for (var now = T.plusSeconds(60); order.size() < 3; now = now.plusSeconds(1)) {
            var taken = one.take(now).getFirst();
            order.add(taken.host());
            one.landed(taken, Optional.empty(), WELL, Book.Asks.NOTHING, now);
        }
        assertThat(order).containsExactly("early", "middle", "late");
    }

    @Test
    void aHostWithManyRequestsComesAgainAfterTheOthers() {
        var one = new Book(settings(1));
        given(one, waiting("many", 1), waiting("few", 2));
        one.changed(0, "many more", Optional.of(request("many", "more", 3)));
        var first = one.take(T.plusSeconds(10)).getFirst();
        one.landed(first, Optional.empty(), WELL, Book.Asks.NOTHING, T.plusSeconds(10));
        assertThat(first.host()).isEqualTo("many");
        assertThat(one.take(T.plusSeconds(60))).extracting(Open::host).containsExactly("few");
    }

    @Test
    void aHundredHangingHostsDoNotStallTheOthers() {
        for (var i = 0; i < 100; i++) {
            put(book, waiting("hangs" + i, 0));
        }
        assertThat(book.take(T)).hasSize(64);
        put(book, waiting("healthy", 1));
        assertThat(book.take(T.plusSeconds(4))).isEmpty();
        var next = book.take(T.plusSeconds(5));
        assertThat(next).hasSize(37).extracting(Open::host).contains("healthy");
    }

    @Test
    void hostsThatAreKnownAsSlowShareHalfOfTheSlots() {
        var four = new Book(settings(4));
        for (var i = 0; i < 4; i++) {
            put(four, waiting("slow" + i, 0));
        }
        for (var taken : four.take(T)) {
            four.landed(taken, Optional.of(taken), SILENT, Book.Asks.NOTHING, T.plusSeconds(30));
        }
        put(four, waiting("quick", 500));
        assertThat(four.take(T.plusSeconds(600)))
                .extracting(Open::host)
                .hasSize(3)
                .contains("quick");
    }

    @Test
    void noMoreThanTwiceTheSlotsAreEverInFlight() {
        for (var i = 0; i < 300; i++) {
            put(book, waiting("hangs" + i, 0));
        }
        for (var seconds = 0; seconds < 30; seconds++) {
            book.take(T.plusSeconds(seconds));
        }
        assertThat(book.counts().inFlight()).isEqualTo(128);
    }

    @Test
    void whatWaitsForADeadHostWaitsTenMinutes() {
        given(request("a", "1", 0), request("a", "2", 1), request("a", "3", 2));
        book.landed(book.take(T).getFirst(), Optional.empty(), UNREACHED, Book.Asks.NOTHING, T);
        assertThat(book.take(T.plusSeconds(29))).isEmpty();
        var again = T.plusSeconds(30);
        book.landed(book.take(again).getFirst(), Optional.empty(), UNREACHED, Book.Asks.NOTHING, again);
        assertThat(book.take(again.plus(Duration.ofMinutes(10)).minusSeconds(1)))
                .isEmpty();
        assertThat(book.take(again.plus(Duration.ofMinutes(10)))).hasSize(1);
    }

    @Test
    void aHostsPaceOutlivesItsQueue() {
        given(request("a", "1", 0));
        book.landed(book.take(T).getFirst(), Optional.empty(), SILENT, Book.Asks.NOTHING, T);
        assertThat(book.take(T.plusSeconds(600))).isEmpty();
        put(book, request("a", "2", 700));
        book.landed(
                book.take(T.plusSeconds(700)).getFirst(),
                Optional.empty(),
                WELL,
                Book.Asks.NOTHING,
                T.plusSeconds(700));
        put(book, request("a", "3", 700));
        assertThat(book.take(T.plusSeconds(740))).isEmpty();
    }

    @Test
    void allHostsOfASiteHaveAQuarterOfTheSlotsAndThereTooTheLongestWaitingComesNext() {
        for (var n = 0; n < 100; n++) {
            put(book, waiting("n" + n + ".everywhere.com", n));
        }
        put(book, waiting("healthy", 500));
        var now = T.plusSeconds(600);
        var taken = book.take(now);
        assertThat(taken)
                .extracting(Open::host)
                .containsExactlyElementsOf(Stream.concat(
                                IntStream.range(0, 16).mapToObj(n -> "n" + n + ".everywhere.com"), Stream.of("healthy"))
                        .toList());
        assertThat(book.take(now)).isEmpty();
        land(taken.getFirst(), Optional.empty(), now);
        land(taken.get(7), Optional.empty(), now);
        assertThat(book.take(now)).extracting(Open::host).containsExactly("n16.everywhere.com", "n17.everywhere.com");
    }

    @Test
    void hostsThatHangKeepTheShareOfTheirSiteWhateverTheTime() {
        for (var n = 0; n < 100; n++) {
            put(book, waiting("n" + n + ".everywhere.com", 0));
        }
        for (var seconds = 0; seconds < 30; seconds++) {
            book.take(T.plusSeconds(seconds));
        }
        assertThat(book.counts().inFlight()).isEqualTo(16);
    }

    @Test
    void whoSharesAHosterIsNoNeighbour() {
        for (var n = 0; n < 64; n++) {
            put(book, waiting("n" + n + ".github.io", 0));
        }
        assertThat(book.take(T)).hasSize(64);
    }

    @Test
    void withFewSlotsASiteHasOne() {
        var three = new Book(settings(3));
        given(three, waiting("a.everywhere.com", 0), waiting("b.everywhere.com", 1), waiting("healthy", 2));
        assertThat(three.take(T.plusSeconds(3))).extracting(Open::host).containsExactly("a.everywhere.com", "healthy");
    }

    @Test
    void ofASiteFourTimesAsManyMayWaitAsOfAHostAndTheOldestAreLeftOut() {
        for (var n = 0; n < 40_002; n++) {
            put(book, request("n" + n + ".everywhere.com", "story", n));
        }
        put(book, request("elsewhere.com", "story", 0));
        assertThat(book.takeExcess())
                .extracting(each -> each.open().host(), Book.Excess::why)
                .containsExactly(
                        tuple(
                                "n0.everywhere.com",
                                "More than 40000 requests wait for the hosts of everywhere.com; the oldest go."),
                        tuple(
                                "n1.everywhere.com",
                                "More than 40000 requests wait for the hosts of everywhere.com; the oldest go."));
        assertThat(book.counts().open()).isEqualTo(40_001);
    }

    @Test
    void beyondItsShareOfTheHeapTheSiteThatTakesTheMostGivesItsOldest() {
        var small = new Book(CrawlSettings.defaults(), 100_000);
        for (var n = 0; n < 10; n++) {
            put(small, request("few" + n + ".com", "story", n));
        }
        for (var n = 0; n < 1_000; n++) {
            put(small, request("n" + n + ".everywhere.com", "story", 100 + n));
        }
        var gone = small.takeExcess();
        assertThat(gone)
                .extracting(each -> each.open().host())
                .containsExactlyElementsOf(IntStream.range(0, gone.size())
                        .mapToObj(n -> "n" + n + ".everywhere.com")
                        .toList());
        assertThat(small.counts().open()).isEqualTo(1_010 - gone.size()).isBetween(40, 100);
        assertThat(small.take(T.plusSeconds(2_000))).hasSize(26);
        put(small, request("late.com", "story", 2_000));
        assertThat(small.takeExcess()).isEmpty();
    }

    /// Against a model that looks at every host.
    @Test
    void ofTheHostsThatMayBeAskedTheLongestWaitingComesNextWhateverHappens() {
        var random = new Random(42);
        var eight = new Book(settings(8));
        var waits = new TreeMap<String, Instant>();
        var asked = new ArrayList<Open>();
        var most = 0;
        for (var n = 0; n < 5_000; n++) {
            var now = T.plusMillis(n / 2); // no fetch is ever late
            for (var more = random.nextInt(3); more > 0; more--) {
                var host = "h" + n + "-" + more
                        + (random.nextBoolean() ? ".everywhere.com" : ".s" + random.nextInt(9) + ".com");
                var from = now.plusMillis(random.nextInt(40) - 20);
                eight.changed(0, host + " 1", Optional.of(request(host, "1", 0).again(0, from)));
                waits.put(host, from);
            }
            if (!waits.isEmpty() && random.nextInt(5) == 0) {
                var gone = List.copyOf(waits.keySet()).get(random.nextInt(waits.size()));
                eight.changed(0, gone + " 1", Optional.empty());
                waits.remove(gone);
            }
            var hosts = asked.stream().map(Open::host).toList();
            var due = new ArrayList<String>();
            for (var next = longest(waits, hosts, now); next.isPresent(); next = longest(waits, hosts, now)) {
                due.add(next.get());
                waits.remove(next.get());
                hosts = Stream.concat(hosts.stream(), next.stream()).toList();
            }
            var taken = eight.take(now);
            assertThat(taken).extracting(Open::host).containsExactlyElementsOf(due);
            asked.addAll(taken);
            most = Math.max(most, asked.size());
            if (!asked.isEmpty() && random.nextInt(3) > 0) {
                var over = asked.remove(random.nextInt(asked.size()));
                eight.landed(over, Optional.empty(), WELL, Book.Asks.NOTHING, now);
            }
        }
        assertThat(most).isEqualTo(8);
    }

    private static Optional<String> longest(Map<String, Instant> waits, List<String> asked, Instant now) {
        return waits.entrySet().stream()
                .filter(_ -> asked.size() < 8)
                .filter(each -> !each.getValue().isAfter(now))
                .filter(each -> asked.stream()
                                .filter(host -> site(host).equals(site(each.getKey())))
                                .count()
                        < 2)
                .min(Map.Entry.<String, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    private static String site(String host) {
        return host.substring(host.indexOf('.') + 1);
    }

    private static CrawlSettings settings(int concurrency) {
        var plain = CrawlSettings.defaults();
        return new CrawlSettings(
                concurrency,
                plain.robotsName(),
                plain.delay(),
                plain.longestDelay(),
                plain.restPerAnswer(),
                plain.afterTooMany(),
                plain.deadFor(),
                plain.longestRetryAfter(),
                plain.backoff(),
                plain.waiting(),
                plain.bytes(),
                plain.total(),
                plain.redirects(),
                plain.robotsFor());
    }

    private void land(Open taken, Optional<Open> next, Instant now) {
        book.landed(taken, next, WELL, Book.Asks.NOTHING, now);
    }

    private static void given(Book book, Request... requests) {
        List.of(requests).forEach(request -> put(book, request));
    }

    private static void put(Book book, Request request) {
        book.changed(0, Routing.key(host(request), request.id()), Optional.of(request));
    }

    private static Request waiting(String host, int seconds) {
        var made = request(host, host, seconds);
        return made.again(0, T.plusSeconds(seconds));
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
        return Request.first(id, url, "hash", item, T.plusSeconds(seconds)).again(0, T);
    }
}

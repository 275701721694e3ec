package dev.newsvane.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newsvane.ingest.schedule.Manners.Turn;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeskTest {
    private static final Instant T = Instant.parse("2026-03-14T12:00:00Z");

    private final Desk desk = new Desk(PollSettings.defaults());

    @Test
    void ofOneHostOneSourceIsAskedAtATime() {
        follow("http://a.example/1", "http://a.example/2", "http://b.example/1");
        var first = desk.take(T);
        assertThat(urls(first)).containsExactly("http://a.example/1", "http://b.example/1");
        assertThat(desk.take(T)).isEmpty();

        land(first.getFirst(), before -> new Turn(T.plusSeconds(1), Instant.EPOCH, 0));
        assertThat(desk.take(T)).isEmpty();
        assertThat(urls(desk.take(T.plusSeconds(1)))).containsExactly("http://a.example/2");
    }

    @Test
    void allHostsOfASiteHaveAQuarterOfTheSlots() {
        follow(Stream.iterate(0, n -> n + 1)
                .limit(100)
                .map(n -> "http://n" + n + ".everywhere.com/")
                .toArray(String[]::new));
        follow("http://healthy.example/");
        var taken = desk.take(T);
        assertThat(urls(taken)).hasSize(17).contains("http://healthy.example/");
        assertThat(desk.take(T)).isEmpty();
        var one = taken.stream().filter(each -> each.host().startsWith("n")).findFirst();
        land(one.orElseThrow(), UnaryOperator.identity());
        assertThat(desk.take(T)).hasSize(1);
    }

    @Test
    void whoWaitsForItsTurnIsLateAndWhoseHostRestsIsNot() {
        follow("http://a.example/1", "http://a.example/2");
        land(desk.take(T).getFirst(), before -> new Turn(T.plusSeconds(9), Instant.EPOCH, 0));
        assertThat(complete(T.plusSeconds(5))).isEqualTo(T);
        assertThat(desk.counts(T.plusSeconds(5)).due()).isEqualTo(1);

        land(desk.take(T.plusSeconds(9)).getFirst(), before -> new Turn(T, T.plusSeconds(3600), 0));
        desk.changed(0, "a.example new", source("http://a.example/3"), T.plusSeconds(20));
        assertThat(desk.take(T.plusSeconds(30))).isEmpty();
        assertThat(complete(T.plusSeconds(30))).isEqualTo(T.plusSeconds(30));
        assertThat(urls(desk.take(T.plusSeconds(3600)))).hasSize(1);
    }

    @Test
    void theHostThatHasWaitedLongestComesFirst() {
        var sources = Stream.iterate(0, i -> i + 1)
                .limit(100)
                .flatMap(i -> Stream.of("http://a.example/" + i, "http://h" + i + ".example/"));
        follow(sources.toArray(String[]::new));
        assertThat(urls(desk.take(T)).stream()
                        .filter(url -> url.startsWith("http://a.example/"))
                        .count())
                .isEqualTo(1);
        assertThat(desk.counts(T).inFlight()).isEqualTo(PollSettings.defaults().concurrency());
    }

    @Test
    void aSourceThatMovedToAnotherHostWaitsInThatHostsLine() {
        follow("http://a.example/1");
        var taken = desk.take(T).getFirst();
        var moved = Draft.of(taken.memory()).url("http://b.example/1").poll();
        desk.landed(taken, Optional.of(moved), UnaryOperator.identity(), T);
        desk.changed(0, "b.example x", source("http://b.example/2"), T);
        assertThat(desk.take(T)).hasSize(1);
    }

    @Test
    void aSourceThatIsRemovedWhileItIsAskedDoesNotBlockItsHost() {
        follow("http://a.example/1", "http://a.example/2");
        var taken = desk.take(T).getFirst();
        desk.removed(taken.key(), T);
        land(taken, UnaryOperator.identity());
        assertThat(urls(desk.take(T))).containsExactly("http://a.example/2");
    }

    @Test
    void whoRestsForAnotherIsAskedWhenThatOneIsGoneOrPausesOrMoves() {
        follow("http://old.example/1", "http://stays.example/1", "http://new.example/1");
        for (var taken : desk.take(T)) {
            rest(taken, taken.source().url().contains("old") ? "http://new.example/1" : "nobody");
        }
        var other = source("http://new.example/1");
        var key = SourceKeys.key(other);
        for (var change : List.<Runnable>of(
                () -> desk.changed(0, key, other.paused(true), T),
                () -> desk.changed(0, key, source("http://new.example/2").called(other.name()), T),
                () -> desk.removed(key, T))) {
            assertThat(desk.take(T)).isEmpty();
            change.run();
            var asked = desk.take(T).stream()
                    .filter(taken -> !taken.key().equals(key))
                    .toList();
            assertThat(urls(asked)).containsExactly("http://old.example/1");
            asked.forEach(taken -> rest(taken, other.name()));
        }
    }

    @Test
    void aClockThatIsSetBackLetsNobodyWaitForWhatItWasAhead() {
        var ahead = T.plus(Duration.ofDays(3_650));
        follow("http://a.example/1", "http://b.example/1");
        for (var taken : desk.take(ahead)) {
            var polled = Draft.of(taken.memory())
                    .tried(Optional.of(ahead))
                    .due(ahead.plusSeconds(3_600))
                    .poll();
            desk.landed(taken, Optional.of(polled), _ -> new Turn(ahead, ahead.plusSeconds(60), 0), ahead);
        }
        assertThat(desk.take(T)).isEmpty();
        desk.setBack(T);
        assertThat(urls(desk.take(T))).containsExactly("http://a.example/1", "http://b.example/1");
    }

    @Test
    void whatIsBeingAskedWhenItsPartitionIsGivenUpIsStillRemembered() throws InterruptedException {
        follow("http://a.example/1", "http://a.example/2", "http://b.example/1");
        var taken = desk.take(T);
        land(taken.getLast(), UnaryOperator.identity());
        var inFlight = taken.getFirst();
        var handing = Thread.ofVirtual().start(() -> desk.revoked(Set.of(0), T));
        await().until(() -> !desk.keeps(inFlight));
        assertThat(desk.stands(inFlight)).isTrue();
        assertThat(desk.take(T.plus(Duration.ofHours(2)))).isEmpty();

        land(inFlight, UnaryOperator.identity());
        handing.join();
        assertThat(desk.stands(inFlight)).isFalse();
        assertThat(desk.take(T.plus(Duration.ofHours(2)))).isEmpty();
        assertThat(desk.counts(T).sources()).isZero();
    }

    /// Whatever their names: of two that go by one URL the one that has moved there is told of the other.
    @Test
    void whoElseIsFollowedUnderAUrlIsNeverOneself() {
        follow("http://a.example/1", "http://b.example/1");
        var moved = desk.take(T).getFirst();
        var to = "http://b.example/1";
        desk.landed(moved, Optional.of(Draft.of(moved.memory()).url(to).poll()), UnaryOperator.identity(), T);
        assertThat(desk.follower(to, "http://a.example/1")).contains(to);
        assertThat(desk.follower(to, to)).contains("http://a.example/1");
        assertThat(desk.follower("http://c.example/1", to)).isEmpty();
    }

    private void follow(String... urls) {
        desk.assigned(
                0,
                Stream.of(urls)
                        .map(DeskTest::source)
                        .collect(Collectors.toMap(SourceKeys::key, source -> source, (one, _) -> one, TreeMap::new)),
                Map.of(),
                T);
    }

    /// It has moved to where that other one is followed.
    private void rest(Followed taken, String other) {
        var why = Trouble.twin(URI.create("http://new.example/1"), other, Duration.ofDays(1));
        var memory = Memory.failed(taken.memory(), why, 0, T, T.plus(Duration.ofDays(1)));
        desk.landed(taken, Optional.of(memory), UnaryOperator.identity(), T);
    }

    private void land(Followed taken, UnaryOperator<Turn> turn) {
        desk.landed(
                taken,
                Optional.of(Draft.of(taken.memory())
                        .due(T.plus(Duration.ofHours(1)))
                        .poll()),
                turn,
                T);
    }

    private Instant complete(Instant now) {
        return desk.coverage("one", now).orElseThrow().complete();
    }

    private static List<String> urls(List<Followed> taken) {
        return taken.stream().map(each -> each.source().url()).sorted().toList();
    }

    private static Source source(String url) {
        return Source.of(url, url, SourceKind.FEED, "test");
    }
}

package dev.newsvane.alerts;

import static dev.newsvane.alerts.Articles.T0;
import static dev.newsvane.alerts.MatchCluster.FIRST;
import static dev.newsvane.alerts.MatchCluster.SECOND;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newsvane.alerts.share.Remembered;
import dev.newsvane.alerts.share.Share;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.base.StreamsStage;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Coverage;
import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.Digest;
import dev.newsvane.schemas.Spike;
import dev.newsvane.schemas.Telling;
import dev.newsvane.schemas.When;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What each store remembers goes with its watches to whoever takes over, and is spoken of there: matches that are held
/// until their time is over or wait for publishers, what is usual for a watch and when it was silent, digests.
class SharedMemoryTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BURST = Duration.ofDays(9).plusHours(2);
    private static final Duration END = Duration.ofDays(10).plusHours(4);
    private static final Telling HOURLY =
            new Telling(Optional.empty(), Optional.of(new Digest(Optional.empty(), "UTC")));

    /// What a watch is for, and its name before a number.
    private record Kind(String name, When when, Telling telling) {
        String of(Share share) {
            return IntStream.iterate(0, next -> next + 1)
                    .mapToObj(next -> name + next)
                    .filter(share::holds)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static final Kind SPIKE =
            new Kind("spike", new When(0, Optional.of(new Spike(5)), Optional.empty()), Telling.AT_ONCE);
    private static final Kind SILENCE =
            new Kind("silence", new When(0, Optional.empty(), Optional.of(Duration.ofHours(25))), Telling.AT_ONCE);
    private static final Kind PATIENT = new Kind("patient", When.stories(3), Telling.AT_ONCE);
    private static final Kind DIGEST = new Kind("digest", When.AT_FIRST, HOURLY);

    private final MatchCluster cluster = new MatchCluster();

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void allThatIsRememberedGoesWithItsWatches() {
        watches();
        days();
        IntStream.range(0, 8).forEach(i -> cluster.send(of("more" + i, "of" + i, 1, BURST.plusMinutes(i))));
        try (var _ = cluster.started(Share.WHOLE)) {
            await().atMost(PATIENCE)
                    .until(() -> remembered(Share.WHOLE, AlertTopology.HELD).size() == 32);
        }
        var whole = StoreMemory.REMEMBERED.stream()
                .collect(toMap(store -> store.store(), store -> remembered(Share.WHOLE, store.store())));
        var before = said();
        try (var _ = cluster.started(FIRST);
                var _ = cluster.started(SECOND)) {
            // nothing has come since
            for (var share : List.of(FIRST, SECOND)) {
                StoreMemory.REMEMBERED.forEach(store -> assertThat(remembered(share, store.store()))
                        .as("%s of %s", store.store(), share)
                        .isNotEmpty()
                        .isEqualTo(of(share, whole, store)));
            }
            cluster.send(Articles.of("Something", "else")
                    .id("third")
                    .in("day8", 3)
                    .placed(BURST.plusMinutes(9))
                    .article());
            look(BURST, END);
            await().atMost(PATIENCE).until(() -> said().size() == before.size() + 8);
        }
        assertThat(said()).startsWith(before.toArray(String[]::new)).doesNotHaveDuplicates();
        for (var share : List.of(FIRST, SECOND)) {
            assertThat(of(share, SPIKE)).singleElement().satisfies(alert -> {
                assertThat(alert.kind()).isEqualTo(AlertKind.SPIKED);
                assertThat(alert.tally().orElseThrow().seen()).isEqualTo(5);
            });
            assertThat(of(share, SILENCE)).singleElement().satisfies(alert -> {
                assertThat(alert.kind()).isEqualTo(AlertKind.SILENT);
                assertThat(alert.evidence().article()).isEqualTo("more7");
            });
            assertThat(of(share, PATIENT)).singleElement().satisfies(alert -> {
                assertThat(alert.independent()).isEqualTo(3);
                assertThat(alert.evidence().article()).as("what matched before").isEqualTo("day8");
            });
            assertThat(of(share, DIGEST))
                    .extracting(alert -> alert.story() + ' ' + alert.milestone())
                    .contains("day8 raised", "day8 grown:3")
                    .doesNotHaveDuplicates();
        }
        assertThat(Snapshot.of(cluster.broker.cluster(), cluster.channels.deliveries())
                        .values())
                .as("each digest waits for all it is to tell, once")
                .extracting((Delivery delivery) -> delivery.alert().event())
                .containsExactlyInAnyOrderElementsOf(Stream.of(FIRST, SECOND)
                        .flatMap(share -> of(share, DIGEST).stream())
                        .map(Alert::event)
                        .toList());
    }

    private void watches() {
        for (var kind : List.of(SPIKE, SILENCE, PATIENT, DIGEST)) {
            for (var share : List.of(FIRST, SECOND)) {
                var told = kind.equals(DIGEST) ? List.of("desk") : List.<String>of();
                cluster.send(Articles.watch(kind.of(share), 1, "llama", T0.minusSeconds(60), false, told)
                        .speaking(kind.when())
                        .telling(kind.telling()));
            }
        }
    }

    /// One article each morning.
    private void days() {
        for (var day = 0; day <= 8; day++) {
            cluster.send(of("day" + day, "day" + day, 1, Duration.ofDays(day).plusHours(8)));
        }
        look(Duration.ZERO, BURST);
    }

    private static Article of(String id, String story, int independent, Duration placed) {
        return Articles.of("Llama " + id, "Nothing else.")
                .id(id)
                .in(story, independent)
                .placed(placed)
                .article();
    }

    private void look(Duration from, Duration to) {
        CompletableFuture<?> last = CompletableFuture.completedFuture(null);
        for (var at = from; at.compareTo(to) < 0; at = at.plusSeconds(30)) {
            var now = T0.plus(at);
            last = cluster.sender.send(cluster.channels.coverage(), "i", new Coverage("i", now, now, 1, 0, 0), now);
        }
        Sender.await(last);
    }

    private List<String> said() {
        return cluster.said().stream()
                .map(alert -> alert.watch() + ' ' + alert.event())
                .toList();
    }

    private List<Alert> of(Share share, Kind kind) {
        return cluster.said().stream()
                .filter(alert -> alert.watch().equals(kind.of(share)))
                .toList();
    }

    private static Map<String, ByteBuffer> of(
            Share share, Map<String, Map<String, ByteBuffer>> whole, Remembered store) {
        var own = new TreeMap<>(whole.get(store.store()));
        own.keySet()
                .removeIf(key -> store.watch()
                        .apply(key)
                        .filter(watch -> !share.holds(watch))
                        .isPresent());
        return own;
    }

    private Map<String, ByteBuffer> remembered(Share share, String store) {
        var all = new TreeMap<String, ByteBuffer>();
        var log = new TopicPartition(StreamsStage.changelog(share.stage(), store), 0);
        try (var consumer = cluster.broker.cluster().consumer("test", Map.of())) {
            Snapshot.read(consumer, List.of(log), record -> {
                all.remove(record.key());
                Optional.ofNullable(record.value()).ifPresent(value -> all.put(record.key(), ByteBuffer.wrap(value)));
            });
        }
        return all;
    }
}

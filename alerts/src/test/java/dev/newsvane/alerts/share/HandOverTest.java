package dev.newsvane.alerts.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.newsvane.alerts.AlertSettings;
import dev.newsvane.alerts.AlertTopology;
import dev.newsvane.alerts.match.PassedOver;
import dev.newsvane.base.Health;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.base.StreamsStage;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Watch;
import dev.newsvane.testkit.TestBroker;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A hand-over over a real broker, and what may come in between: a kill, another that takes over, the former at work.
class HandOverTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant T0 = Instant.parse("2025-06-01T12:00:00Z");
    private static final Share FIRST = new Share(1, 2);
    private static final Share SECOND = new Share(2, 2);
    private static final Remembered SAID = new Remembered("said", Optional::of);
    private static final Remembered LOOKED = new Remembered("looked", _ -> Optional.empty());
    private static final List<Remembered> STORES = List.of(SAID, LOOKED);
    private static final int PORTION = 500;
    private static final int WATCHES = 2 * PORTION;
    private static final int READ = 7;
    /// What does not arrive is told within the patience of these tests.
    private static final Map<String, Object> TOLD =
            Map.of(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());

    /// The process is gone: nothing of it is put away.
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final TestBroker broker = TestBroker.start();
    private final Channels channels = Channels.of(broker.cluster());
    private final List<Producer<String, byte[]>> producers = new ArrayList<>();

    @BeforeEach
    void matched() throws ExecutionException, InterruptedException {
        channels.create(broker.cluster(), 2, (short) 1, T0);
        for (var share : List.of(Share.WHOLE, FIRST)) {
            asked(admin -> {
                new Logs(admin, STORES).create(List.of(share), (short) 1);
                return share;
            });
        }
        var records = IntStream.range(0, WATCHES)
                .mapToObj(i -> record(Share.WHOLE, SAID, "w" + i, "of " + i))
                .collect(Collectors.toCollection(ArrayList::new));
        records.add(record(Share.WHOLE, SAID, "gone", "was there"));
        records.add(new ProducerRecord<>(Logs.of(Share.WHOLE, SAID).topic(), 0, "gone", null));
        records.add(record(Share.WHOLE, LOOKED, "looked", "at noon"));
        // left of an earlier time
        records.add(record(FIRST, SAID, "w1", "long ago"));
        records.add(record(FIRST, SAID, "other", "long ago"));
        write(kept(broker.cluster().producer("former", TOLD)), records);
        read(READ);
    }

    @AfterEach
    void close() {
        producers.forEach(producer -> producer.close(Duration.ZERO));
        broker.close();
    }

    @ParameterizedTest
    @CsvSource({"send, 750", "commitTransaction, 1", "sendOffsetsToTransaction, 3", "commitTransaction, 4"})
    void whoIsKilledInTheMidstHasDoneNothing(String call, int after) throws Exception {
        var calls = new AtomicInteger();
        var killed = around(taker(), name -> {
            if (name.equals(call) && calls.incrementAndGet() == after) {
                throw new Killed();
            }
        });
        assertThatExceptionOfType(Killed.class).isThrownBy(() -> handOver(killed, STORES));
        assertThat(takeOver().by(FIRST)).isEmpty();
        assertHandedOver();
    }

    @Test
    void ofTwoAtOnceOneDoesItForBoth() throws Exception {
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = both.submit(() -> takeOver().by(FIRST));
            var other = both.submit(() -> takeOver().by(SECOND));
            assertThat(one.get()).isEmpty();
            assertThat(other.get()).isEmpty();
        }
        assertHandedOver();
    }

    @Test
    void whatIsNotFinishedYetIsWaitedFor() throws Exception {
        var former = unfinished();
        try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = other.submit(() -> takeOver().by(FIRST));
            await().atMost(PATIENCE)
                    .until(() -> topics().contains(Logs.of(SECOND, LOOKED).topic()));
            former.commitTransaction();
            assertThat(taken.get()).isEmpty();
        }
        var share = FIRST.holds("late") ? FIRST : SECOND;
        assertThat(remembered(share, SAID)).containsEntry("late", "said last");
    }

    @Test
    void whatIsNotFinishedIsNamed() throws Exception {
        unfinished();
        var ends = asked(admin -> {
            var logs = new Logs(admin, STORES);
            return logs.settled(logs.of(List.of(Share.WHOLE)), Duration.ofMillis(500));
        });
        assertThat(ends.open()).containsExactly("newsvane-match-said-changelog");
    }

    enum Sign {
        IS_AT_WORK,
        HAS_READ,
        HAS_SAID
    }

    @ParameterizedTest
    @EnumSource
    void nothingChangesWhereTheFormerGoesOnMeanwhile(Sign sign) throws Exception {
        try (var member = broker.cluster()
                .consumer("former", Map.of(ConsumerConfig.GROUP_ID_CONFIG, Standing.group(Share.WHOLE)))) {
            Runnable goesOn = () -> {
                switch (sign) {
                    case IS_AT_WORK -> {
                        member.subscribe(List.of(channels.articles().name()));
                        await().atMost(PATIENCE).until(() -> {
                            member.poll(Duration.ofMillis(50));
                            return !member.assignment().isEmpty();
                        });
                    }
                    case HAS_READ -> read(READ + 1);
                    case HAS_SAID -> {
                        write(producers.getFirst(), List.of(record(Share.WHOLE, SAID, "late", "said last")));
                    }
                }
            };
            var begins = new AtomicInteger();
            // two transactions of nothing but copies before it
            var taker = around(taker(), name -> {
                if (name.equals("beginTransaction") && begins.incrementAndGet() == 2) {
                    goesOn.run();
                }
            });
            assertThat(handOver(taker, STORES)).isFalse();
            assertThat(Standing.inForce(asked(admin -> Standing.all(admin, true))))
                    .contains(1);
        }
    }

    /// As where Kafka did not tell of its group.
    @Test
    void nothingChangesWhereSomebodyHadMatchedBeforeAfterAll() {
        asked(admin -> {
            new Logs(admin, STORES).create(List.of(FIRST, SECOND), (short) 1);
            return true;
        });
        var beginning = Map.of(articles(), new OffsetAndMetadata(0));
        var handOver = new HandOver(broker.cluster(), taker(), STORES, List.of(), List.of(FIRST, SECOND), PORTION);
        boolean done = asked(admin -> handOver.putInForce(admin, beginning, Map.of()));
        assertThat(done).isFalse();
        var all = asked(admin -> Standing.all(admin, true));
        assertThat(all)
                .filteredOn(one -> !one.read().isEmpty())
                .containsExactly(new Standing(Share.WHOLE, false, Map.of(articles(), new OffsetAndMetadata(READ))));
    }

    @Test
    void aFormerStageThatBeginsInTheLastMomentSaysNothing() throws Exception {
        try (var sender = new Sender(broker.cluster(), "test");
                var former = former()) {
            var watch = Watch.of("w", "llama", "test").as(1, false, T0);
            Sender.await(sender.send(channels.watches(), "w@1", watch, T0));
            var taker = around(taker(), name -> {
                if (name.equals("commitTransaction")) {
                    former.start();
                    await().atMost(PATIENCE).until(() -> asked(Standing::atWork).contains(Standing.group(Share.WHOLE)));
                }
            });
            read(0);
            assertThat(handOver(taker, List.of())).isTrue();
            await().atMost(PATIENCE).until(() -> former.health() instanceof Health.Failed);
            assertThat(former.health()).isEqualTo(new Health.Failed(HandedOver.why(Share.WHOLE, 2), false));
            assertThat(remembered(Share.WHOLE, new Remembered("watch-versions-1", Optional::of)))
                    .as("of what it would have read")
                    .isEmpty();
        }
    }

    /// As by a version that looks only once whether the former is at work.
    @Test
    void aStageWhoseWatchesAreHandedOverWhileItRunsHasFailed() {
        try (var former = former()) {
            former.start();
            await().atMost(PATIENCE).until(() -> former.health() instanceof Health.Running);
            var taker = taker();
            taker.beginTransaction();
            commit(taker, Share.WHOLE, new OffsetAndMetadata(READ, Standing.HANDED_OVER));
            commit(taker, FIRST, new OffsetAndMetadata(READ));
            taker.commitTransaction();
            await().atMost(PATIENCE).until(() -> former.health() instanceof Health.Failed);
            assertThat(former.health()).isEqualTo(new Health.Failed(HandedOver.why(Share.WHOLE, 2), false));
        }
    }

    private void commit(Producer<String, byte[]> taker, Share share, OffsetAndMetadata read) {
        Map<String, Object> group = Map.of(ConsumerConfig.GROUP_ID_CONFIG, Standing.group(share));
        try (var member = broker.cluster().consumer("test", group)) {
            taker.sendOffsetsToTransaction(Map.of(articles(), read), member.groupMetadata());
        }
    }

    @Test
    void whoMakesALogThatAnotherHasJustMadeGoesOn() throws Exception {
        Callable<Boolean> making = () -> asked(admin -> {
            new Logs(admin, STORES).create(Share.all(8), (short) 1);
            return true;
        });
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var made : all.invokeAll(Collections.nCopies(4, making))) {
                assertThat(made.get()).isTrue();
            }
        }
        assertThat(topics()).contains(Logs.of(new Share(8, 8), LOOKED).topic());
    }

    private ShareStage former() {
        var runner = new StreamsStage.Runner(
                broker.cluster(), broker.scratch("former"), "former", 1, Duration.ofMillis(50), (short) 1);
        var topology = AlertTopology.build(channels, AlertSettings.DEFAULT);
        return new ShareStage(broker.cluster(), Share.WHOLE, topology, runner, new PassedOver());
    }

    private TakeOver takeOver() {
        return new TakeOver(
                broker.cluster(),
                (short) 1,
                List.of(channels.articles(), channels.watches(), channels.coverage()),
                STORES);
    }

    private boolean handOver(Producer<String, byte[]> taker, List<Remembered> stores) {
        return asked(admin -> {
            var before = Standing.all(admin, true);
            var read = before.getFirst().read();
            var logs = new Logs(admin, stores);
            logs.create(List.of(Share.WHOLE, FIRST, SECOND), (short) 1);
            var ends = logs.settled(logs.of(List.of(Share.WHOLE)), PATIENCE);
            var handOver = new HandOver(broker.cluster(), taker, stores, before, List.of(FIRST, SECOND), PORTION);
            handOver.copy();
            return handOver.putInForce(admin, read, ends.written());
        });
    }

    /// Each share has what is of its watches and the rest, and goes on where the former stopped.
    private void assertHandedOver() {
        for (var share : List.of(FIRST, SECOND)) {
            var expected = new TreeMap<String, String>();
            for (var i = 0; i < WATCHES; i++) {
                if (share.holds("w" + i)) {
                    expected.put("w" + i, "of " + i);
                }
            }
            assertThat(remembered(share, SAID).equals(expected))
                    .as("all that was said is at %s", share)
                    .isTrue();
            assertThat(remembered(share, LOOKED)).isEqualTo(Map.of("looked", "at noon"));
            assertThat(remembered(share, new Remembered(HandedOver.STORE, Optional::of)))
                    .isEmpty();
        }
        assertThat(remembered(Share.WHOLE, new Remembered(HandedOver.STORE, Optional::of)))
                .hasSize(1);
        var all = asked(admin -> Standing.all(admin, true));
        assertThat(Standing.inForce(all)).contains(2);
        assertThat(all)
                .filteredOn(one -> one.share().of() == 2)
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.read()).isEqualTo(Map.of(articles(), new OffsetAndMetadata(READ))));
    }

    private TopicPartition articles() {
        return new TopicPartition(channels.articles().name(), 0);
    }

    private void read(long offset) {
        asked(admin -> admin.alterConsumerGroupOffsets(
                        Standing.group(Share.WHOLE), Map.of(articles(), new OffsetAndMetadata(offset)))
                .all()
                .get());
    }

    private Map<String, String> remembered(Share share, Remembered store) {
        var all = new TreeMap<String, String>();
        try (var consumer = broker.cluster().consumer("test", Map.of())) {
            Snapshot.read(consumer, List.of(Logs.of(share, store)), record -> {
                if (record.value() == null) {
                    all.remove(record.key());
                } else {
                    all.put(record.key(), new String(record.value(), StandardCharsets.UTF_8));
                }
            });
        }
        return all;
    }

    private static ProducerRecord<String, byte[]> record(Share share, Remembered store, String key, String value) {
        return new ProducerRecord<>(Logs.of(share, store).topic(), 0, key, value.getBytes(StandardCharsets.UTF_8));
    }

    /// What a stage had begun to say.
    private Producer<String, byte[]> unfinished() {
        var former = transactional("former");
        former.beginTransaction();
        write(former, List.of(record(Share.WHOLE, SAID, "late", "said last")));
        return former;
    }

    /// A flush ends whether they have arrived or were given up.
    private static void write(Producer<String, byte[]> producer, List<ProducerRecord<String, byte[]>> records) {
        var sent = records.stream().map(producer::send).toList();
        producer.flush();
        assertThat(sent).allSatisfy(one -> assertThat(one.get()).isNotNull());
    }

    private Producer<String, byte[]> taker() {
        return transactional("newsvane-match-shares");
    }

    private Producer<String, byte[]> transactional(String id) {
        var properties = new HashMap<>(TOLD);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
        var producer = kept(broker.cluster().producer(id, properties));
        producer.initTransactions();
        return producer;
    }

    private Producer<String, byte[]> kept(Producer<String, byte[]> producer) {
        producers.add(producer);
        return producer;
    }

    private Set<String> topics() {
        return asked(admin -> admin.listTopics().names().get());
    }

    private <T> T asked(Standing.Question<T> question) {
        return Standing.asked(broker.cluster(), question);
    }

    /// The real producer, and something that happens before a call of it.
    @SuppressWarnings("unchecked") // a proxy of an interface with parameters
    private static Producer<String, byte[]> around(Producer<String, byte[]> producer, Consumer<String> before) {
        return (Producer<String, byte[]>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, (_, method, arguments) -> {
                    before.accept(method.getName());
                    try {
                        return method.invoke(producer, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}

package dev.newsvane.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newsvane.base.Channel;
import dev.newsvane.base.Follow;
import dev.newsvane.base.Health;
import dev.newsvane.base.Sender;
import dev.newsvane.base.StageRefused;
import dev.newsvane.base.StreamsStage;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.ValueMapper;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class StreamsStageTest {
    private static final Instant T = Instant.parse("2026-03-14T09:00:00Z");

    @AutoClose
    private final TestBroker broker = TestBroker.start();

    private final Channel<String> in = channel("in");
    private final Channel<String> out = channel("out");

    @Test
    void aTransactionThatItsBrokersHaveLostIsBegunAnew() {
        var losses = new AtomicInteger(2);
        try (var stage = started(value -> {
            if (value.equals("b") && losses.getAndDecrement() > 0) {
                throw new InvalidTxnStateException("lost");
            }
            return value;
        })) {
            patiently().untilAsserted(() -> assertThat(all()).containsExactly("a", "b", "c"));
            patiently().until(() -> stage.health() instanceof Health.Running);
            assertThat(losses.get()).isNotPositive();
        }
    }

    @Test
    void whatElseFailsStopsTheStage() {
        try (var stage = started(value -> {
            throw new IllegalStateException("a fault of ours");
        })) {
            patiently().until(() -> stage.health() instanceof Health.Failed);
            assertThat(all()).isEmpty();
        }
    }

    @Test
    void whoMustNotGoOnSaysWhatHelpsInsteadOfAnotherStart() {
        try (var stage = started(value -> {
            throw new StageRefused("others do this now");
        })) {
            patiently().until(() -> stage.health() instanceof Health.Failed);
            assertThat(stage.health()).isEqualTo(new Health.Failed("others do this now", false));
        }
    }

    /// As a kill leaves it, in the midst of the deleting that follows an earlier one.
    @Test
    void stateThatCannotBeOpenedIsRebuilt() throws IOException {
        broker.create(List.of(in, out), 1);
        send("a", "b");
        try (var stage = counting()) {
            stage.start();
            patiently().untilAsserted(() -> assertThat(all()).containsExactly("a1", "b2"));
        }
        try (var files = Files.find(
                broker.scratch("state"),
                9,
                (file, is) -> file.getFileName().toString().startsWith("MANIFEST"))) {
            var manifest = files.toList();
            assertThat(manifest).hasSize(1);
            Files.delete(manifest.getFirst());
        }
        send("c");
        try (var stage = counting()) {
            stage.start();
            patiently().untilAsserted(() -> assertThat(all()).containsExactly("a1", "b2", "c3"));
            assertThat(stage.health()).isEqualTo(new Health.Running());
        }
    }

    /// Numbers what goes through it, by a store on disk.
    private static final class Numbered extends ContextualFixedKeyProcessor<String, String, String> {
        private static final String STORE = "numbers";

        @Override
        public void process(FixedKeyRecord<String, String> record) {
            KeyValueStore<String, Integer> numbers = context().getStateStore(STORE);
            var number = Optional.ofNullable(numbers.get(STORE)).orElse(0) + 1;
            numbers.put(STORE, number);
            context().forward(record.withValue(record.value() + number));
        }
    }

    private StreamsStage counting() {
        return stage(new FixedKeyProcessorSupplier<>() {
            @Override
            public Numbered get() {
                return new Numbered();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(Numbered.STORE), Serdes.String(), Serdes.Integer()));
            }
        });
    }

    /// Indexes in memory are built in `init` from the stores: that may take a while, and is told.
    @Test
    void whileAStepPreparesItsMemoryTheStageIsRebuilding() {
        var beginning = new CountDownLatch(1);
        var built = new CountDownLatch(1);
        try (var stage = started(() -> new Prepared(beginning, built))) {
            patiently().until(() -> beginning.getCount() == 0);
            assertThat(stage.health()).isEqualTo(new Health.Starting("rebuilding its state"));
            built.countDown();
            patiently().until(() -> stage.health() instanceof Health.Running);
            patiently().untilAsserted(() -> assertThat(all()).containsExactly("a", "b", "c"));
        } finally {
            built.countDown();
        }
    }

    /// A step that is not ready before it is told so.
    private static final class Prepared extends ContextualFixedKeyProcessor<String, String, String> {
        private final CountDownLatch beginning;
        private final CountDownLatch built;

        Prepared(CountDownLatch beginning, CountDownLatch built) {
            this.beginning = beginning;
            this.built = built;
        }

        @Override
        public void init(FixedKeyProcessorContext<String, String> task) {
            super.init(task);
            beginning.countDown();
            try {
                built.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void process(FixedKeyRecord<String, String> record) {
            context().forward(record);
        }
    }

    private StreamsStage started(ValueMapper<String, String> work) {
        return started(() -> new ContextualFixedKeyProcessor<>() {
            @Override
            public void process(FixedKeyRecord<String, String> record) {
                context().forward(record.withValue(work.apply(record.value())));
            }
        });
    }

    private StreamsStage started(FixedKeyProcessorSupplier<String, String, String> work) {
        broker.create(List.of(in, out), 1);
        send("a", "b", "c");
        var stage = stage(work);
        stage.start();
        return stage;
    }

    private StreamsStage stage(FixedKeyProcessorSupplier<String, String, String> work) {
        var runner = new StreamsStage.Runner(
                broker.cluster(), broker.scratch("state"), "one", 1, Duration.ofMillis(50), (short) 1);
        return new StreamsStage("copying", topology(work), runner);
    }

    private void send(String... values) {
        try (var sender = new Sender(broker.cluster(), "test")) {
            List.of(values).forEach(value -> Sender.await(sender.send(in, value, value, T)));
        }
    }

    private Topology topology(FixedKeyProcessorSupplier<String, String, String> work) {
        var builder = new StreamsBuilder(StreamsStage.naming());
        out.to(in.from(builder).processValues(work, Named.as("work")));
        return builder.build();
    }

    private List<String> all() {
        var all = new ArrayList<String>();
        new Follow(broker.cluster(), "all")
                .channel(out, seen -> seen.value().ifPresent(all::add))
                .runToEnd();
        return all;
    }

    private static ConditionFactory patiently() {
        return await().dontCatchUncaughtExceptions() // the thread that is replaced dies of one
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(200));
    }

    private static Channel<String> channel(String name) {
        return new Channel<>(name, "", "", "", Serdes.String(), Channel.Spread.ONE, new Channel.Keep.Latest());
    }
}

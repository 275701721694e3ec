package dev.newsvane.bench;

import dev.newsvane.app.run.Pipeline;
import dev.newsvane.base.Channel;
import dev.newsvane.base.Channel.Keep;
import dev.newsvane.base.Channel.Spread;
import dev.newsvane.base.Follow;
import dev.newsvane.base.Health;
import dev.newsvane.base.Json;
import dev.newsvane.base.Routing;
import dev.newsvane.base.Sender;
import dev.newsvane.base.StreamsStage;
import dev.newsvane.base.http.Web;
import dev.newsvane.testkit.Receiver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import okio.ByteString;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Repartitioned;

/// The way of an alert with nothing done on it: a record of a page's size is sent as the crawl sends one, passes the
/// same three transactions (to the spine, off the spine, through the matcher), and what reads it at the end tells a
/// receiver over HTTP. Nothing is fetched, read, compared, kept or signed.
final class Hops implements AutoCloseable {
    private static final int BYTES = 2_000;
    private static final long LOOK = Duration.ofMillis(50).toNanos();
    private static final Web.Bounds BOUNDS = new Web.Bounds(1_000_000, Duration.ofSeconds(10), 0);

    private final Channel<byte[]> entry = channel("hops-entry", Spread.MANY);
    private final Channel<byte[]> middle = channel("hops-middle", Spread.ONE);
    private final Channel<byte[]> exit = channel("hops-exit", Spread.ONE);
    private final Map<String, Instant> sent = new ConcurrentHashMap<>();
    private final Web web = new Web(new Web.Settings("newsvane-bench", true, Map.of(), Optional.empty()));
    private final Receiver receiver;
    private final Sender sender;
    private final StreamsStage enrich;
    private final StreamsStage match;
    private final Follow follow;
    private final Pipeline.Place place;

    /// Starts the hops, and returns when they are up.
    Hops(Pipeline.Place place, Duration commit, int partitions) {
        this.place = place;
        create(partitions);
        this.receiver = Receiver.start(Ground.SECRET, place.clock());
        this.sender = new Sender(place.cluster(), "hops");
        this.enrich = stage("hops-enrich", place.threads(), commit, spine());
        this.match = stage("hops-match", 1, commit, matcher());
        this.follow = new Follow(place.cluster(), "hops").channel(exit, this::tell);
        enrich.start();
        match.start();
        Thread.ofPlatform().daemon().start(follow::run);
        while (!(enrich.health() instanceof Health.Running && match.health() instanceof Health.Running)) {
            LockSupport.parkNanos(LOOK);
        }
    }

    private static Channel<byte[]> channel(String name, Spread spread) {
        var day = new Keep.For(Duration.ofDays(1), Optional.empty());
        return new Channel<>(name, "A bare hop.", "anything", "bytes", Serdes.ByteArray(), spread, day);
    }

    private void create(int partitions) {
        List<NewTopic> topics = List.of(
                entry.topic(partitions, place.replication()),
                middle.topic(partitions, place.replication()),
                exit.topic(partitions, place.replication()));
        try (var admin = place.cluster().admin()) {
            admin.createTopics(topics).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private StreamsBuilder spine() {
        var builder = new StreamsBuilder(StreamsStage.naming());
        middle.to(entry.from(builder)
                .repartition(Repartitioned.with(Serdes.String(), Serdes.ByteArray())
                        .withName("spine")
                        .withNumberOfPartitions(1)));
        return builder;
    }

    private StreamsBuilder matcher() {
        var builder = new StreamsBuilder(StreamsStage.naming());
        exit.to(middle.from(builder));
        return builder;
    }

    private StreamsStage stage(String name, int threads, Duration commit, StreamsBuilder builder) {
        var runner = new StreamsStage.Runner(
                place.cluster(), place.state(), place.instance(), threads, commit, place.replication());
        return new StreamsStage(name, builder.build(), runner);
    }

    private void tell(Follow.Seen<byte[]> record) {
        var body = ByteString.encodeUtf8(Json.text(Json.object().put("id", Routing.name(record.key()))));
        var _ = web.post(receiver.url(), Map.of("webhook-id", Routing.name(record.key())), body, BOUNDS);
    }

    /// Sends for a while at a steady pace.
    ///
    /// @return from the moment a record was sent until the receiver had it, without those of the warm-up
    Times measure(Duration every, Duration warmUp, Duration time) {
        var begin = place.clock().instant().plus(warmUp);
        try (var rhythm = Executors.newSingleThreadScheduledExecutor()) {
            var task = rhythm.scheduleAtFixedRate(this::send, 0, every.toNanos(), TimeUnit.NANOSECONDS);
            LockSupport.parkNanos(warmUp.plus(time).toNanos());
            task.cancel(false);
        }
        while (receiver.receipts().size() < sent.size()) {
            LockSupport.parkNanos(LOOK);
        }
        return Times.of(receiver.receipts().stream()
                .filter(receipt -> at(receipt).isAfter(begin))
                .map(receipt -> Duration.between(at(receipt), receipt.at()))
                .toList());
    }

    private Instant at(Receiver.Receipt receipt) {
        return sent.getOrDefault(receipt.id(), Instant.MIN);
    }

    private void send() {
        var id = Integer.toString(sent.size());
        var value = new byte[BYTES];
        new Random(sent.size()).nextBytes(value);
        var now = place.clock().instant();
        sent.put(id, now);
        var _ = sender.send(entry, Routing.key("site" + sent.size() % 40, id), value, now);
    }

    @Override
    public void close() {
        sender.close();
        enrich.close();
        match.close();
        follow.close();
        receiver.close();
        web.close();
    }
}

package dev.newsvane.alerts;

import static org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore;
import static org.apache.kafka.streams.state.Stores.persistentKeyValueStore;

import dev.newsvane.alerts.flow.Held;
import dev.newsvane.alerts.flow.Looked;
import dev.newsvane.alerts.flow.Rhythm;
import dev.newsvane.alerts.match.PassedOver;
import dev.newsvane.alerts.share.HandedOver;
import dev.newsvane.alerts.share.Remembered;
import dev.newsvane.alerts.share.Share;
import dev.newsvane.alerts.share.TakeOver;
import dev.newsvane.base.Channel;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.StreamsStage;
import dev.newsvane.base.avro.RecordSerdes;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.Schemas;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// ```
/// articles ──┐ watches ───┼── match ──► alerts ── page ──► deliveries coverage ──┘
/// ```
///
/// One task sees all three, in the order of our clock: so an article meets the watches that were in force when it was
/// fetched, which no global store would grant.
public final class AlertTopology {
    static final String WATCHES = "watch-versions-1";
    static final String SPOKEN = "spoken-1";
    static final String HELD = "held-1";
    static final String RHYTHMS = "rhythms-1";
    static final String LOOKED = "looked-1";

    private static final List<String> FORMS = List.of(
            "CopyKind",
            "Overlap",
            "Copy",
            "Passage",
            "Evidence",
            "Spoken",
            "Held",
            "Rhythm",
            "Looker",
            "Off",
            "Looked");

    private AlertTopology() {}

    /// Of all watches.
    public static Topology build(Channels channels, AlertSettings settings) {
        return build(channels, settings, Share.WHOLE, new PassedOver());
    }

    /// Of a share of the watches, which says of them what all of them together would: no watch knows of another.
    ///
    /// @param passedOver is told of queries that throw
    public static Topology build(Channels channels, AlertSettings settings, Share share, PassedOver passedOver) {
        var builder = new StreamsBuilder(StreamsStage.naming());
        var state = state();
        builder.addStateStore(
                kept(persistentKeyValueStore(WATCHES), channels.watches().values()));
        builder.addStateStore(kept(persistentKeyValueStore(SPOKEN), state.serde(Spoken.class)));
        builder.addStateStore(kept(inMemoryKeyValueStore(HELD), state.serde(Held.class)));
        builder.addStateStore(kept(inMemoryKeyValueStore(RHYTHMS), state.serde(Rhythm.class)));
        builder.addStateStore(kept(inMemoryKeyValueStore(LOOKED), state.serde(Looked.class)));
        builder.addStateStore(HandedOver.store());
        var inputs = record(channels.articles().from(builder), "article")
                .merge(record(channels.watches().from(builder), "watch"), Named.as("articles-and-watches"))
                .merge(record(channels.coverage().from(builder), "time"), Named.as("all"));
        KStream<String, Alert> alerts = inputs.process(
                () -> new MatchProcessor(settings, share, passedOver),
                Named.as("match"),
                Stream.concat(StoreMemory.REMEMBERED.stream().map(Remembered::store), Stream.of(HandedOver.STORE))
                        .toArray(String[]::new));
        channels.alerts().to(alerts);
        channels.deliveries().to(alerts.flatMap((event, alert) -> page(alert), Named.as("page")));
        return builder.build();
    }

    /// By which shares on a cluster take over from one another.
    ///
    /// @param replication copies of what is remembered
    public static TakeOver takeOver(Cluster cluster, Channels channels, short replication) {
        List<Channel<?>> inputs = List.of(channels.articles(), channels.watches(), channels.coverage());
        return new TakeOver(cluster, replication, inputs, StoreMemory.REMEMBERED);
    }

    private static List<KeyValue<String, Delivery>> page(Alert alert) {
        return Deliveries.of(alert).stream()
                .map(delivery -> KeyValue.pair(Deliveries.key(delivery), delivery))
                .toList();
    }

    private static <V extends Record> KStream<String, Record> record(KStream<String, V> stream, String name) {
        return stream.mapValues(value -> (Record) value, Named.as(name));
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> kept(KeyValueBytesStoreSupplier store, Serde<V> values) {
        return Stores.keyValueStoreBuilder(store, Serdes.String(), values);
    }

    /// In what forms the memory is written, and was by older versions.
    static RecordSerdes state() {
        return new RecordSerdes(
                Schemas.parse(AlertTopology.class, FORMS),
                Schemas.past(
                        AlertTopology.class,
                        List.of(
                                "Spoken-1",
                                "Spoken-2",
                                "Spoken-3",
                                "Spoken-4",
                                "Spoken-5",
                                "Spoken-6",
                                "Spoken-7",
                                "Held-1",
                                "Rhythm-1",
                                "Rhythm-2")));
    }
}

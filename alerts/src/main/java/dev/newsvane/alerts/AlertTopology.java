package dev.newsvane.alerts;

import dev.newsvane.base.StreamsStage;
import dev.newsvane.base.avro.RecordSerdes;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.Schemas;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.Stores;

/// ```
/// articles ──┐
/// watches ───┼── match ──► alerts ── page ──► deliveries
/// coverage ──┘
/// ```
///
/// One task sees all three, in the order of our clock: so an article meets the watches that were in force when it was
/// fetched, which no global store would grant.
public final class AlertTopology {
    static final String WATCHES = "watch-versions-1";
    static final String SPOKEN = "spoken-1";

    private static final List<String> SPOKEN_FORM =
            List.of("CopyKind", "Overlap", "Copy", "Passage", "Evidence", "Spoken");

    private AlertTopology() {}

    public static Topology build(Channels channels, AlertSettings settings) {
        var builder = new StreamsBuilder(StreamsStage.naming());
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(WATCHES),
                Serdes.String(),
                channels.watches().values()));
        builder.addStateStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(SPOKEN), Serdes.String(), spoken()));
        var inputs = record(channels.articles().from(builder), "article")
                .merge(record(channels.watches().from(builder), "watch"), Named.as("articles-and-watches"))
                .merge(record(channels.coverage().from(builder), "time"), Named.as("all"));
        KStream<String, Alert> alerts =
                inputs.process(() -> new MatchProcessor(settings), Named.as("match"), WATCHES, SPOKEN);
        channels.alerts().to(alerts);
        channels.deliveries().to(alerts.flatMap((event, alert) -> page(alert), Named.as("page")));
        return builder.build();
    }

    private static List<KeyValue<String, Delivery>> page(Alert alert) {
        return Deliveries.of(alert).stream()
                .map(delivery -> KeyValue.pair(Deliveries.key(delivery), delivery))
                .toList();
    }

    private static <V extends Record> KStream<String, Record> record(KStream<String, V> stream, String name) {
        return stream.mapValues(value -> (Record) value, Named.as(name));
    }

    private static Serde<Spoken> spoken() {
        var serdes = new RecordSerdes(
                Schemas.parse(AlertTopology.class, SPOKEN_FORM),
                Schemas.past(AlertTopology.class, List.of("Spoken-1", "Spoken-2", "Spoken-3", "Spoken-4")));
        return serdes.serde(Spoken.class);
    }
}

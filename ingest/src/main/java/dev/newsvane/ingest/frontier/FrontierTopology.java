package dev.newsvane.ingest.frontier;

import dev.newsvane.base.StreamsStage;
import dev.newsvane.base.avro.RecordSerdes;
import dev.newsvane.ingest.frontier.Verdict.Refused;
import dev.newsvane.ingest.frontier.Verdict.Wanted;
import dev.newsvane.ingest.frontier.Verdict.Whole;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Schemas;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.Stores;

/// From entries seen to what is to be fetched or read: each URL once for each change.
///
/// ```
/// items ──── sight ──┬── wanted ─── requests
///              │     ├── whole ──── pages
///        seen, revisits └── refused ── rejects
///              │
/// fetched ── mark
/// ```
public final class FrontierTopology {
    private static final String[] STORES = {Sight.STORE, Revisits.NEXT, Revisits.DUES};

    private FrontierTopology() {}

    public static Topology build(Channels channels, Frontier settings) {
        var builder = new StreamsBuilder(StreamsStage.naming());
        builder.addStateStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(Sight.STORE), Serdes.String(), serde()));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(Revisits.NEXT),
                Serdes.String(),
                channels.requests().values()));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(Revisits.DUES), Serdes.String(), Serdes.Long()));
        var verdicts = channels.items().from(builder).process(() -> new Sight(settings), Named.as("sight"), STORES);
        channels.requests()
                .to(only(verdicts, "wanted", Wanted.class, wanted -> KeyValue.pair(wanted.key(), wanted.request())));
        channels.pages().to(only(verdicts, "whole", Whole.class, whole -> KeyValue.pair(whole.key(), whole.page())));
        channels.rejects().to(only(verdicts, "refused", Refused.class, no -> KeyValue.pair(no.key(), no.reject())));
        channels.fetched().from(builder).process(() -> new Mark(settings), Named.as("mark"), STORES);
        return builder.build();
    }

    private static Serde<Seen> serde() {
        var schemas = Schemas.parse(FrontierTopology.class, List.of("Seen"));
        return new RecordSerdes(schemas, id -> Optional.empty()).serde(Seen.class);
    }

    private static <W extends Verdict, V> KStream<String, V> only(
            KStream<String, Verdict> verdicts, String name, Class<W> kind, Function<W, KeyValue<String, V>> out) {
        return verdicts.flatMap(
                (key, verdict) -> Stream.of(verdict)
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .map(out)
                        .toList(),
                Named.as(name));
    }
}

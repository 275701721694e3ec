package dev.newsvane.enrich;

import dev.newsvane.base.avro.RecordSerdes;
import dev.newsvane.schemas.Schemas;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.state.Stores;

/// What the spine remembers, and its form on disk. Names carry a version: another form gets another name.
final class Spine {
    static final String MEMBERS = "members-1";
    static final String WORDS = "words-1";
    static final String STORIES = "open-stories-1";

    private Spine() {}

    static StreamsBuilder withStores(StreamsBuilder builder) {
        var serdes = new RecordSerdes(
                Schemas.parse(Spine.class, List.of("CopyKind", "Copy", "Member", "Words", "OpenStory")),
                id -> Optional.empty());
        add(builder, serdes, MEMBERS, Member.class);
        add(builder, serdes, WORDS, Words.class);
        add(builder, serdes, STORIES, OpenStory.class);
        return builder;
    }

    private static <V extends Record> void add(
            StreamsBuilder builder, RecordSerdes serdes, String name, Class<V> type) {
        builder.addStateStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), serdes.serde(type)));
    }
}

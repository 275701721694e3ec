package dev.newsvane.enrich;

import dev.newsvane.base.avro.RecordSerdes;
import dev.newsvane.schemas.Schemas;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.state.Stores;

/// What the spine remembers, and its form on disk. Names carry a version: another form gets another name.
final class Spine {
    static final String MEMBERS = "members-1";
    static final String WORDS = "words-1";
    static final String STORIES = "open-stories-1";

    /// What older versions wrote, which is read for ever: a form that changes leaves its last one here.
    private static final List<String> PAST = List.of("Member-1", "Words-1", "Words-2", "OpenStory-1");

    private Spine() {}

    /// The stores' names and the form of what is in them.
    static Map<String, Serde<? extends Record>> forms() {
        var schemas =
                Schemas.parse(Spine.class, List.of("CopyKind", "Overlap", "Copy", "Member", "Words", "OpenStory"));
        var serdes = new RecordSerdes(schemas, Schemas.past(Spine.class, PAST));
        return new TreeMap<>(Map.of(
                MEMBERS, serdes.serde(Member.class),
                WORDS, serdes.serde(Words.class),
                STORIES, serdes.serde(OpenStory.class)));
    }

    static StreamsBuilder withStores(StreamsBuilder builder) {
        forms().forEach((name, form) -> builder.addStateStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), form)));
        return builder;
    }
}

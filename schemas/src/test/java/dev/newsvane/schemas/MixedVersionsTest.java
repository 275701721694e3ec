package dev.newsvane.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newsvane.base.Channel;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.base.avro.SchemaBook;
import dev.newsvane.testkit.TestBroker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Instances of three versions on one broker: this one, one that lacks a field of ours, one that has a field more. They
/// know of one another only what the channel `schemas` says.
class MixedVersionsTest {
    private static final Instant T = Instant.parse("2026-03-01T12:00:00Z");
    private static final int HEADER = 1 + Integer.BYTES;
    private static final String FIELDS = """
        {"name": "stage", "type": "string"}, {"name": "input", "type": "string"},
        {"name": "reason", "type": {"type": "enum", "name": "Reason", "symbols": ["EMPTY", "GONE"]}},
        {"name": "detail", "type": "string"},
        {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}}\
        """;

    private final TestBroker broker = TestBroker.start();
    private final Channels present = Channels.of(broker.cluster());
    private final Other older = new Other(broker.cluster(), reject(FIELDS));
    private final Other newer = new Other(
            broker.cluster(),
            reject(FIELDS
                    + ", {\"name\": \"source\", \"type\": [\"null\", \"string\"], \"default\": null}"
                    + ", {\"name\": \"tries\", \"type\": \"int\", \"default\": 1}"));

    @BeforeEach
    void thePresentStarts() {
        present.create(broker.cluster(), 1, (short) 1, T);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void eachReadsWhatAllOfThemWrote() {
        older.publish();
        newer.publish();
        var ours = new Reject("crawl", "of the present", Optional.of("source"), Reason.EMPTY, "d", T);
        send(present.rejects(), "present", ours);
        send(raw(), "older", older.write(Map.of("input", "of the older")));
        send(raw(), "newer", newer.write(Map.of("input", "of the newer", "source", "s", "tries", 3)));

        var read = Snapshot.of(broker.cluster(), present.rejects());
        assertThat(read)
                .containsEntry("present", ours)
                .containsEntry("older", new Reject("crawl", "of the older", Optional.empty(), Reason.EMPTY, "d", T))
                .containsEntry("newer", new Reject("crawl", "of the newer", Optional.of("s"), Reason.EMPTY, "d", T));

        var bytes = Snapshot.of(broker.cluster(), raw());
        assertThat(inputs(older, bytes)).isEqualTo(inputs(newer, bytes)).containsOnlyKeys("present", "older", "newer");
        assertThat(newer.read(bytes(bytes, "newer")).get("tries")).isEqualTo(3);
        assertThat(newer.read(bytes(bytes, "older")).get("tries")).isEqualTo(1);
        assertThat(newer.read(bytes(bytes, "present")).get("source")).hasToString("source");
    }

    @Test
    void allGiveASchemaTheSameId() {
        var ours = Schemas.all().stream()
                .filter(schema -> schema.getFullName().equals(Reject.class.getName()))
                .findFirst()
                .orElseThrow();
        send(present.rejects(), "present", new Reject("s", "i", Optional.empty(), Reason.EMPTY, "d", T));
        var written = id(bytes(Snapshot.of(broker.cluster(), raw()), "present"));
        assertThat(List.of(older.book().id(ours), newer.book().id(ours))).containsOnly(written);
        assertThat(newer.book().id(older.schema())).isEqualTo(id(older.write(Map.of())));
        assertThat(List.of(written, id(older.write(Map.of())), id(newer.write(Map.of()))))
                .doesNotHaveDuplicates();
    }

    @Test
    void aReaderThatStoppedGoesOnOnceTheSchemaIsThere() {
        send(raw(), "newer", newer.write(Map.of("input", "early")));
        assertThatThrownBy(() -> Snapshot.of(broker.cluster(), present.rejects()))
                .isInstanceOf(SchemaBook.UnknownSchema.class);
        newer.publish();
        assertThat(Snapshot.of(broker.cluster(), present.rejects()))
                .hasEntrySatisfying(
                        "newer", reject -> assertThat(reject.input()).isEqualTo("early"));
    }

    private static Map<String, String> inputs(Other reader, Map<String, byte[]> records) {
        var inputs = new HashMap<String, String>();
        records.forEach(
                (key, value) -> inputs.put(key, reader.read(value).get("input").toString()));
        return inputs;
    }

    private static byte[] bytes(Map<String, byte[]> records, String key) {
        return Objects.requireNonNull(records.get(key));
    }

    private static int id(byte[] value) {
        return ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
    }

    private <V> void send(Channel<V> channel, String key, V value) {
        try (var sender = new Sender(broker.cluster(), "test")) {
            Sender.await(sender.send(channel, key, value, T));
        }
    }

    private Channel<byte[]> raw() {
        var as = present.rejects();
        return new Channel<>(
                as.name(), as.purpose(), as.keys(), as.holds(), Serdes.ByteArray(), as.spread(), as.keep());
    }

    private static Schema reject(String fields) {
        return new Schema.Parser().parse("""
            {"type": "record", "name": "Reject", "namespace": "dev.newsvane.schemas", "fields": [%s]}\
            """.formatted(fields));
    }

    /// An instance of another version: its own schema, our book, Avro's own reader and writer.
    private record Other(Cluster cluster, Schema schema, SchemaBook book) {
        Other(Cluster cluster, Schema schema) {
            this(
                    cluster,
                    schema,
                    new SchemaBook(
                            List.of(schema),
                            id -> Optional.ofNullable(Snapshot.of(cluster, Channels.SCHEMAS)
                                            .get(Integer.toString(id)))
                                    .map(json -> new Schema.Parser().parse(json))));
        }

        void publish() {
            try (var sender = new Sender(cluster, "other")) {
                Sender.await(sender.send(Channels.SCHEMAS, Integer.toString(book.id(schema)), schema.toString(), T));
            }
        }

        byte[] write(Map<String, Object> values) {
            var all = new HashMap<String, Object>(Map.of(
                    "stage",
                    "crawl",
                    "input",
                    "i",
                    "reason",
                    new org.apache.avro.generic.GenericData.EnumSymbol(
                            schema.getField("reason").schema(), "EMPTY"),
                    "detail",
                    "d",
                    "at",
                    T.toEpochMilli()));
            all.putAll(values);
            var record = new GenericRecordBuilder(schema);
            all.forEach(record::set);
            var out = new ByteArrayOutputStream();
            out.write(0);
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(book.id(schema)).array());
            try {
                var encoder = EncoderFactory.get().binaryEncoder(out, null);
                new GenericDatumWriter<GenericRecord>(schema).write(record.build(), encoder);
                encoder.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        }

        GenericRecord read(byte[] value) {
            try {
                var decoder = DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, null);
                return new GenericDatumReader<GenericRecord>(book.schema(id(value)), schema).read(null, decoder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package dev.newsvane.base.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

enum Colour {
    RED,
    BLUE,
    OTHER
}

record Part(String name, Optional<Instant> made) {}

record Whole(
        String name,
        Instant at,
        Duration took,
        ByteString bytes,
        Optional<Double> share,
        List<Part> parts,
        Map<String, String> notes,
        Colour colour) {}

class RecordSerdesTest {
    private static final Instant T = Instant.parse("2026-03-14T09:00:00.123Z");
    private static final String COLOUR = """
        {"type": "enum", "name": "Colour", "namespace": "dev.newsvane.base.avro", "symbols": ["RED", "BLUE", "OTHER"],
         "default": "OTHER"}\
        """;
    private static final String PART = """
        {"type": "record", "name": "Part", "namespace": "dev.newsvane.base.avro", "fields": [
          {"name": "name", "type": "string"},
          {"name": "made", "type": ["null", {"type": "long", "logicalType": "timestamp-millis"}], "default": null}]}\
        """;
    private static final String WHOLE = """
        {"type": "record", "name": "Whole", "namespace": "dev.newsvane.base.avro", "fields": [
          {"name": "name", "type": "string"},
          {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
          {"name": "took", "type": "long", "default": 7},
          {"name": "bytes", "type": "bytes", "default": ""},
          {"name": "share", "type": ["null", "double"], "default": null},
          {"name": "parts", "type": {"type": "array", "items": "Part"}, "default": []},
          {"name": "notes", "type": {"type": "map", "values": "string"}, "default": {}},
          {"name": "colour", "type": "Colour", "default": "OTHER"}]}\
        """;
    /// As a version before us might have written: fewer fields, in another order, with one that we dropped.
    private static final String OLDER = """
        {"type": "record", "name": "Whole", "namespace": "dev.newsvane.base.avro", "fields": [
          {"name": "dropped", "type": {"type": "array", "items": "string"}},
          {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
          {"name": "name", "type": "string"}]}\
        """;
    /// As a version after us might write: a colour that we do not know.
    private static final String NEWER = """
        {"type": "record", "name": "Whole", "namespace": "dev.newsvane.base.avro", "fields": [
          {"name": "name", "type": "string"},
          {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
          {"name": "colour", "type": {"type": "enum", "name": "Colour", "symbols": ["GREEN", "RED"], "default": "RED"}}]}\
        """;
    private static final Whole FULL = new Whole(
            "näme",
            T,
            Duration.ofMillis(1500),
            ByteString.of((byte) 0, (byte) -1),
            Optional.of(0.5),
            List.of(new Part("a", Optional.of(T)), new Part("b", Optional.empty())),
            Map.of("k", "v"),
            Colour.BLUE);

    @Test
    void aRecordComesBackAsItWent() {
        var serde = serde(Map.of());
        assertThat(read(serde, write(serde, FULL))).isEqualTo(FULL);
        var bare = new Whole(
                "", Instant.EPOCH, Duration.ZERO, ByteString.EMPTY, Optional.empty(), List.of(), Map.of(), Colour.RED);
        assertThat(read(serde, write(serde, bare))).isEqualTo(bare);
    }

    @Test
    void theFramingIsWhatRegistryAwareToolsRead() {
        var bytes = write(serde(Map.of()), FULL);
        var schema = schemas().getLast();
        assertThat(bytes[0]).isZero();
        assertThat(ByteBuffer.wrap(bytes, 1, 4).getInt()).isEqualTo(id(schema)).isNotNegative();
    }

    @Test
    void whatAnOlderVersionWroteIsReadWithDefaults() throws Exception {
        var older = new Schema.Parser().parse(OLDER);
        var record = new GenericData.Record(older);
        record.put("dropped", List.of("x", "y"));
        record.put("at", T.toEpochMilli());
        record.put("name", "old");
        assertThat(read(serde(Map.of(id(older), older)), frame(older, record)))
                .isEqualTo(new Whole(
                        "old",
                        T,
                        Duration.ofMillis(7),
                        ByteString.EMPTY,
                        Optional.empty(),
                        List.of(),
                        Map.of(),
                        Colour.OTHER));
    }

    @Test
    void aSymbolOfANewerVersionIsReadAsTheDefault() throws Exception {
        var newer = new Schema.Parser().parse(NEWER);
        var record = new GenericData.Record(newer);
        record.put("name", "new");
        record.put("at", T.toEpochMilli());
        record.put("colour", new GenericData.EnumSymbol(newer.getField("colour").schema(), "GREEN"));
        assertThat(read(serde(Map.of(id(newer), newer)), frame(newer, record)).colour())
                .isEqualTo(Colour.OTHER);
    }

    @Test
    void anUnknownSchemaStopsTheReader() {
        var bytes = write(serde(Map.of()), FULL);
        ByteBuffer.wrap(bytes).putInt(1, 12345);
        assertThatThrownBy(() -> read(serde(Map.of()), bytes))
                .isInstanceOf(SchemaBook.UnknownSchema.class)
                .hasMessageContaining("12345");
    }

    @Test
    void whatIsNoRecordOfOursIsSaidToBeNone() {
        var serde = serde(Map.of());
        assertThatThrownBy(() -> read(serde, "{\"json\": 1}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> read(serde, new byte[3])).isInstanceOf(SerializationException.class);
        var cut = write(serde, FULL);
        assertThatThrownBy(() -> read(serde, Arrays.copyOf(cut, cut.length - 9)))
                .isInstanceOf(SerializationException.class);
    }

    private static List<Schema> schemas() {
        var parser = new Schema.Parser();
        return List.of(parser.parse(COLOUR), parser.parse(PART), parser.parse(WHOLE));
    }

    private static Serde<Whole> serde(Map<Integer, Schema> elsewhere) {
        return new RecordSerdes(schemas(), id -> Optional.ofNullable(elsewhere.get(id))).serde(Whole.class);
    }

    private static byte[] write(Serde<Whole> serde, Whole value) {
        return serde.serializer().serialize("topic", value);
    }

    private static Whole read(Serde<Whole> serde, byte[] bytes) {
        return serde.deserializer().deserialize("topic", bytes);
    }

    private static int id(Schema schema) {
        return (int) (SchemaNormalization.parsingFingerprint64(schema) & Integer.MAX_VALUE);
    }

    private static byte[] frame(Schema schema, GenericData.Record record) throws Exception {
        var out = new java.io.ByteArrayOutputStream();
        out.write(0);
        out.writeBytes(ByteBuffer.allocate(4).putInt(id(schema)).array());
        var encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericData.Record>(schema).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }
}

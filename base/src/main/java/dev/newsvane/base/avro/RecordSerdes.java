package dev.newsvane.base.avro;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/// Serdes of Java records in Confluent's wire format: a zero byte, the schema's id in four bytes, the Avro binary.
public final class RecordSerdes {
    private static final byte MAGIC = 0;
    private static final int HEADER = 1 + Integer.BYTES;

    private final Map<String, Schema> schemas = new HashMap<>();
    private final RecordData data;
    private final SchemaBook book;
    private final Map<String, DatumReader<Object>> readers = new ConcurrentHashMap<>();

    /// @param named every schema of ours: records, and the records and enums they refer to
    /// @param elsewhere where to ask for schemas of other versions
    public RecordSerdes(Collection<Schema> named, IntFunction<Optional<Schema>> elsewhere) {
        named.forEach(schema -> schemas.put(schema.getFullName(), schema));
        this.data = new RecordData(schemas);
        var records = new ArrayList<>(named);
        records.removeIf(schema -> schema.getType() != Schema.Type.RECORD);
        this.book = new SchemaBook(records, elsewhere);
    }

    public SchemaBook book() {
        return book;
    }

    public <T extends Record> Serde<T> serde(Class<T> type) {
        var schema = schemas.get(type.getName());
        if (schema == null) {
            throw new IllegalArgumentException("no schema for " + type);
        }
        return Serdes.serdeFrom((topic, value) -> write(schema, value), (topic, bytes) -> read(type, schema, bytes));
    }

    private byte @Nullable [] write(Schema schema, @Nullable Record value) {
        if (value == null) {
            return null; // Kafka's tombstone
        }
        var out = new ByteArrayOutputStream(512);
        out.write(MAGIC);
        out.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt(book.id(schema)).array());
        try {
            var encoder = EncoderFactory.get().binaryEncoder(out, null);
            data.writer(schema).write(value, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new SerializationException("cannot write " + schema.getFullName(), e);
        }
        return out.toByteArray();
    }

    private <T extends Record> @Nullable T read(Class<T> type, Schema schema, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null; // Kafka's tombstone
        }
        if (bytes.length < HEADER || bytes[0] != MAGIC) {
            throw new SerializationException("no record of ours: it does not begin with a schema id");
        }
        var id = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
        try {
            var decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, null);
            return type.cast(reader(id, schema).read(null, decoder));
        } catch (IOException e) {
            throw new SerializationException("cannot read " + schema.getFullName(), e);
        }
    }

    private DatumReader<Object> reader(int id, Schema schema) {
        return readers.computeIfAbsent(id + " " + schema.getFullName(), key -> data.reader(book.schema(id), schema));
    }
}

package dev.newsvane.base.avro;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.ResolvingDecoder;
import org.jspecify.annotations.Nullable;

/// Avro's view of Java records: each record class is bound to the schema of its full name, component by component.
/// An `Optional` component is a union with null, a `Duration` a long of milliseconds, a `ByteString` bytes, an
/// `Instant` Avro's timestamp-millis, a Java enum an Avro enum.
final class RecordData extends GenericData {
    private final Map<String, Schema> schemas;
    private final Map<String, Binding> bindings = new ConcurrentHashMap<>();

    /// @param schemas by full name, those of nested records and enums included
    RecordData(Map<String, Schema> schemas) {
        this.schemas = Map.copyOf(schemas);
        addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    }

    Binding binding(Schema schema) {
        return bindings.computeIfAbsent(schema.getFullName(), name -> new Binding(named(name)));
    }

    private Schema named(String name) {
        var schema = schemas.get(name);
        if (schema == null) {
            throw new AvroRuntimeException("no schema of ours is named " + name);
        }
        return schema;
    }

    @Override
    public @Nullable Object getField(Object record, String name, int position) {
        return binding(getRecordSchema(record)).get(record, position);
    }

    @Override
    protected boolean isRecord(Object datum) {
        return datum instanceof java.lang.Record; // GenericData has a Record of its own
    }

    @Override
    protected Schema getRecordSchema(Object record) {
        return named(record.getClass().getName());
    }

    @Override
    protected boolean isEnum(Object datum) {
        return datum instanceof Enum<?>;
    }

    @Override
    protected Schema getEnumSchema(Object datum) {
        return named(datum.getClass().getName());
    }

    @Override
    public Object createEnum(String symbol, Schema schema) {
        var type = Binding.classOf(schema);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(symbol))
                .findFirst()
                .orElseThrow(() -> new AvroRuntimeException(type + " has no " + symbol));
    }

    GenericDatumWriter<Object> writer(Schema schema) {
        return new GenericDatumWriter<>(schema, this);
    }

    GenericDatumReader<Object> reader(Schema writer, Schema reader) {
        return new Reader(writer, reader);
    }

    private final class Reader extends GenericDatumReader<Object> {
        Reader(Schema writer, Schema reader) {
            super(writer, reader, RecordData.this);
        }

        @Override
        protected Object readRecord(@Nullable Object old, Schema expected, ResolvingDecoder in) throws IOException {
            var values = new @Nullable Object[expected.getFields().size()];
            for (var field : in.readFieldOrder()) {
                values[field.pos()] = read(null, field.schema(), in);
            }
            return binding(expected).create(values);
        }

        @Override
        protected Object readArray(@Nullable Object old, Schema expected, ResolvingDecoder in) throws IOException {
            return List.copyOf((List<?>) super.readArray(null, expected, in));
        }

        @Override
        protected Object readMap(@Nullable Object old, Schema expected, ResolvingDecoder in) throws IOException {
            return Map.copyOf((Map<?, ?>) super.readMap(null, expected, in));
        }

        @Override
        protected Object readString(@Nullable Object old, Schema expected, Decoder in) throws IOException {
            return in.readString();
        }
    }
}

package dev.newsvane.base.avro;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import okio.ByteString;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/// One record class and its schema: how to take a record apart and how to make one. Both must name the same components
/// in the same order; a difference is a bug that shows at the first use.
final class Binding {
    private final MethodHandle constructor;
    private final MethodHandle[] accessors;
    private final Function<@Nullable Object, @Nullable Object>[] toAvro;
    private final Function<@Nullable Object, @Nullable Object>[] toJava;

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of a generic type cannot be made otherwise
    Binding(Schema schema) {
        var type = classOf(schema);
        var components = type.getRecordComponents();
        var names = Arrays.stream(components).map(RecordComponent::getName).toList();
        var fields = schema.getFields().stream().map(Schema.Field::name).toList();
        if (!names.equals(fields)) {
            throw new AvroRuntimeException(type + " has components " + names + ", its schema has fields " + fields);
        }
        try {
            var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            constructor = lookup.unreflectConstructor(type.getDeclaredConstructor(types))
                    .asSpreader(Object[].class, types.length);
            accessors = new MethodHandle[components.length];
            toAvro = new Function[components.length];
            toJava = new Function[components.length];
            for (var i = 0; i < components.length; i++) {
                accessors[i] = lookup.unreflect(components[i].getAccessor());
                toAvro[i] = toAvro(components[i].getGenericType());
                toJava[i] = toJava(components[i].getGenericType());
            }
        } catch (ReflectiveOperationException e) {
            throw new AvroRuntimeException("cannot bind " + type, e);
        }
    }

    static Class<?> classOf(Schema schema) {
        try {
            return Class.forName(schema.getFullName());
        } catch (ClassNotFoundException e) {
            throw new AvroRuntimeException("the schema " + schema.getFullName() + " has no class", e);
        }
    }

    @Nullable
    Object get(Object record, int position) {
        try {
            return toAvro[position].apply((Object) accessors[position].invoke(record));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AvroRuntimeException("cannot read " + record.getClass(), e);
        }
    }

    Object create(@Nullable Object[] values) {
        for (var i = 0; i < values.length; i++) {
            values[i] = toJava[i].apply(values[i]);
        }
        try {
            return constructor.invoke(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AvroRuntimeException("cannot make a record", e);
        }
    }

    private static Function<@Nullable Object, @Nullable Object> toAvro(Type type) {
        if (type instanceof ParameterizedType p && p.getRawType() == Optional.class) {
            var inner = toAvro(p.getActualTypeArguments()[0]);
            return value -> value instanceof Optional<?> o && o.isPresent() ? inner.apply(o.get()) : null;
        }
        if (type == Duration.class) {
            return value -> value instanceof Duration d ? d.toMillis() : null;
        }
        if (type == ByteString.class) {
            return value -> value instanceof ByteString b ? b.asByteBuffer() : null;
        }
        return value -> value;
    }

    private static Function<@Nullable Object, @Nullable Object> toJava(Type type) {
        if (type instanceof ParameterizedType p && p.getRawType() == Optional.class) {
            var inner = toJava(p.getActualTypeArguments()[0]);
            return value -> value == null ? Optional.empty() : Optional.ofNullable(inner.apply(value));
        }
        if (type == Duration.class) {
            return value -> value instanceof Long ms ? Duration.ofMillis(ms) : null;
        }
        if (type == ByteString.class) {
            return value -> value instanceof ByteBuffer b ? ByteString.of(b) : null;
        }
        return value -> value;
    }
}

package dev.newsvane.base.avro;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/// Schemas by id. The id of a schema is 31 bits of the CRC-64-AVRO fingerprint of its parsing canonical form, so every
/// instance gives the same schema the same id without asking anyone.
public final class SchemaBook {
    private final Map<Integer, Schema> known = new ConcurrentHashMap<>();
    private final Map<Schema, Integer> ids = new ConcurrentHashMap<>();
    private final IntFunction<Optional<Schema>> elsewhere;

    /// A book that knows its own schemas by heart.
    ///
    /// @param own the schemas this program writes
    /// @param elsewhere where to ask for an id that another version wrote
    public SchemaBook(Collection<Schema> own, IntFunction<Optional<Schema>> elsewhere) {
        this.elsewhere = elsewhere;
        for (var schema : own) {
            var clash = known.put(id(schema), schema);
            if (clash != null && !clash.equals(schema)) {
                throw new IllegalStateException(
                        "one id for two schemas: " + clash.getFullName() + ", " + schema.getFullName());
            }
        }
    }

    public int id(Schema schema) {
        return ids.computeIfAbsent(
                schema, s -> (int) (SchemaNormalization.parsingFingerprint64(s) & Integer.MAX_VALUE));
    }

    /// The schemas given at birth, by id.
    public Map<Integer, Schema> all() {
        return new LinkedHashMap<>(known);
    }

    /// The schema with this id, asked for elsewhere where we do not know it.
    ///
    /// @throws UnknownSchema where nobody knows the id: not bad data but a missing schema, so the reader stops
    public Schema schema(int id) {
        var schema = known.get(id);
        if (schema != null) {
            return schema;
        }
        var found = elsewhere.apply(id).orElseThrow(() -> new UnknownSchema(id));
        known.put(id, found);
        return found;
    }

    /// A record was written with a schema that is not in the `schemas` channel.
    public static final class UnknownSchema extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnknownSchema(int id) {
            super("no schema has the id " + id + ": upgrade this instance before the one that writes with it");
        }
    }
}

package dev.newsvane.app.registry;

import dev.newsvane.app.registry.Registry.Entry;
import dev.newsvane.base.Channel;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Schemas;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/// Makes a registry and the channel `schemas` know the same schemas by the same ids: ours become versions of the
/// subject `CHANNEL-value`, where producers and consumers of the field look by default, and what a registry-aware
/// producer has registered there comes into the channel, where our readers look. Done twice it changes nothing.
public final class Register {
    private final Cluster cluster;
    private final Registry registry;
    private final Map<Integer, Schema> known = new LinkedHashMap<>();
    private final List<String> done = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    /// What came of it, a line for each schema.
    ///
    /// @param done what the registry or the channel did not know before
    /// @param findings what could not be made so
    public record Report(List<String> done, List<String> findings) {}

    /// One schema of ours that a subject lacks.
    private record Missing(String subject, int id, Schema schema) {
        @Override
        public String toString() {
            return subject + ": " + schema.getName() + " " + id;
        }
    }

    private Register(Cluster cluster, Registry registry) {
        this.cluster = cluster;
        this.registry = registry;
        Snapshot.of(cluster, Channels.SCHEMAS)
                .forEach((id, json) -> known.put(Integer.parseInt(id), new Schema.Parser().parse(json)));
    }

    /// Brings both to the same state.
    public static Report schemas(Cluster cluster, List<Channel<?>> channels, Registry registry, Instant now) {
        var register = new Register(cluster, registry);
        var missing = new ArrayList<Missing>();
        for (var channel : channels) {
            present(channel).ifPresent(schema -> missing.addAll(register.compare(channel, schema, now)));
        }
        register.register(missing);
        return new Report(List.copyOf(register.done), List.copyOf(register.findings));
    }

    /// The schema of this version for what a channel holds, if those are records.
    private static Optional<Schema> present(Channel<?> channel) {
        return Schemas.all().stream()
                .filter(schema -> schema.getName().equals(channel.holds()))
                .findFirst();
    }

    private List<Missing> compare(Channel<?> channel, Schema present, Instant now) {
        var subject = channel.name() + "-value";
        var there = registry.versions(subject);
        there.forEach(entry -> take(subject, entry, present, now));
        var ids = new HashMap<Schema, Long>();
        there.forEach(entry -> parsed(entry.text()).ifPresent(schema -> ids.putIfAbsent(schema, entry.id())));
        var missing = new ArrayList<Missing>();
        known.forEach((id, schema) -> {
            if (schema.getFullName().equals(present.getFullName())
                    && there.stream().noneMatch(entry -> entry.id() == id)) {
                var one = new Missing(subject, id, schema);
                Optional.ofNullable(ids.putIfAbsent(schema, (long) id))
                        .ifPresentOrElse(first -> findings.add(taken(one, first)), () -> missing.add(one));
            }
        });
        return missing;
    }

    /// A registry has one id for a schema: where another came first, ours cannot be had any more.
    private static String taken(Missing one, long id) {
        return "refused " + one + ": the registry knows this schema as " + id;
    }

    private void take(String subject, Entry entry, Schema present, Instant now) {
        var schema = parsed(entry.text());
        var what = subject + ": " + schema.map(Schema::getName).orElse("what is no Avro schema") + " " + entry.id();
        if (entry.id() != (int) entry.id()) {
            findings.add("left " + what + ": an id on the wire has 32 bits");
        } else if (known.containsKey((int) entry.id())) {
            if (!schema.equals(Optional.ofNullable(known.get((int) entry.id())))) {
                findings.add("left " + what + ": in the channel schemas this id is another schema's");
            }
        } else if (schema.filter(writer -> readable(present, writer)).isEmpty()) {
            findings.add("left " + what + ": it cannot be read as " + present.getFullName());
        } else {
            keep((int) entry.id(), schema.get(), now);
            done.add("taken " + what);
        }
    }

    private static boolean readable(Schema reader, Schema writer) {
        return reader.getFullName().equals(writer.getFullName())
                && SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                                .getType()
                        == SchemaCompatibilityType.COMPATIBLE;
    }

    private void keep(int id, Schema schema, Instant now) {
        try (var sender = new Sender(cluster, "registry")) {
            Sender.await(sender.send(Channels.SCHEMAS, Integer.toString(id), schema.toString(), now));
        }
        known.put(id, schema);
    }

    private void register(List<Missing> missing) {
        var free = new LinkedHashMap<Integer, Schema>();
        var agreed = new ArrayList<Missing>();
        for (var one : missing) {
            var content = registry.content(one.id());
            if (content.isEmpty()) {
                free.put(one.id(), one.schema());
                agreed.add(one);
            } else if (parsed(content.get()).equals(Optional.of(one.schema()))) {
                agreed.add(one);
            } else {
                findings.add("refused " + one + ": the registry has something else under this id");
            }
        }
        if (!free.isEmpty()) {
            registry.reserve(free);
        }
        for (var one : agreed) {
            var id = registry.register(one.subject(), one.schema());
            if (id == one.id()) {
                done.add("registered " + one);
            } else {
                findings.add(taken(one, id));
            }
        }
    }

    private static Optional<Schema> parsed(String text) {
        try {
            return Optional.of(new Schema.Parser().parse(text));
        } catch (AvroRuntimeException e) {
            return Optional.empty();
        }
    }
}

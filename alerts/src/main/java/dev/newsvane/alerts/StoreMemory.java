package dev.newsvane.alerts;

import dev.newsvane.alerts.flow.Held;
import dev.newsvane.alerts.flow.Looked;
import dev.newsvane.alerts.flow.Rhythm;
import dev.newsvane.alerts.share.Remembered;
import dev.newsvane.schemas.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/// Memory in the stores of a topology, and so in its changelogs.
record StoreMemory(
        KeyValueStore<String, Watch> versions,
        KeyValueStore<String, Spoken> said,
        KeyValueStore<String, Held> matches,
        KeyValueStore<String, Rhythm> flow,
        KeyValueStore<String, Looked> time)
        implements Memory {
    private static final String ONE = "looked";

    /// The stores, with the watch that stands in their keys.
    static final List<Remembered> REMEMBERED = List.of(
            new Remembered(AlertTopology.WATCHES, key -> Optional.of(key.substring(0, key.lastIndexOf('@')))),
            new Remembered(AlertTopology.SPOKEN, StoreMemory::last),
            new Remembered(AlertTopology.HELD, StoreMemory::last),
            new Remembered(AlertTopology.RHYTHMS, Optional::of),
            new Remembered(AlertTopology.LOOKED, _ -> Optional.empty()));

    private static Optional<String> last(String key) {
        return Optional.of(key.substring(key.lastIndexOf(' ') + 1));
    }

    static StoreMemory of(ProcessorContext<?, ?> context) {
        return new StoreMemory(
                context.getStateStore(AlertTopology.WATCHES),
                context.getStateStore(AlertTopology.SPOKEN),
                context.getStateStore(AlertTopology.HELD),
                context.getStateStore(AlertTopology.RHYTHMS),
                context.getStateStore(AlertTopology.LOOKED));
    }

    @Override
    public void keep(Watch version) {
        versions.put(version.name() + '@' + version.version(), version);
    }

    @Override
    public Collection<Watch> watches() {
        return values(versions.all());
    }

    @Override
    public void keep(Spoken spoken) {
        var key = Memory.key(spoken.watch(), spoken.story());
        if (!spoken.equals(said.get(key))) {
            said.put(key, spoken);
        }
    }

    @Override
    public Optional<Spoken> spoken(String watch, String story) {
        return Optional.ofNullable(said.get(Memory.key(watch, story)));
    }

    @Override
    public List<Spoken> ofStory(String story) {
        return values(said.prefixScan(story + ' ', new StringSerializer()));
    }

    @Override
    public void forget(Instant before) {
        forget(said, spoken -> spoken.touched().isBefore(before));
    }

    @Override
    public void forgetRhythms(Instant before) {
        forget(flow, rhythm -> rhythm.touched().isBefore(before));
    }

    private static <V> void forget(KeyValueStore<String, V> store, Predicate<V> which) {
        var old = new ArrayList<String>();
        try (var all = store.all()) {
            all.forEachRemaining(entry -> {
                if (which.test(entry.value)) {
                    old.add(entry.key);
                }
            });
        }
        old.forEach(store::delete);
    }

    @Override
    public void hold(Held match) {
        matches.put(match.key(), match);
    }

    @Override
    public List<Held> release(Instant before) {
        var released = values(matches.range(Held.key(Instant.EPOCH), Held.key(before)));
        released.forEach(match -> matches.delete(match.key()));
        return released;
    }

    @Override
    public void keep(Rhythm rhythm) {
        flow.put(rhythm.watch(), rhythm);
    }

    @Override
    public Optional<Rhythm> rhythm(String watch) {
        return Optional.ofNullable(flow.get(watch));
    }

    @Override
    public List<Rhythm> rhythms() {
        return values(flow.all());
    }

    @Override
    public void keep(Looked looked) {
        time.put(ONE, looked);
    }

    @Override
    public Looked looked() {
        return Optional.ofNullable(time.get(ONE)).orElse(Looked.NEVER);
    }

    private static <V> List<V> values(KeyValueIterator<String, V> entries) {
        var values = new ArrayList<V>();
        try (entries) {
            entries.forEachRemaining(entry -> values.add(entry.value));
        }
        return values;
    }
}

package dev.newsvane.alerts;

import dev.newsvane.schemas.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueStore;

/// Memory in the stores of a topology, and so in its changelogs.
record StoreMemory(KeyValueStore<String, Watch> versions, KeyValueStore<String, Spoken> said) implements Memory {
    @Override
    public void keep(Watch version) {
        versions.put(version.name() + '@' + version.version(), version);
    }

    @Override
    public Collection<Watch> watches() {
        var watches = new ArrayList<Watch>();
        try (var all = versions.all()) {
            all.forEachRemaining(entry -> watches.add(entry.value));
        }
        return watches;
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
        var found = new ArrayList<Spoken>();
        try (var entries = said.prefixScan(story + ' ', new StringSerializer())) {
            entries.forEachRemaining(entry -> found.add(entry.value));
        }
        return found;
    }

    @Override
    public void forget(Instant before) {
        var old = new ArrayList<String>();
        try (var all = said.all()) {
            all.forEachRemaining(entry -> {
                if (entry.value.touched().isBefore(before)) {
                    old.add(entry.key);
                }
            });
        }
        old.forEach(said::delete);
    }
}

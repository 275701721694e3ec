package dev.newsvane.enrich;

import java.util.HashMap;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.KeyValueStore;

/// Where the spine keeps one kind of thing, by key.
interface Shelf<V> {
    Optional<V> get(String key);

    /// What must be there.
    default V take(String key) {
        return get(key).orElseThrow(() -> lost(key));
    }

    static IllegalStateException lost(String key) {
        return new IllegalStateException("the spine lost " + key);
    }

    void put(String key, V value);

    void remove(String key);

    void forEach(BiConsumer<String, V> each);

    /// In a store of the topology.
    static <V> Shelf<V> in(KeyValueStore<String, V> store) {
        return new Shelf<>() {
            @Override
            public Optional<V> get(String key) {
                return Optional.ofNullable(store.get(key));
            }

            @Override
            public void put(String key, V value) {
                store.put(key, value);
            }

            @Override
            public void remove(String key) {
                store.delete(key);
            }

            @Override
            public void forEach(BiConsumer<String, V> each) {
                try (var all = store.all()) {
                    all.forEachRemaining(entry -> each.accept(entry.key, entry.value));
                }
            }
        };
    }

    /// In memory.
    static <V> Shelf<V> inMemory() {
        var kept = new HashMap<String, V>();
        return new Shelf<>() {
            @Override
            public Optional<V> get(String key) {
                return Optional.ofNullable(kept.get(key));
            }

            @Override
            public void put(String key, V value) {
                kept.put(key, value);
            }

            @Override
            public void remove(String key) {
                kept.remove(key);
            }

            @Override
            public void forEach(BiConsumer<String, V> each) {
                kept.forEach(each);
            }
        };
    }
}

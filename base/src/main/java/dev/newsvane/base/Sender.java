package dev.newsvane.base;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Writes records to channels. A future that completes normally means that every in-sync replica holds the record.
public final class Sender implements AutoCloseable {
    private final Producer<String, byte[]> producer;

    public Sender(Cluster cluster, String clientId) {
        this.producer = cluster.producer(clientId);
    }

    /// One that lets records wait for others that can go along: fewer requests, where many are written and none is
    /// urgent.
    ///
    /// @param linger how long they wait at most
    public Sender(Cluster cluster, String clientId, Duration linger) {
        this.producer =
                cluster.producer(clientId, Map.of(ProducerConfig.LINGER_MS_CONFIG, Math.toIntExact(linger.toMillis())));
    }

    /// Writes one record.
    ///
    /// @param at the record's time on our clock, never a publisher's date
    public <V> CompletableFuture<RecordMetadata> send(Channel<V> channel, String key, V value, Instant at) {
        return send(channel.name(), key, channel.values().serializer().serialize(channel.name(), value), at);
    }

    /// Removes the key from a channel that keeps the latest record of each.
    public CompletableFuture<RecordMetadata> erase(Channel<?> channel, String key, Instant at) {
        return send(channel.name(), key, null, at);
    }

    /// Waits until the cluster has acknowledged; throws what the cluster threw.
    public static void await(CompletableFuture<?> sent) {
        try {
            sent.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private CompletableFuture<RecordMetadata> send(String topic, String key, byte @Nullable [] value, Instant at) {
        var sent = new CompletableFuture<RecordMetadata>();
        var _ = producer.send(new ProducerRecord<>(topic, null, at.toEpochMilli(), key, value), (metadata, failure) -> {
            if (failure == null) {
                sent.complete(metadata);
            } else {
                sent.completeExceptionally(failure);
            }
        });
        return sent;
    }

    /// Waits for everything that was sent.
    public void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}

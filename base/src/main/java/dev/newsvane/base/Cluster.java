package dev.newsvane.base;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A Kafka cluster and how clients of ours talk to it.
///
/// @param bootstrap `host:port,…`
/// @param client client properties beside ours, such as TLS and SASL; they win over our own
public record Cluster(String bootstrap, Map<String, String> client) {
    public static Cluster at(String bootstrap) {
        return new Cluster(bootstrap, Map.of());
    }

    public Admin admin() {
        return Admin.create(with(Map.of()));
    }

    /// A producer that acknowledges only what all in-sync replicas hold, and repeats nothing when it retries.
    public Producer<String, byte[]> producer(String clientId) {
        return producer(clientId, Map.of());
    }

    /// The same with properties of its own beside.
    public Producer<String, byte[]> producer(String clientId, Map<String, Object> more) {
        var properties = new HashMap<String, Object>(Map.of(
                ProducerConfig.CLIENT_ID_CONFIG,
                clientId,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.LINGER_MS_CONFIG,
                2,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                64L * 1024 * 1024,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Channel.MAX_RECORD_BYTES,
                ProducerConfig.PARTITIONER_CLASS_CONFIG,
                Routing.class));
        properties.putAll(more);
        return new KafkaProducer<>(with(properties), new StringSerializer(), new ByteArraySerializer());
    }

    /// A consumer of committed records that starts at the earliest and commits no offsets of itself.
    public Consumer<String, byte[]> consumer(String clientId, Map<String, Object> more) {
        var properties = new HashMap<String, Object>();
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * 1024 * 1024);
        properties.putAll(more);
        return new KafkaConsumer<>(with(properties), new StringDeserializer(), new ByteArrayDeserializer());
    }

    /// These properties with what every client needs to reach the cluster.
    public Map<String, Object> with(Map<String, Object> properties) {
        var all = new HashMap<>(properties);
        all.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        all.put("enable.metrics.push", false);
        all.putAll(client);
        return all;
    }
}

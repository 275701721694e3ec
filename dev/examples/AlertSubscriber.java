import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Follows the channel `alerts` and prints a line for each alert that calls somebody. It needs kafka-clients and avro,
/// and nothing of Newsvane's.
///
///     java -cp 'lib/*' AlertSubscriber.java HOST:PORT GROUP
///
/// Whoever comes back under the same group goes on where it was. Offsets are committed after the work, so after a crash
/// the last alerts may come again: drop those whose `event` you know.
public final class AlertSubscriber {
    private final String bootstrap;
    private final Map<Integer, Schema> schemas = new HashMap<>();

    private AlertSubscriber(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    public static void main(String... args) throws IOException {
        new AlertSubscriber(args[0]).follow(args[1]);
    }

    private void follow(String group) throws IOException {
        var settings = new HashMap<String, Object>();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000); // then another goes on for one that was killed
        try (var consumer = consumer(settings)) {
            consumer.subscribe(List.of("alerts"));
            while (true) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    told(decoded(record.value()));
                }
                consumer.commitSync();
            }
        }
    }

    /// Your work. Fields: docs/reference/channels.md, Alert.
    private void told(GenericRecord alert) {
        if (!(boolean) alert.get("pages")) {
            return; // it would have alerted, and did not: an import, or a source's first poll
        }
        var evidence = (GenericRecord) alert.get("evidence");
        System.out.printf(
                "%s %s %s %s: %s (%s)%n",
                Instant.ofEpochMilli((long) alert.get("matched")),
                alert.get("event"),
                alert.get("kind"),
                alert.get("watch"),
                alert.get("headline"),
                evidence.get("url"));
    }

    /// A zero byte, the id of the schema that wrote it in four bytes, the record. Fields that a later version added are
    /// read, too: they are in that schema.
    private GenericRecord decoded(byte[] value) throws IOException {
        var head = ByteBuffer.wrap(value);
        if (head.get() != 0) {
            throw new IOException("not in Confluent's wire format");
        }
        var id = head.getInt();
        if (!schemas.containsKey(id)) {
            readSchemas();
        }
        var schema = schemas.get(id);
        if (schema == null) {
            throw new IOException("the channel schemas does not know the id " + id);
        }
        var rest = DecoderFactory.get().binaryDecoder(value, head.position(), head.remaining(), null);
        return new GenericDatumReader<GenericRecord>(schema).read(null, rest);
    }

    /// Every schema that any record was written with: the channel's keys are ids, its values JSON.
    private void readSchemas() {
        try (var consumer = consumer(Map.of())) {
            var partition = List.of(new TopicPartition("schemas", 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            var end = consumer.endOffsets(partition).get(partition.getFirst());
            while (consumer.position(partition.getFirst()) < end) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    if (record.value() != null) {
                        schemas.put(
                                Integer.parseInt(record.key()),
                                new Schema.Parser().parse(new String(record.value(), StandardCharsets.UTF_8)));
                    }
                }
            }
        }
    }

    private KafkaConsumer<String, byte[]> consumer(Map<String, Object> more) {
        var settings = new HashMap<>(more);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"); // alerts are written in transactions
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}

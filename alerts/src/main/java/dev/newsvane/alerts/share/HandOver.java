package dev.newsvane.alerts.share;

import dev.newsvane.base.Cluster;
import dev.newsvane.base.Snapshot;
import dev.newsvane.base.StreamsStage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// What some shares remember, written into the logs from which others rebuild their stores.
///
/// @param producer within a transaction
record HandOver(Cluster cluster, Producer<String, byte[]> producer, Collection<Remembered> stores) {
    /// Writes it, and how far the others have read then.
    void of(List<Standing> before, List<Share> after, Map<TopicPartition, OffsetAndMetadata> read) {
        try (var consumer = cluster.consumer("match-shares", Map.of())) {
            for (var each : stores) {
                after.forEach(share -> clear(consumer, log(share, each)));
                before.forEach(one -> Snapshot.read(
                        consumer,
                        List.of(log(one.share(), each)),
                        record -> after.stream()
                                .filter(share -> each.of(share, record.key()))
                                .forEach(share -> put(log(share, each), record))));
            }
        }
        after.forEach(share -> commit(share, read));
        before.forEach(one -> commit(one.share(), handedOver(one.read())));
    }

    /// What is left there of an earlier time is gone.
    private void clear(Consumer<String, byte[]> consumer, TopicPartition log) {
        Snapshot.read(
                consumer,
                List.of(log),
                record -> send(new ProducerRecord<>(log.topic(), log.partition(), record.key(), null)));
    }

    private void put(TopicPartition log, ConsumerRecord<String, byte[]> record) {
        send(new ProducerRecord<>(log.topic(), log.partition(), record.timestamp(), record.key(), record.value()));
    }

    /// The end of the transaction fails where any of them does.
    private void send(ProducerRecord<String, byte[]> record) {
        var _ = producer.send(record);
    }

    private void commit(Share share, Map<TopicPartition, OffsetAndMetadata> read) {
        Map<String, Object> group = Map.of(ConsumerConfig.GROUP_ID_CONFIG, Standing.group(share));
        try (var member = cluster.consumer("match-shares", group)) {
            producer.sendOffsetsToTransaction(read, member.groupMetadata());
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> handedOver(Map<TopicPartition, OffsetAndMetadata> read) {
        return read.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        at -> new OffsetAndMetadata(at.getValue().offset(), Standing.HANDED_OVER)));
    }

    private static TopicPartition log(Share share, Remembered each) {
        return new TopicPartition(StreamsStage.changelog(share.stage(), each.store()), 0);
    }
}

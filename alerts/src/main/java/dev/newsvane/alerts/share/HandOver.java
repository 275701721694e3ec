package dev.newsvane.alerts.share;

import dev.newsvane.base.Cluster;
import dev.newsvane.base.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// What some shares remember, written into the logs from which others rebuild their stores. Nobody reads there until
/// the last transaction, a small one, puts the others in force; so the many records before it go in as many
/// transactions as they take, and who finds them half done does them again.
final class HandOver {
    private static final String CLIENT = "match-shares";

    private final Cluster cluster;
    private final Producer<String, byte[]> producer;
    private final Collection<Remembered> stores;
    private final List<Standing> before;
    private final List<Share> after;
    private final int most;
    private int open;

    /// @param producer of transactions, which nothing was begun with
    /// @param before who holds the watches; nobody: they were never matched
    /// @param most records of a transaction
    HandOver(
            Cluster cluster,
            Producer<String, byte[]> producer,
            Collection<Remembered> stores,
            List<Standing> before,
            List<Share> after,
            int most) {
        this.cluster = cluster;
        this.producer = producer;
        this.stores = stores;
        this.before = before;
        this.after = after;
        this.most = most;
    }

    /// Copies what the former remember, up to the ends of their logs, to whose watches it is of.
    void copy() {
        try (var consumer = cluster.consumer(CLIENT, Snapshot.NO_WAITING)) {
            for (var each : stores) {
                after.forEach(share -> clear(consumer, Logs.of(share, each)));
                before.forEach(one -> Snapshot.read(
                        consumer,
                        List.of(Logs.of(one.share(), each)),
                        record -> after.stream()
                                .filter(share -> each.of(share, record.key()))
                                .forEach(share -> put(Logs.of(share, each), record))));
            }
        }
        finish();
    }

    /// What is left there of an earlier time is gone.
    private void clear(Consumer<String, byte[]> consumer, TopicPartition log) {
        Snapshot.read(consumer, List.of(log), record -> {
            if (record.value() != null) {
                send(new ProducerRecord<>(log.topic(), log.partition(), record.key(), null));
            }
        });
    }

    private void put(TopicPartition log, ConsumerRecord<String, byte[]> record) {
        send(new ProducerRecord<>(log.topic(), log.partition(), record.timestamp(), record.key(), record.value()));
    }

    /// The end of the transaction fails where any of them does.
    private void send(ProducerRecord<String, byte[]> record) {
        if (open == 0) {
            producer.beginTransaction();
        }
        var _ = producer.send(record);
        open++;
        if (open == most) {
            finish();
        }
    }

    private void finish() {
        if (open > 0) {
            producer.commitTransaction();
            open = 0;
        }
    }

    /// Puts the others in force. From its first step on a stage of the former that begins waits for the end of it, and
    /// finds then that it holds nothing any more; so nobody who has not begun before it is missed by the look at
    /// whether anybody has.
    ///
    /// @param read how far all have read
    /// @param ends up to where the logs of the former were copied
    /// @return whether it was done; else somebody has begun meanwhile, and nothing has changed
    boolean putInForce(Admin admin, Map<TopicPartition, OffsetAndMetadata> read, Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException {
        producer.beginTransaction();
        before.forEach(one -> {
            var _ = producer.send(HandedOver.to(after.size(), one.share()));
            commit(one.share(), handedOver(one.read()));
        });
        after.forEach(share -> {
            var _ = producer.send(HandedOver.back(share));
            commit(share, read);
        });
        producer.flush();
        var now = Standing.all(admin, false);
        var still = now.stream().noneMatch(Standing::atWork)
                && Standing.inForce(now).equals(Standing.inForce(before))
                && now.containsAll(before)
                && new Logs(admin, stores).ends(ends.keySet()).written().equals(ends);
        if (still) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
        return still;
    }

    private void commit(Share share, Map<TopicPartition, OffsetAndMetadata> read) {
        Map<String, Object> group = Map.of(ConsumerConfig.GROUP_ID_CONFIG, Standing.group(share));
        try (var member = cluster.consumer(CLIENT, group)) {
            producer.sendOffsetsToTransaction(read, member.groupMetadata());
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> handedOver(Map<TopicPartition, OffsetAndMetadata> read) {
        return read.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        at -> new OffsetAndMetadata(at.getValue().offset(), Standing.HANDED_OVER)));
    }
}

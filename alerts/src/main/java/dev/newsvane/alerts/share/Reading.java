package dev.newsvane.alerts.share;

import static java.util.stream.Collectors.toMap;

import dev.newsvane.base.Cluster;
import dev.newsvane.base.Snapshot;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// How far shares have read the channels that matching reads.
record Reading(Cluster cluster, List<TopicPartition> inputs) {
    private static final Comparator<OffsetAndMetadata> BY_OFFSET = Comparator.comparingLong(OffsetAndMetadata::offset);
    private static final Duration LOOK = Duration.ofMillis(200);

    /// Of who has read nothing.
    Map<TopicPartition, OffsetAndMetadata> beginning(Admin admin) throws ExecutionException, InterruptedException {
        var read = new HashMap<TopicPartition, OffsetAndMetadata>();
        admin.listOffsets(inputs.stream().collect(toMap(Function.identity(), _ -> OffsetSpec.earliest())))
                .all()
                .get()
                .forEach((at, first) -> read.put(at, new OffsetAndMetadata(first.offset())));
        return read;
    }

    /// Where all of them are; empty where some are behind others.
    Optional<Map<TopicPartition, OffsetAndMetadata>> together(List<Standing> shares) {
        var read = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var at : inputs) {
            var places = shares.stream()
                    .map(share -> Optional.ofNullable(share.read().get(at)))
                    .toList();
            var least = places.stream().flatMap(Optional::stream).min(BY_OFFSET);
            var most = places.stream().flatMap(Optional::stream).max(BY_OFFSET);
            if (least.isEmpty() || most.isEmpty()) {
                continue; // nobody has read anything of it
            }
            if (places.contains(Optional.empty())
                    || holds(at, least.get().offset(), most.get().offset())) {
                return Optional.empty();
            }
            read.put(at, least.get());
        }
        return Optional.of(read);
    }

    /// Whether more than the markers of transactions stands between two places.
    private boolean holds(TopicPartition at, long from, long to) {
        try (var consumer = cluster.consumer("match-shares", Snapshot.NO_WAITING)) {
            consumer.assign(List.of(at));
            consumer.seek(at, from);
            while (consumer.position(at) < to) {
                for (var record : consumer.poll(LOOK)) {
                    if (record.offset() < to) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}

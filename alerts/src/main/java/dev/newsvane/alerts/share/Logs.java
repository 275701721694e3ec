package dev.newsvane.alerts.share;

import dev.newsvane.base.StreamsStage;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;

/// The logs from which shares rebuild what they remember.
record Logs(Admin admin, Collection<Remembered> stores) {
    private static final Duration LOOK = Duration.ofMillis(200);

    /// Where each ends.
    ///
    /// @param written what was written to it, finished or not
    /// @param settled before the first transaction that is not finished yet
    record Ends(Map<TopicPartition, Long> written, Map<TopicPartition, Long> settled) {
        /// Names of those with a transaction that is not finished.
        List<String> open() {
            return written.entrySet().stream()
                    .filter(end -> settled.getOrDefault(end.getKey(), 0L) < end.getValue())
                    .map(end -> end.getKey().topic())
                    .sorted()
                    .toList();
        }
    }

    static TopicPartition of(Share share, Remembered store) {
        return new TopicPartition(StreamsStage.changelog(share.stage(), store.store()), 0);
    }

    /// Those of all stores of shares.
    List<TopicPartition> of(Collection<Share> shares) {
        return shares.stream()
                .flatMap(share -> stores.stream().map(store -> of(share, store)))
                .toList();
    }

    /// Makes those that are missing; another may do so at the same time.
    ///
    /// @param replication copies of what is remembered
    void create(Collection<Share> shares, short replication) throws ExecutionException, InterruptedException {
        var there = admin.listTopics().names().get();
        var missing = shares.stream()
                .flatMap(share -> Stream.concat(stores.stream().map(Remembered::store), Stream.of(HandedOver.STORE))
                        .map(store -> StreamsStage.changelog(share.stage(), store, replication)))
                .filter(log -> !there.contains(log.name()))
                .toList();
        for (var created : admin.createTopics(missing).values().values()) {
            try {
                created.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    /// Waits until no transaction on them is open any more.
    ///
    /// @param patience for how long
    Ends settled(Collection<TopicPartition> logs, Duration patience) throws ExecutionException, InterruptedException {
        return new Patience(patience, LOOK).until(ends -> ends.open().isEmpty(), () -> ends(logs));
    }

    /// Where they end now.
    Ends ends(Collection<TopicPartition> logs) throws ExecutionException, InterruptedException {
        var written = ends(logs, IsolationLevel.READ_UNCOMMITTED);
        return new Ends(written, ends(logs, IsolationLevel.READ_COMMITTED));
    }

    private Map<TopicPartition, Long> ends(Collection<TopicPartition> logs, IsolationLevel isolation)
            throws ExecutionException, InterruptedException {
        var wanted = logs.stream().collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        var ends = new HashMap<TopicPartition, Long>();
        admin.listOffsets(wanted, new ListOffsetsOptions(isolation))
                .all()
                .get()
                .forEach((log, end) -> ends.put(log, end.offset()));
        return ends;
    }
}

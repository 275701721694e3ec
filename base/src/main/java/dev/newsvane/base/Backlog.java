package dev.newsvane.base;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/// How many records stand between a topic's end and what a Streams application has committed of it.
public final class Backlog {
    private final Admin admin;

    public Backlog(Admin admin) {
        this.admin = admin;
    }

    /// The application's backlog by topic, internal topics included. A topic it has committed nothing of yet counts in
    /// full as soon as the application has committed anything.
    ///
    /// @param stage the name that the stage was started under
    public Map<String, Long> of(String stage) {
        try {
            var committed = admin.listConsumerGroupOffsets("newsvane-" + stage)
                    .partitionsToOffsetAndMetadata()
                    .get();
            var latest = new HashMap<TopicPartition, OffsetSpec>();
            committed.keySet().forEach(at -> latest.put(at, OffsetSpec.latest()));
            var ends = admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get();
            var backlog = new HashMap<String, Long>();
            ends.forEach((at, end) -> {
                var done = committed.get(at);
                backlog.merge(at.topic(), end.offset() - (done == null ? 0 : done.offset()), Long::sum);
            });
            return backlog;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for the backlog of " + stage, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot ask for the backlog of " + stage, e.getCause());
        }
    }
}

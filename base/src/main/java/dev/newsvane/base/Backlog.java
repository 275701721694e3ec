package dev.newsvane.base;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
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

    /// The application's backlog by topic: of the channels it reads, and of its own repartitions. What it has committed
    /// nothing of counts in full.
    ///
    /// @param stage the name that the stage was started under
    /// @param channels what it reads
    public Map<String, Long> of(String stage, Collection<Channel<?>> channels) {
        try {
            var application = StreamsStage.application(stage);
            var topics = admin.listTopics().names().get().stream()
                    .filter(topic -> (topic.startsWith(application + "-") && topic.endsWith("-repartition"))
                            || channels.stream()
                                    .anyMatch(channel -> channel.name().equals(topic)))
                    .toList();
            var partitions = partitions(topics);
            var committed = admin.listConsumerGroupOffsets(application)
                    .partitionsToOffsetAndMetadata()
                    .get();
            var begins = offsets(partitions, OffsetSpec.earliest());
            var ends = offsets(partitions, OffsetSpec.latest());
            var backlog = new HashMap<String, Long>();
            ends.forEach((at, end) -> {
                var done = committed.get(at);
                var from = done == null ? begins.getOrDefault(at, 0L) : done.offset();
                backlog.merge(at.topic(), Math.max(0, end - from), Long::sum);
            });
            return backlog;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for the backlog of " + stage, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot ask for the backlog of " + stage, e.getCause());
        }
    }

    private List<TopicPartition> partitions(Collection<String> topics) throws InterruptedException, ExecutionException {
        return admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which)
            throws InterruptedException, ExecutionException {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        partitions.forEach(at -> asked.put(at, which));
        var offsets = new HashMap<TopicPartition, Long>();
        admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get()
                .forEach((at, found) -> offsets.put(at, found.offset()));
        return offsets;
    }
}

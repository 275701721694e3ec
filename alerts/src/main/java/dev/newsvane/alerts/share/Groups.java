package dev.newsvane.alerts.share;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.Topic;

/// What Kafka knows of groups of consumers is in partitions of a topic of its own. As long as one has no leader, as
/// after a power cut, a list of all groups is without those in it, and says nothing of that.
record Groups(Admin admin) {
    private static final Duration LOOK = Duration.ofMillis(500);

    /// Waits until all of them are known.
    ///
    /// @param patience for how long
    /// @return partitions that have no leader still; none where nobody has ever read in a group, or we may not ask
    List<TopicPartition> unknown(Duration patience) throws ExecutionException, InterruptedException {
        return new Patience(patience, LOOK).until(List::isEmpty, this::unknown);
    }

    private List<TopicPartition> unknown() throws ExecutionException, InterruptedException {
        return partitions().stream()
                .filter(Predicate.not(Groups::led))
                .map(partition -> new TopicPartition(Topic.GROUP_METADATA_TOPIC_NAME, partition.partition()))
                .toList();
    }

    private static boolean led(TopicPartitionInfo partition) {
        return Optional.ofNullable(partition.leader())
                .filter(Predicate.not(Node::isEmpty))
                .isPresent();
    }

    private List<TopicPartitionInfo> partitions() throws ExecutionException, InterruptedException {
        try {
            return admin.describeTopics(List.of(Topic.GROUP_METADATA_TOPIC_NAME))
                    .topicNameValues()
                    .values()
                    .iterator()
                    .next()
                    .get()
                    .partitions();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException
                    || e.getCause() instanceof TopicAuthorizationException) {
                return List.of();
            }
            throw e;
        }
    }
}

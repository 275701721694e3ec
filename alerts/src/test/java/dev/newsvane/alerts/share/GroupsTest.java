package dev.newsvane.alerts.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newsvane.schemas.Channels;
import dev.newsvane.testkit.cluster.Brokers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who matched before is not forgotten while a broker that knows of it is away.
class GroupsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Share FIRST = new Share(1, 2);
    private static final int AWAY = 3;
    private static final long READ = 7;

    @Test
    void whoeverTakesOverWaitsForTheBrokerThatKnowsWhoMatchedBefore(@TempDir Path folder) throws Exception {
        try (var brokers = new Brokers(folder, new Random());
                var admin = brokers.cluster().admin();
                var other = Executors.newVirtualThreadPerTaskExecutor()) {
            admin.createTopics(List.of(groupsOn(AWAY))).all().get();
            var channels = Channels.of(brokers.cluster());
            channels.create(brokers.cluster(), 1, (short) 3, Instant.EPOCH);
            var read = Map.of(new TopicPartition(channels.articles().name(), 0), new OffsetAndMetadata(READ));
            admin.alterConsumerGroupOffsets(Standing.group(Share.WHOLE), read)
                    .all()
                    .get();
            brokers.kill(AWAY);
            var groups = new Groups(admin);
            await().atMost(PATIENCE)
                    .until(() -> !groups.unknown(Duration.ofSeconds(1)).isEmpty());
            var takeOver = new TakeOver(brokers.cluster(), (short) 3, List.of(channels.articles()), List.of());
            var taken = other.submit(() -> takeOver.by(FIRST));
            await().during(Duration.ofSeconds(2)).until(() -> !taken.isDone());
            brokers.restart(AWAY);
            assertThat(taken.get()).isEmpty();
            // the first offsets of a group are told once the end of their transaction has come to it
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(Standing.all(admin, true)).contains(new Standing(FIRST, false, read)));
        }
    }

    /// All groups on one node, without a copy.
    private static NewTopic groupsOn(int node) {
        var nodes = IntStream.range(0, 4).boxed().collect(Collectors.toMap(at -> at, _ -> List.of(node)));
        return new NewTopic("__consumer_offsets", nodes)
                .configs(Map.of(
                        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                        "1",
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT));
    }
}

package dev.newsvane.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newsvane.base.Follow;
import dev.newsvane.base.Snapshot;
import dev.newsvane.testkit.TestBroker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An entry that is written, and who wrote it.
class EditsTest {
    private static final Instant NOW = Instant.parse("2026-11-27T07:00:00Z");
    private static final Source SOURCE = Source.of("quay", "https://quay.example/feed", SourceKind.FEED, "cli");

    private final TestBroker broker = TestBroker.start();
    private final Channels channels = Channels.of(broker.cluster());

    @BeforeEach
    void create() {
        channels.create(broker.cluster(), 1, (short) 1, NOW);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void everyChangeIsRecordedThoughOneEntryIsWrittenOverAnother() {
        edit(Optional.empty(), Optional.of(SOURCE));
        edit(Optional.of(SOURCE), Optional.of(SOURCE.paused(true)));
        edit(Optional.of(SOURCE.paused(true)), Optional.empty());
        assertThat(recorded())
                .extracting(Change::what)
                .containsExactly(ChangeKind.ADDED, ChangeKind.CHANGED, ChangeKind.REMOVED);
        assertThat(recorded().get(1).fields()).containsExactly("paused");
        assertThat(recorded().getLast().sourceBefore()).contains(SOURCE.paused(true));
        assertThat(Snapshot.of(broker.cluster(), channels.sources())).isEmpty();
    }

    @Test
    void whereTheChangeCannotBeRecordedNoEntryIsWritten() throws ExecutionException, InterruptedException {
        refuse(channels.changes().name());
        assertThatThrownBy(() -> edit(Optional.empty(), Optional.of(SOURCE)))
                .isInstanceOf(RecordTooLargeException.class);
        assertThat(Snapshot.of(broker.cluster(), channels.sources())).isEmpty();
    }

    private void refuse(String topic) throws ExecutionException, InterruptedException {
        try (var admin = broker.cluster().admin()) {
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            var small = new AlterConfigOp(new ConfigEntry("max.message.bytes", "10"), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(resource, Set.of(small))).all().get();
        }
    }

    private void edit(Optional<Source> before, Optional<Source> after) {
        try (var edits = new Edits(broker.cluster(), channels, "test", NOW)) {
            edits.record(Change.source(before, after, new Author("ada", "cli"), NOW));
            after.ifPresentOrElse(
                    source -> edits.write(channels.sources(), "quay.example quay", source),
                    () -> edits.erase(channels.sources(), "quay.example quay"));
        }
    }

    private List<Change> recorded() {
        var changes = new ArrayList<Change>();
        try (var follow = new Follow(broker.cluster(), "test")) {
            follow.channel(channels.changes(), seen -> seen.value().ifPresent(changes::add))
                    .runToEnd();
        }
        return changes;
    }
}

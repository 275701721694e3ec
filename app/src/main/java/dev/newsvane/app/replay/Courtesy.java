package dev.newsvane.app.replay;

import dev.newsvane.base.Cluster;
import dev.newsvane.schemas.Channels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/// The pace of who comes second: no article while the live flow has one before it that it has not matched, and no more
/// a second than asked for. A system that does not run is not waited for.
final class Courtesy implements Pace, AutoCloseable {
    private static final String GROUP = "newsvane-match";

    /// How old a look at the live flow may be, and how long to wait for the next one where it is behind.
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Admin admin;
    private final TopicPartition articles;
    private final Optional<Integer> rate;
    private final long began = System.nanoTime();
    private long passed;
    private long looked = began - LOOK.toNanos();

    /// @param rate articles a second at most
    Courtesy(Cluster cluster, Channels channels, Optional<Integer> rate) {
        this.admin = cluster.admin();
        this.articles = new TopicPartition(channels.articles().name(), 0);
        this.rate = rate;
    }

    @Override
    public void await(int count) {
        rate.ifPresent(most -> pause(Duration.ofNanos(began + passed * 1_000_000_000L / most - System.nanoTime())));
        passed += count;
        while (System.nanoTime() - looked >= LOOK.toNanos() && behind()) {
            pause(LOOK);
        }
    }

    private boolean behind() {
        try {
            var group = admin.describeConsumerGroups(List.of(GROUP)).all().get().get(GROUP);
            var works = group != null && group.groupState() == GroupState.STABLE;
            var read = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(articles);
            var end = admin.listOffsets(Map.of(articles, OffsetSpec.latest()))
                    .partitionResult(articles)
                    .get()
                    .offset();
            // the marker of the last transaction is an offset of its own
            return works && read != null && end - read.offset() > 1;
        } catch (ExecutionException e) {
            return false; // no group: nothing runs
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            looked = System.nanoTime();
        }
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}

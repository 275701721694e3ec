package dev.newsvane.app.replay;

import static java.util.stream.Collectors.toMap;

import dev.newsvane.alerts.share.Standing;
import dev.newsvane.base.Cluster;
import dev.newsvane.schemas.Channels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/// The pace of who comes second: nothing is read while the live flow has had articles before it for a moment that it
/// has not matched, and no more articles a second are gone through than asked for. A system that does not run is not
/// waited for.
public final class Courtesy implements Pace, AutoCloseable {
    /// How old a look at the live flow may be, and how long to wait for the next one where it is behind.
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Admin admin;
    private final TopicPartition articles;
    private final Optional<Duration> each;
    private long due = System.nanoTime();
    private long looked = due - LOOK.toNanos();
    private long lay = Long.MAX_VALUE;

    /// @param rate articles a second at most
    public Courtesy(Cluster cluster, Channels channels, Optional<Integer> rate) {
        this.admin = cluster.admin();
        this.articles = new TopicPartition(channels.articles().name(), 0);
        this.each = rate.map(most -> Duration.ofSeconds(1).dividedBy(most));
    }

    /// Time in which nothing was gone through is not made up for.
    @Override
    public void article() {
        each.ifPresent(gap -> {
            for (var left = due - System.nanoTime(); left > 0 && goesOn(); left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            due = Math.max(due, System.nanoTime()) + gap.toNanos();
        });
    }

    @Override
    public void read() {
        if (System.nanoTime() - looked < LOOK.toNanos()) {
            return;
        }
        while (behind() && goesOn()) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        looked = System.nanoTime();
    }

    private static boolean goesOn() {
        return !Thread.currentThread().isInterrupted();
    }

    /// Whether it has not matched what lay before it at the last look; at the first, now. What comes in steadily is
    /// always on its way, and no reason to wait.
    private boolean behind() {
        try {
            var read = read(Standing.atWork(admin));
            var end = admin.listOffsets(Map.of(articles, OffsetSpec.latest()))
                    .partitionResult(articles)
                    .get()
                    .offset();
            var before = Math.min(lay, end);
            lay = end;
            // the marker of the last transaction is an offset of its own
            return read.isPresent() && before - read.getAsLong() > 1;
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case RetriableException _ -> true;
                case null, default -> throw new IllegalStateException("cannot see how far the live flow is", e);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// How far the last of them is; empty where none has begun.
    private OptionalLong read(List<String> groups) throws ExecutionException, InterruptedException {
        var asked = groups.stream().collect(toMap(group -> group, _ -> new ListConsumerGroupOffsetsSpec()));
        return admin.listConsumerGroupOffsets(asked).all().get().values().stream()
                .flatMap(read -> Optional.ofNullable(read.get(articles)).stream())
                .mapToLong(OffsetAndMetadata::offset)
                .min();
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}

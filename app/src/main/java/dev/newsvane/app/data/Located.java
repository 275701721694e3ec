package dev.newsvane.app.data;

import dev.newsvane.app.Logs;
import dev.newsvane.app.UserMistake;
import dev.newsvane.base.Channel;
import dev.newsvane.base.Cluster;
import dev.newsvane.broker.EmbeddedBroker;
import dev.newsvane.schemas.Channels;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.KafkaException;

/// The system a command works on: one that runs, or its broker, started for as long as the command takes.
///
/// @param cluster where it is
/// @param channels its channels, with the schemas it knows
/// @param folder its data folder, where it has one on this machine
/// @param running whether somebody else runs it now
public record Located(Cluster cluster, Channels channels, Optional<Path> folder, boolean running, AutoCloseable ended)
        implements AutoCloseable {
    /// Partitions of the embedded system's channels.
    public static final int PARTITIONS = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// The one that this process is part of.
    public static Located running(Cluster cluster, Channels channels) {
        return new Located(cluster, channels, Optional.empty(), true, () -> {});
    }

    /// A cluster that is named outright.
    ///
    /// @throws UserMistake where nobody answers there, or no system of ours and of this version lives there
    public static Located at(Cluster cluster) {
        var there = topics(cluster);
        if (!there.contains(Channels.SCHEMAS.name())) {
            throw new UserMistake("The cluster at " + cluster.bootstrap() + " holds no system of Newsvane yet."
                    + " Make one with 'newsvane channels create'.");
        }
        var channels = Channels.of(cluster);
        var missing = missing(channels, there);
        if (!missing.isEmpty()) {
            throw new UserMistake("The cluster at " + cluster.bootstrap() + " lacks what this version needs: "
                    + String.join(", ", missing) + ". 'newsvane channels create' makes what is missing and changes"
                    + " nothing else.");
        }
        return running(cluster, channels);
    }

    private static List<String> missing(Channels channels, Set<String> there) {
        return channels.all().stream()
                .map(Channel::name)
                .filter(name -> !there.contains(name))
                .toList();
    }

    /// The system of a data folder: the one that runs there, else its broker alone, under the folder's lock.
    ///
    /// @throws UserMistake where an older version runs there that lacks channels of this one
    public static Located in(Path folder, Instant now) {
        var running = DataFolder.running(folder);
        if (running.isPresent()) {
            var cluster = running.get();
            var channels = Channels.of(cluster);
            var missing = missing(channels, topics(cluster));
            if (!missing.isEmpty()) {
                throw new UserMistake("An older version runs in " + folder + ": it lacks " + String.join(", ", missing)
                        + ". Stop it and start this one, which makes what is missing.");
            }
            return new Located(cluster, channels, Optional.of(folder), true, () -> {});
        }
        var data = DataFolder.open(folder);
        try {
            Logs.into(data.logs());
            var broker = EmbeddedBroker.start(data.broker());
            var channels = Channels.of(broker.cluster());
            channels.create(broker.cluster(), PARTITIONS, (short) 1, now);
            return new Located(broker.cluster(), channels, Optional.of(folder), false, () -> {
                broker.close();
                data.close();
            });
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    /// Makes sure that somebody answers there.
    ///
    /// @throws UserMistake where nobody does
    public static void refuseSilent(Cluster cluster) {
        topics(cluster);
    }

    private static Set<String> topics(Cluster cluster) {
        try (var admin = cluster.admin()) {
            return admin.listTopics(new ListTopicsOptions().timeoutMs((int) PATIENCE.toMillis()))
                    .names()
                    .get();
        } catch (ExecutionException e) {
            throw silent(cluster, Optional.ofNullable(e.getCause()).orElse(e));
        } catch (KafkaException e) {
            throw silent(cluster, Optional.ofNullable(e.getCause()).orElse(e)); // an address that is none
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + cluster.bootstrap(), e);
        }
    }

    private static UserMistake silent(Cluster cluster, Throwable why) {
        return new UserMistake("No Kafka cluster answers at " + cluster.bootstrap() + " (" + why.getMessage() + ").");
    }

    @Override
    public void close() {
        try {
            ended.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot stop the broker", e);
        }
    }
}

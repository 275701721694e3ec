package dev.newsvane.e2e;

import dev.newsvane.alerts.share.Share;
import dev.newsvane.app.run.Pipeline;
import dev.newsvane.app.run.Quiet;
import dev.newsvane.app.run.StageName;
import dev.newsvane.base.Channel;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Follow;
import dev.newsvane.schemas.Channels;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/// A system on a broker of its own: any number of instances of the stages, in this process.
final class RunningSystem implements AutoCloseable {
    static final int PARTITIONS = 4;

    private final Path folder;
    private final BrokerKind.Running broker;
    private final Channels channels;
    private final List<Pipeline> pipelines = new ArrayList<>();

    RunningSystem(Path folder, BrokerKind kind) {
        this.folder = folder;
        this.broker = kind.start(folder.resolve("broker"));
        this.channels = Channels.of(broker.cluster());
        channels.create(
                broker.cluster(), PARTITIONS, (short) 1, InstantSource.system().instant());
    }

    Cluster cluster() {
        return broker.cluster();
    }

    Channels channels() {
        return channels;
    }

    /// Another instance, under a name of its own.
    RunningSystem start(String instance, Set<StageName> stages, Pipeline.Settings settings) {
        var place = new Pipeline.Place(
                cluster(),
                channels,
                folder.resolve(instance),
                instance,
                2,
                (short) 1,
                InstantSource.system(),
                Share.WHOLE);
        pipelines.add(Pipeline.start(stages, settings, place));
        return this;
    }

    /// The instances that hold a share of a group's work.
    Set<String> working(String group) {
        try (var admin = cluster().admin()) {
            return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                    .flatMap(described -> described.members().stream())
                    .filter(member -> !member.assignment().topicPartitions().isEmpty())
                    .flatMap(member -> member.groupInstanceId().stream())
                    .map(instance -> instance.replaceFirst("-[^-]*$", ""))
                    .collect(Collectors.toSet());
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    Quiet quiet() {
        return new Quiet(cluster(), channels);
    }

    /// Everything that stands in a channel now.
    <V> List<V> all(Channel<V> channel) {
        var all = new ArrayList<V>();
        new Follow(cluster(), "all")
                .channel(channel, seen -> seen.value().ifPresent(all::add))
                .runToEnd();
        return all;
    }

    @Override
    public void close() {
        pipelines.forEach(Pipeline::close);
        broker.close();
    }
}

package dev.newsvane.app.run;

import dev.newsvane.alerts.AlertTopology;
import dev.newsvane.alerts.share.Share;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.data.Located;
import dev.newsvane.base.ChannelCheck;
import dev.newsvane.base.ChannelCheck.Finding;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.StreamsStage;
import dev.newsvane.base.Topics;
import dev.newsvane.base.Topics.Topic;
import dev.newsvane.schemas.Channels;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A cluster that stages can stand on: its channels are there and fit, and the schemas of this version are known.
///
/// @param replication copies of every record
record Ground(Cluster cluster, Channels channels, short replication) {

    /// The embedded broker, whose channels are made where they are missing.
    static Ground embedded(Cluster cluster, Instant now) {
        var channels = Channels.of(cluster);
        channels.create(cluster, Located.PARTITIONS, (short) 1, now);
        return new Ground(cluster, channels, (short) 1);
    }

    /// Takes a share of the watches, over from others where they were divided otherwise before.
    ///
    /// @param state local state; that of another division, which is nobody's now, is removed
    /// @throws UserMistake where others match these watches
    void take(Share share, Path state) {
        AlertTopology.takeOver(cluster, channels, replication).by(share).ifPresent(why -> {
            throw new UserMistake(why);
        });
        var own = state.resolve(StreamsStage.application(share.stage()));
        var match = StreamsStage.application(Share.WHOLE.stage());
        Folders.in(state).stream()
                .filter(folder -> folder.getFileName().toString().startsWith(match) && !folder.equals(own))
                .forEach(Folders::remove);
    }

    /// A cluster of somebody's own.
    ///
    /// @param warn told what is not as it should be, but can be lived with
    /// @throws UserMistake where the stages could not work
    static Ground of(Cluster cluster, Consumer<String> warn, Instant now) {
        Located.refuseSilent(cluster);
        var channels = Channels.of(cluster);
        var topics = new Topics(cluster).of(channels.all());
        var findings = ChannelCheck.of(channels.all(), topics, 1);
        if (findings.stream().anyMatch(Finding::grave)) {
            throw new UserMistake(findings.stream()
                    .filter(Finding::grave)
                    .map(Finding::toString)
                    .collect(Collectors.joining(
                            "\n",
                            "The cluster at " + cluster.bootstrap() + " is not ready for Newsvane:\n",
                            "\n'newsvane channels create' makes what is missing; what is wrong, Kafka's own tools"
                                    + " change.")));
        }
        findings.forEach(finding -> warn.accept(finding.toString()));
        channels.publishSchemas(cluster, now);
        var copies = topics.values().stream().mapToInt(Topic::replication).min().orElse(1);
        return new Ground(cluster, channels, (short) copies);
    }
}

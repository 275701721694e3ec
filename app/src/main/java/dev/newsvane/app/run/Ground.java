package dev.newsvane.app.run;

import dev.newsvane.app.UserMistake;
import dev.newsvane.app.data.Located;
import dev.newsvane.base.ChannelCheck;
import dev.newsvane.base.ChannelCheck.Finding;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Topics;
import dev.newsvane.schemas.Channels;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A cluster that stages can stand on: its channels are there and fit, and the schemas of this version are known.
final class Ground {
    private Ground() {}

    /// The channels of a cluster.
    ///
    /// @param warn told what is not as it should be, but can be lived with
    /// @throws UserMistake where the stages could not work
    static Channels of(Cluster cluster, Consumer<String> warn, Instant now) {
        Located.refuseSilent(cluster);
        var channels = Channels.of(cluster);
        var findings = ChannelCheck.of(channels.all(), new Topics(cluster).of(channels.all()), 1);
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
        return channels;
    }
}

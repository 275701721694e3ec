package dev.newsvane.base;

import dev.newsvane.base.Channel.Spread;
import dev.newsvane.base.Topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.common.config.TopicConfig;

/// Holds the topics of a cluster against the channels that they should be.
public final class ChannelCheck {
    /// Settings of which more is as good.
    private static final List<String> AT_LEAST = List.of(
            TopicConfig.RETENTION_MS_CONFIG,
            TopicConfig.RETENTION_BYTES_CONFIG,
            TopicConfig.DELETE_RETENTION_MS_CONFIG,
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG);

    /// Settings without which the stages cannot work.
    private static final List<String> VITAL =
            List.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.MAX_MESSAGE_BYTES_CONFIG);

    private ChannelCheck() {}

    /// What is not as it should be.
    ///
    /// @param channel its name
    /// @param told what it has and what would be right
    /// @param grave whether the stages cannot work upon it; otherwise records are kept shorter or less safely
    public record Finding(String channel, String told, boolean grave) {
        @Override
        public String toString() {
            return channel + " " + told;
        }
    }

    /// Everything that is not right, in the order of the channels.
    ///
    /// @param found the topics that are there, by name
    /// @param copies how many copies of each record there should be at least
    public static List<Finding> of(List<Channel<?>> channels, Map<String, Topic> found, int copies) {
        var findings = new ArrayList<Finding>();
        var many = many(channels, found);
        for (var channel : channels) {
            var topic = found.get(channel.name());
            if (topic == null) {
                findings.add(new Finding(channel.name(), "is missing", true));
            } else {
                partitions(channel, topic, many, findings);
                replication(channel, topic, copies, findings);
                settings(channel, topic, findings);
            }
        }
        return findings;
    }

    /// How many partitions the channels that are worked in parallel have: what the first of them has.
    private static Optional<Integer> many(List<Channel<?>> channels, Map<String, Topic> found) {
        return channels.stream()
                .filter(channel -> channel.spread() == Spread.MANY)
                .flatMap(channel -> Optional.ofNullable(found.get(channel.name())).stream())
                .map(Topic::partitions)
                .findFirst();
    }

    private static void partitions(Channel<?> channel, Topic topic, Optional<Integer> many, List<Finding> findings) {
        var right = channel.partitions(many.orElse(1));
        if (topic.partitions() != right) {
            var why = channel.spread() == Spread.ONE
                    ? "for it is one order of everything"
                    : "as the others have that are worked in parallel";
            findings.add(new Finding(
                    channel.name(),
                    "has " + topic.partitions() + " partitions; right would be " + right + ", " + why,
                    true));
        }
    }

    private static void replication(Channel<?> channel, Topic topic, int copies, List<Finding> findings) {
        if (topic.replication() < copies) {
            findings.add(new Finding(
                    channel.name(),
                    "has a replication of " + topic.replication() + "; right would be " + copies,
                    false));
        }
    }

    private static void settings(Channel<?> channel, Topic topic, List<Finding> findings) {
        var right = channel.settings(topic.replication());
        for (var name : new TreeSet<>(right.keySet())) {
            var wanted = right.getOrDefault(name, "");
            var has = topic.settings().getOrDefault(name, "");
            if (tuning(name) || has.equals(wanted) || (AT_LEAST.contains(name) && number(has) >= number(wanted))) {
                continue;
            }
            var word = AT_LEAST.contains(name) ? " or more" : "";
            findings.add(new Finding(
                    channel.name(),
                    "has " + name + "=" + has + "; right would be " + wanted + word,
                    VITAL.contains(name)));
        }
    }

    /// How often Kafka cleans up is nobody's harm.
    private static boolean tuning(String name) {
        return name.equals(TopicConfig.SEGMENT_BYTES_CONFIG)
                || name.equals(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG);
    }

    private static long number(String setting) {
        var number = Long.parseLong(setting);
        return number < 0 ? Long.MAX_VALUE : number; // -1: without bound
    }
}

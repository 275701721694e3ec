package dev.newsvane.base;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/// The topics that stand behind channels on a cluster.
public final class Topics {
    private static final Config NONE = new Config(List.of());

    private final Cluster cluster;

    public Topics(Cluster cluster) {
        this.cluster = cluster;
    }

    /// A topic as it stands.
    ///
    /// @param replication copies of each partition
    /// @param settings its whole configuration, Kafka's defaults included
    public record Topic(int partitions, short replication, Map<String, String> settings) {}

    /// Creates what is missing, and changes nothing that is there.
    ///
    /// @param many partitions of the channels that are worked in parallel
    /// @param replication copies of every record
    /// @return the names of those that were missing
    public Set<String> create(Collection<Channel<?>> channels, int many, short replication) {
        return asked("cannot create the channels", admin -> {
            var created = new HashSet<String>();
            var answers = admin.createTopics(channels.stream()
                            .map(channel -> channel.topic(many, replication))
                            .toList())
                    .values();
            for (var answer : answers.entrySet()) {
                try {
                    answer.getValue().get();
                    created.add(answer.getKey());
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
            return created;
        });
    }

    /// How a channel stands; empty where it is missing.
    public Optional<Topic> of(Channel<?> channel) {
        return Optional.ofNullable(of(List.of(channel)).get(channel.name()));
    }

    /// Those of the channels that are there, by name.
    public Map<String, Topic> of(Collection<Channel<?>> channels) {
        return asked("cannot look at the channels", admin -> {
            var there = admin.listTopics().names().get();
            var names =
                    channels.stream().map(Channel::name).filter(there::contains).toList();
            var described = admin.describeTopics(names).allTopicNames().get();
            var configured = admin.describeConfigs(names.stream()
                            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                            .toList())
                    .all()
                    .get();
            var topics = new HashMap<String, Topic>();
            described.forEach((name, description) -> topics.put(
                    name,
                    topic(
                            description,
                            configured.getOrDefault(new ConfigResource(ConfigResource.Type.TOPIC, name), NONE))));
            return topics;
        });
    }

    /// Which log a channel has: one that was made anew under the same name has another.
    public String id(Channel<?> channel) {
        return asked(
                "cannot look at " + channel.name(),
                admin -> admin.describeTopics(List.of(channel.name())).allTopicNames().get().values().stream()
                        .map(described -> described.topicId().toString())
                        .findFirst()
                        .orElseThrow());
    }

    /// How many brokers the cluster has now.
    public int brokers() {
        return asked(
                "cannot ask for the brokers",
                admin -> admin.describeCluster().nodes().get().size());
    }

    private static Topic topic(TopicDescription described, Config config) {
        var settings = new HashMap<String, String>();
        for (ConfigEntry entry : config.entries()) {
            if (entry.value() != null) {
                settings.put(entry.name(), entry.value());
            }
        }
        var copies = described.partitions().getFirst().replicas().size();
        return new Topic(described.partitions().size(), (short) copies, settings);
    }

    private interface Question<T> {
        T ask(Admin admin) throws InterruptedException, ExecutionException;
    }

    private <T> T asked(String failing, Question<T> question) {
        try (var admin = cluster.admin()) {
            return question.ask(admin);
        } catch (ExecutionException e) {
            var why = Optional.ofNullable(e.getCause()).orElse(e);
            throw new IllegalStateException(failing + ": " + why.getMessage(), why);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted: " + failing, e);
        }
    }
}

package dev.newsvane.testkit.cluster;

import dev.newsvane.base.Cluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;

/// Three brokers on loopback, each a process that can be killed, and who leads what among them.
public final class Brokers implements AutoCloseable {
    private static final int NODES = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LOOK = Duration.ofMillis(100).toNanos();
    /// Below the ports that systems give to clients: nobody takes a port while its broker is down.
    private static final int LOWEST_PORT = 20_000;
    private static final int HIGHEST_PORT = 30_000;

    private final Map<Integer, KafkaNode> nodes = new TreeMap<>();
    private final Cluster cluster;
    private final Admin admin;

    /// Starts them, and returns when all three are there.
    ///
    /// @param random which ports are tried
    public Brokers(Path folder, Random random) {
        var addresses = addresses(random);
        var id = Uuid.randomUuid().toString();
        for (var own : addresses) {
            nodes.put(own.id(), KafkaNode.start(folder.resolve("broker-" + own.id()), id, own, addresses));
        }
        this.cluster = Cluster.at(
                addresses.stream().map(node -> "127.0.0.1:" + node.port()).collect(Collectors.joining(",")));
        this.admin = cluster.admin();
        awaitWhole();
    }

    public Cluster cluster() {
        return cluster;
    }

    /// The node whose controller is the active one.
    public int controller() {
        return asked(admin.describeMetadataQuorum().quorumInfo()).leaderId();
    }

    /// The node that leads a partition.
    public int leader(String topic, int partition) {
        return partitions().getOrDefault(topic, List.of()).stream()
                .filter(found -> found.partition() == partition)
                .map(found -> found.leader().id())
                .findFirst()
                .orElseThrow();
    }

    /// The node that coordinates a transaction of a stage's.
    public int coordinator(String stage) {
        var ids = asked(admin.listTransactions().all()).stream()
                .map(TransactionListing::transactionalId)
                .filter(id -> id.startsWith("newsvane-" + stage + "-"))
                .sorted()
                .toList();
        return asked(admin.describeTransactions(ids).description(ids.getFirst()))
                .coordinatorId();
    }

    public void kill(int node) {
        node(node).kill();
    }

    /// Starts a killed node again; returns when it holds all that the others hold.
    public void restart(int node) {
        node(node).restart();
        awaitWhole();
    }

    /// How many partitions each member of a group works on, by the member's lasting name.
    public Map<String, Integer> assigned(String group) {
        var assigned = new TreeMap<String, Integer>();
        asked(admin.describeConsumerGroups(List.of(group)).all()).values().stream()
                .flatMap(described -> described.members().stream())
                .forEach(member -> assigned.put(
                        member.groupInstanceId().orElseGet(member::consumerId),
                        member.assignment().topicPartitions().size()));
        return assigned;
    }

    /// What keeps readers of committed records back now: partitions that have an open transaction, and of whom.
    public List<String> open() {
        var partitions = partitions().entrySet().stream()
                .flatMap(topic -> topic.getValue().stream()
                        .map(partition -> new TopicPartition(topic.getKey(), partition.partition())))
                .toList();
        return asked(admin.describeProducers(partitions).all()).entrySet().stream()
                .flatMap(at -> at.getValue().activeProducers().stream()
                        .filter(producer ->
                                producer.currentTransactionStartOffset().isPresent())
                        .map(producer -> at.getKey() + " " + producer))
                .toList();
    }

    /// What the nodes had to complain of.
    public String said() {
        return nodes.values().stream()
                .map(node -> node + ":\n" + String.join("\n", node.said()))
                .collect(Collectors.joining("\n"));
    }

    private KafkaNode node(int id) {
        var node = nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("no node " + id);
        }
        return node;
    }

    private void awaitWhole() {
        var begun = System.nanoTime();
        while (!whole()) {
            if (nodes.values().stream().anyMatch(KafkaNode::ended)) {
                throw new IllegalStateException("a broker ended: " + said());
            }
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException("the brokers are not whole after " + PATIENCE + ": " + said());
            }
            LockSupport.parkNanos(LOOK);
        }
    }

    private boolean whole() {
        try {
            return asked(admin.describeCluster().nodes()).size() == NODES
                    && partitions().values().stream().flatMap(List::stream).allMatch(Brokers::inSync);
        } catch (KafkaException e) {
            return false; // it cannot say while it comes up
        }
    }

    /// By topic, Kafka's own among them.
    private Map<String, List<TopicPartitionInfo>> partitions() {
        var topics = asked(
                admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
        return asked(admin.describeTopics(topics).allTopicNames()).values().stream()
                .collect(Collectors.toMap(TopicDescription::name, TopicDescription::partitions));
    }

    private static boolean inSync(TopicPartitionInfo partition) {
        return partition.isr().size() == partition.replicas().size();
    }

    private static <T> T asked(KafkaFuture<T> question) {
        try {
            return question.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        }
    }

    private static List<KafkaNode.Address> addresses(Random random) {
        var ports = new ArrayList<Integer>();
        while (ports.size() < 2 * NODES) {
            var port = random.nextInt(LOWEST_PORT, HIGHEST_PORT);
            if (!ports.contains(port) && free(port)) {
                ports.add(port);
            }
        }
        var addresses = new ArrayList<KafkaNode.Address>();
        for (var i = 0; i < NODES; i++) {
            addresses.add(new KafkaNode.Address(i + 1, ports.get(2 * i), ports.get(2 * i + 1)));
        }
        return addresses;
    }

    private static boolean free(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        admin.close();
        nodes.values().forEach(KafkaNode::close);
    }
}

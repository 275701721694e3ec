package dev.newsvane.broker;

import dev.newsvane.base.Channel;
import dev.newsvane.base.Cluster;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.network.SocketServerConfigs;
import org.apache.kafka.server.common.MetadataVersion;

/// A single-node KRaft broker on loopback, in this JVM. Its data survives a kill; the folder must be nobody else's.
public final class EmbeddedBroker implements AutoCloseable {
    private static final int NODE = 1;
    private static final String LOOPBACK = "127.0.0.1";
    private static final String CONTROLLER = "CONTROLLER";

    private final SingleNode node;
    private final Cluster cluster;

    private EmbeddedBroker(SingleNode node, Cluster cluster) {
        this.node = node;
        this.cluster = cluster;
    }

    /// Starts on a free port.
    ///
    /// @param folder formatted when it is empty, else read as it stands
    public static EmbeddedBroker start(Path folder) {
        var ports = new ArrayList<ServerSocketChannel>();
        try {
            Files.createDirectories(folder);
            var clients = listening(ports);
            var controllers = listening(ports);
            var port = clients.socket().getLocalPort();
            var properties = properties(folder, port, controllers.socket().getLocalPort());
            if (!Files.exists(folder.resolve("meta.properties"))) {
                format(folder);
            }
            var node = SingleNode.start(
                    KafkaConfig.fromProps(properties, false),
                    (listener, _, _, _) -> listener.equals(CONTROLLER) ? controllers : clients);
            ports.clear(); // the node's from here on
            return new EmbeddedBroker(node, Cluster.at(LOOPBACK + ":" + port));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the broker's folder " + folder, e);
        } finally {
            ports.forEach(EmbeddedBroker::close);
        }
    }

    private static void close(ServerSocketChannel port) {
        try {
            port.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Cluster cluster() {
        return cluster;
    }

    @Override
    public void close() {
        node.close();
    }

    private static Properties properties(Path folder, int port, int controllerPort) {
        var p = new Properties();
        p.put("process.roles", "broker,controller");
        p.put("node.id", Integer.toString(NODE));
        p.put("controller.quorum.voters", NODE + "@" + LOOPBACK + ":" + controllerPort);
        p.put("listeners", "PLAINTEXT://" + LOOPBACK + ":" + port + ",CONTROLLER://" + LOOPBACK + ":" + controllerPort);
        p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.put("controller.listener.names", CONTROLLER);
        p.put("inter.broker.listener.name", "PLAINTEXT");
        p.put("log.dirs", folder.toString());
        p.put("auto.create.topics.enable", "false");
        p.put("offsets.topic.replication.factor", "1");
        p.put("offsets.topic.num.partitions", "4");
        p.put("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
        p.put("transaction.state.log.replication.factor", "1");
        p.put("transaction.state.log.min.isr", "1");
        p.put("transaction.state.log.num.partitions", "4");
        p.put("share.coordinator.state.topic.replication.factor", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");
        p.put("share.coordinator.state.topic.num.partitions", "4");
        p.put("group.initial.rebalance.delay.ms", "0");
        p.put("message.max.bytes", Integer.toString(Channel.MAX_RECORD_BYTES));
        p.put("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
        p.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024));
        // nobody else could take over: a machine that slept must not cost the broker its partitions
        p.put("broker.session.timeout.ms", Long.toString(TimeUnit.DAYS.toMillis(7)));
        return p;
    }

    private static void format(Path folder) {
        var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try {
            new Formatter()
                    .setNodeId(NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(folder.toString())
                    .setMetadataLogDirectory(folder.toString())
                    .setControllerListenerName(CONTROLLER)
                    .setIgnoreFormatted(true)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setPrintStream(silent)
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("cannot format the broker's folder " + folder, e);
        }
    }

    /// Held until the node accepts there: one that is given up in between may be another's by then.
    private static ServerSocketChannel listening(List<ServerSocketChannel> ports) throws IOException {
        var port = ServerSocketChannel.open();
        ports.add(port);
        return (ServerSocketChannel)
                port.setOption(StandardSocketOptions.SO_RCVBUF, SocketServerConfigs.SOCKET_RECEIVE_BUFFER_BYTES_DEFAULT)
                        .bind(
                                new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), 0),
                                SocketServerConfigs.SOCKET_LISTEN_BACKLOG_SIZE_DEFAULT)
                        .configureBlocking(false);
    }
}

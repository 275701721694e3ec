package dev.newsvane.testkit.cluster;

import dev.newsvane.base.Channel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// One node of a Kafka cluster, broker and controller, as a process: started as Kafka's own scripts start it. What
/// concerns safety is as production has it (three copies, two of them in sync before anything is acknowledged), and the
/// time-outs are Kafka's own, but for what `docs/how-to/cluster.md` advises.
final class KafkaNode implements AutoCloseable {
    private static final String LOGGING = """
        <configuration>
          <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
            <encoder><pattern>%d{ISO8601} %-5level %logger{30}: %msg%n</pattern></encoder>
          </appender>
          <root level="WARN"><appender-ref ref="out"/></root>
        </configuration>
        """;

    private final Path folder;
    private final Path properties;
    private final Path logging;
    private JavaProcess process;

    private KafkaNode(Path folder, Path properties, Path logging) {
        this.folder = folder;
        this.properties = properties;
        this.logging = logging;
        this.process = launch();
    }

    /// Where a node is reached.
    record Address(int id, int port, int controllerPort) {}

    /// Formats a folder for the node, and starts it.
    ///
    /// @param all the nodes of the cluster, this one among them
    static KafkaNode start(Path folder, String cluster, Address own, List<Address> all) {
        try {
            Files.createDirectories(folder);
            format(folder, cluster, own.id());
            var logging = Files.writeString(folder.resolveSibling(folder.getFileName() + ".xml"), LOGGING);
            var file = folder.resolveSibling(folder.getFileName() + ".properties");
            try (var out = Files.newBufferedWriter(file)) {
                properties(folder, own, all).store(out, "node " + own.id());
            }
            return new KafkaNode(folder, file, logging);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + folder, e);
        }
    }

    private JavaProcess launch() {
        return JavaProcess.start(
                List.of("-Xmx384m", "-Dlogback.configurationFile=" + logging), "kafka.Kafka", properties.toString());
    }

    /// SIGKILL.
    void kill() {
        process.kill();
    }

    void restart() {
        process = launch();
    }

    boolean ended() {
        return process.ended();
    }

    /// Warnings and errors of the process that runs now.
    List<String> said() {
        return process.said();
    }

    private static Properties properties(Path folder, Address own, List<Address> all) {
        var p = new Properties();
        p.put("process.roles", "broker,controller");
        p.put("node.id", Integer.toString(own.id()));
        p.put("controller.quorum.voters", voters(all));
        p.put("listeners", listener("PLAINTEXT", own.port()) + "," + listener("CONTROLLER", own.controllerPort()));
        p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.put("controller.listener.names", "CONTROLLER");
        p.put("inter.broker.listener.name", "PLAINTEXT");
        p.put("log.dirs", folder.toString());
        p.put("auto.create.topics.enable", "false");
        p.put("default.replication.factor", "3");
        p.put("min.insync.replicas", "2");
        p.put("offsets.topic.replication.factor", "3");
        p.put("offsets.topic.num.partitions", "4");
        p.put("transaction.state.log.replication.factor", "3");
        p.put("transaction.state.log.min.isr", "2");
        p.put("transaction.state.log.num.partitions", "4");
        p.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        p.put("group.initial.rebalance.delay.ms", "0");
        p.put("message.max.bytes", Integer.toString(Channel.MAX_RECORD_BYTES));
        p.put("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
        p.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024));
        return p;
    }

    private static String listener(String name, int port) {
        return name + "://127.0.0.1:" + port;
    }

    private static String voters(List<Address> all) {
        return String.join(
                ",",
                all.stream()
                        .map(node -> node.id() + "@127.0.0.1:" + node.controllerPort())
                        .toList());
    }

    private static void format(Path folder, String cluster, int node) {
        var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try {
            new Formatter()
                    .setNodeId(node)
                    .setClusterId(cluster)
                    .addDirectory(folder.toString())
                    .setMetadataLogDirectory(folder.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setPrintStream(silent)
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("cannot format " + folder, e);
        }
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }

    @Override
    public void close() {
        process.close();
    }
}

package dev.newsvane.broker;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.controller.ControllerRequestContext;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.LoggerFactory;

/// Controller and broker of one KRaft node, as [KafkaRaftServer] has them, but one after the other: in between, the
/// controller forgets the registration that the broker had before it was killed or stopped.
///
/// Otherwise the broker leads its partitions at once by that old registration, loses them while the new one is made,
/// and gets them back. A transaction that was being committed when the process died is finished in the first of these
/// moments, and where this falls into the second, Kafka (4.3.1, 4.4.0) finds no leader, takes its partitions for
/// deleted, writes no markers, and calls it complete: `read_committed` readers then wait at it for ever.
final class SingleNode implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(5);

    private final ControllerServer controller;
    private final BrokerServer broker;

    private SingleNode(ControllerServer controller, BrokerServer broker) {
        this.controller = controller;
        this.broker = broker;
    }

    /// @param sockets of its listeners
    static SingleNode start(KafkaConfig config, ServerSocketFactory sockets) {
        var dirs = KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(KafkaRaftServer.class), "");
        var clusterId = dirs._1().clusterId().orElseThrow();
        var quorum = config.quorumConfig();
        var shared = new SharedServer(
                config,
                dirs._1(),
                Time.SYSTEM,
                Server.initializeMetrics(config, Time.SYSTEM, clusterId),
                CompletableFuture.completedFuture(QuorumConfig.parseVoterConnections(quorum.voters())),
                QuorumConfig.parseBootstrapServers(quorum.bootstrapServers()),
                new StandardFaultHandlerFactory(),
                sockets);
        var node = new SingleNode(
                new ControllerServer(shared, KafkaRaftServer.configSchema(), dirs._2()), new BrokerServer(shared));
        node.controller.startup();
        node.forgetBroker(config.nodeId());
        node.broker.startup();
        return node;
    }

    private void forgetBroker(int id) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!controller.controller().isActive() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK);
        }
        var ours = new ControllerRequestContext(
                new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.of(deadline));
        try {
            controller.controller().unregisterBroker(ours, id).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof BrokerIdNotRegisteredException)) { // a new folder
                throw new IllegalStateException("the controller does not take its broker back", e);
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("the controller did not get ready", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        broker.shutdown();
        controller.shutdown();
        broker.awaitShutdown();
        controller.awaitShutdown();
    }
}

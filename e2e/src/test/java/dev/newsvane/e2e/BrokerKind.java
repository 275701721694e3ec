package dev.newsvane.e2e;

import dev.newsvane.base.Channel;
import dev.newsvane.base.Cluster;
import dev.newsvane.broker.EmbeddedBroker;
import java.nio.file.Path;
import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.kafka.KafkaContainer;

/// What a test's broker may be.
enum BrokerKind {
    /// In this process.
    EMBEDDED {
        @Override
        Running start(Path folder) {
            var broker = EmbeddedBroker.start(folder);
            return new Running(broker.cluster(), broker::close);
        }
    },
    /// The public image of Kafka in the version of our clients, with its own settings where ours need no others.
    CONTAINED {
        @Override
        Running start(Path folder) {
            var broker = new KafkaContainer("apache/kafka:" + AppInfoParser.getVersion())
                    .withEnv("KAFKA_HEAP_OPTS", "-Xmx512m -XX:TieredStopAtLevel=1")
                    .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                    .withEnv("KAFKA_MESSAGE_MAX_BYTES", Integer.toString(Channel.MAX_RECORD_BYTES))
                    .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "4")
                    .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "4");
            broker.start();
            return new Running(Cluster.at(broker.getBootstrapServers()), broker::stop);
        }
    };

    /// @param folder for the data of one in this process
    abstract Running start(Path folder);

    /// A broker that runs.
    record Running(Cluster cluster, Runnable stop) implements AutoCloseable {
        @Override
        public void close() {
            stop.run();
        }
    }
}

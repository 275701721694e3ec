package dev.newsvane.base;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Kafka Streams topology as a stage, exactly once. A failure stops the stage, and its health says why; but where a
/// broker dies and takes the state of a transaction with it, the transaction is begun anew by another thread.
public final class StreamsStage implements Stage {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsStage.class);
    private static final int BUFFERED = 32;
    private static final Duration CLOSING = Duration.ofSeconds(20);

    /// Of a process: more lost transactions than brokers ever die have another reason.
    private static final int MOST_LOST = 100;

    private static final Health.Failed NONE = new Health.Failed("");

    private final String name;
    private final Topology topology;
    private final Properties settings;
    private volatile KafkaStreams streams;
    private final AtomicReference<Health.Failed> failure = new AtomicReference<>(NONE);
    private final AtomicInteger lost = new AtomicInteger();

    /// Prepares the application; [#start] runs it.
    ///
    /// @param name the stage, and its application id after `newsvane-`; an incompatible topology gets a new one
    /// @param runner where and as whom it runs
    public StreamsStage(String name, Topology topology, Runner runner) {
        this.name = name;
        this.topology = topology;
        this.settings = properties(name, runner);
        this.streams = application();
    }

    private KafkaStreams application() {
        var application = new KafkaStreams(topology, settings);
        application.setUncaughtExceptionHandler(e -> {
            if (rootOf(e) instanceof InvalidTxnStateException && lost.incrementAndGet() <= MOST_LOST) {
                LOG.warn("{} begins a transaction anew that its brokers have lost: {}", name, e.getMessage());
                return StreamThreadExceptionResponse.REPLACE_THREAD;
            }
            LOG.error("{} stops: {}", name, rootOf(e).toString(), e);
            failure.compareAndSet(NONE, failed(rootOf(e)));
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        return application;
    }

    private Health.Failed failed(Throwable root) {
        return root instanceof StageRefused refused
                ? new Health.Failed(refused.why(), false)
                : new Health.Failed(name + " stopped: " + root);
    }

    /// Where a topology runs, and as whom.
    ///
    /// @param state the folder for local state
    /// @param instance this process's lasting name
    /// @param threads how many tasks work at once
    /// @param commit how long a transaction stays open: latency against throughput
    /// @param replication copies of internal topics; with several, another instance keeps a standby of each store
    public record Runner(
            Cluster cluster, Path state, String instance, int threads, Duration commit, short replication) {}

    /// What a topology must be built with, so that every internal resource has a name of ours.
    public static TopologyConfig naming() {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "newsvane");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return new TopologyConfig(new StreamsConfig(properties));
    }

    /// The id of a stage's application, which is its group of consumers too.
    public static String application(String stage) {
        return "newsvane-" + stage;
    }

    /// The name of the topic from which a store of a stage is rebuilt.
    public static String changelog(String stage, String store) {
        return application(stage) + "-" + store + "-changelog";
    }

    /// That topic, for a key-value store of one task.
    ///
    /// @param replication copies of each record
    public static NewTopic changelog(String stage, String store, short replication) {
        var settings = new HashMap<>(internal(replication));
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        return new NewTopic(changelog(stage, store), 1, replication).configs(settings);
    }

    /// How topics of a topology's own are kept.
    private static Map<String, String> internal(short replication) {
        return Map.of(
                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                Integer.toString(Channel.inSync(replication)),
                TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
                Long.toString(Long.MAX_VALUE),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(Channel.MAX_RECORD_BYTES));
    }

    private static Properties properties(String name, Runner runner) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application(name));
        settings.put(StreamsConfig.CLIENT_ID_CONFIG, name + "-" + runner.instance());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, runner.state().toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, runner.commit().toMillis());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, runner.threads());
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) runner.replication());
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, runner.replication() > 1 ? 1 : 0);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 8L * 1024 * 1024);
        settings.put(StreamsConfig.POLL_MS_CONFIG, 20L);
        // records may be of 12 MiB: a thousand of them, as by default, would not fit
        settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, BUFFERED);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), BUFFERED);
        settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put("group.protocol", "classic");
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), runner.instance());
        settings.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), (int) Owned.SESSION.toMillis());
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), (int)
                Owned.SESSION.dividedBy(4).toMillis());
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Channel.MAX_RECORD_BYTES);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        internal(runner.replication()).forEach((key, value) -> settings.put(StreamsConfig.topicPrefix(key), value));
        var properties = new Properties();
        properties.putAll(runner.cluster().with(settings));
        return properties;
    }

    @Override
    public String name() {
        return name;
    }

    /// Starts on the local state, or without it where it cannot be opened: Kafka Streams deletes what an
    /// unclean end left, and who is killed in the midst of that leaves a store with half of its files, which
    /// no later start would open either. All that is in it is in its changelog.
    @Override
    public void start() {
        try {
            streams.start();
        } catch (ProcessorStateException e) {
            LOG.warn(
                    "{} rebuilds its state, for what is left of it cannot be opened: {}",
                    name,
                    rootOf(e).toString());
            close();
            streams = application();
            streams.cleanUp();
            streams.start();
        }
    }

    @Override
    public Health health() {
        var failed = failure.get();
        if (!failed.equals(NONE)) {
            return failed;
        }
        return switch (streams.state()) {
            case RUNNING -> new Health.Running();
            case CREATED -> new Health.Starting("not started");
            case REBALANCING -> new Health.Starting("rebuilding its state");
            case PENDING_SHUTDOWN, NOT_RUNNING -> new Health.Failed(name + " was stopped.");
            case PENDING_ERROR, ERROR -> new Health.Failed(name + " stopped on an error; the log names it.");
        };
    }

    /// The running application, for interactive queries.
    public KafkaStreams streams() {
        return streams;
    }

    @Override
    public void close() {
        streams.close(CloseOptions.timeout(CLOSING)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    private static Throwable rootOf(Throwable e) {
        var root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}

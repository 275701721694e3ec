package dev.newsvane.schemas;

import dev.newsvane.base.Channel;
import dev.newsvane.base.Channel.Keep;
import dev.newsvane.base.Channel.Spread;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.base.Topics;
import dev.newsvane.base.avro.RecordSerdes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;

/// Every channel of the system. Nobody else spells the name of a topic.
public final class Channels {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration YEAR = Duration.ofDays(400);
    private static final long GIB = 1L << 30;

    /// Schemas by id, as JSON: an append-only table.
    public static final Channel<String> SCHEMAS = new Channel<>(
            "schemas",
            "Every Avro schema that any record was written with.",
            "schema id",
            "the schema as JSON",
            Serdes.String(),
            Spread.ONE,
            new Keep.Latest());

    private final RecordSerdes serdes;

    /// The prefix of a replay's channels; empty for the live ones.
    private final String prefix;

    private Channels(RecordSerdes serdes, String prefix) {
        this.serdes = serdes;
        this.prefix = prefix;
    }

    /// Channels that know only the schemas of this version; for tests and for tools without a cluster.
    public static Channels offline() {
        return with(id -> Optional.empty());
    }

    /// Channels of a cluster: an unknown schema is looked up there.
    public static Channels of(Cluster cluster) {
        return with(id -> Optional.ofNullable(Snapshot.of(cluster, SCHEMAS).get(Integer.toString(id)))
                .map(json -> new Schema.Parser().parse(json)));
    }

    private static Channels with(IntFunction<Optional<Schema>> elsewhere) {
        return new Channels(new RecordSerdes(Schemas.all(), elsewhere), "");
    }

    /// The channels that a replay writes: `replay-NAME-alerts` and so on.
    public Channels replay(String name) {
        return new Channels(serdes, "replay-" + name + "-");
    }

    public Channel<Source> sources() {
        return latest("sources", Source.class, "What is followed.", "host and name", Spread.MANY);
    }

    public Channel<Poll> polls() {
        return latest("polls", Poll.class, "What polling remembers of each source.", "as in sources", Spread.MANY);
    }

    public Channel<Subscription> subscriptions() {
        return latest(
                "subscriptions",
                Subscription.class,
                "What WebSub hubs are asked to push.",
                "as in sources",
                Spread.MANY);
    }

    public Channel<Push> pushes() {
        return new Channel<>(
                prefix + "pushes",
                "What WebSub hubs brought.",
                "as in sources",
                "Push",
                serdes.serde(Push.class),
                Spread.MANY,
                new Keep.For(Duration.ofDays(1), Optional.of(GIB)));
    }

    public Channel<Item> items() {
        return new Channel<>(
                prefix + "items",
                "Entries seen at sources.",
                "host of the link and item id",
                "Item",
                serdes.serde(Item.class),
                Spread.MANY,
                new Keep.For(Duration.ofDays(14), Optional.of(20 * GIB)));
    }

    public Channel<Request> requests() {
        return latest("requests", Request.class, "The book of URLs to fetch.", "host and request id", Spread.MANY);
    }

    public Channel<Fetched> fetched() {
        return kept("fetched", Fetched.class, "URLs that answered.", "host and URL", Spread.MANY, 7);
    }

    public Channel<Page> pages() {
        return new Channel<>(
                prefix + "pages",
                "What was fetched, as bytes.",
                "site and page id",
                "Page",
                serdes.serde(Page.class),
                Spread.MANY,
                new Keep.For(MONTH, Optional.of(20 * GIB)));
    }

    public Channel<Reject> rejects() {
        return kept("rejects", Reject.class, "Input that could not become an article.", "input", Spread.ONE, 30);
    }

    public Channel<Article> articles() {
        return new Channel<>(
                prefix + "articles",
                "What pages say, placed among the others: the recorded order of everything.",
                "article id#revision",
                "Article",
                serdes.serde(Article.class),
                Spread.ONE,
                new Keep.For(YEAR, Optional.of(40 * GIB)));
    }

    public Channel<Story> stories() {
        return new Channel<>(
                prefix + "stories",
                "What happens to stories, one event a record.",
                "story id",
                "Story",
                serdes.serde(Story.class),
                Spread.ONE,
                new Keep.For(YEAR, Optional.empty()));
    }

    public Channel<Watch> watches() {
        return latest("watches", Watch.class, "Every version of every watch.", "name@version", Spread.ONE);
    }

    public Channel<Endpoint> endpoints() {
        return latest("endpoints", Endpoint.class, "Where alerts are sent.", "name", Spread.ONE);
    }

    public Channel<Change> changes() {
        return new Channel<>(
                prefix + "changes",
                "Who changed a source, a watch or an endpoint, when, and to what; of endpoints without secrets.",
                "kind and name",
                "Change",
                serdes.serde(Change.class),
                Spread.ONE,
                new Keep.All());
    }

    public Channel<Coverage> coverage() {
        return new Channel<>(
                prefix + "coverage",
                "How far the sources have been read; time that passes by itself, as data.",
                "instance",
                "Coverage",
                serdes.serde(Coverage.class),
                Spread.ONE,
                new Keep.For(YEAR, Optional.empty()));
    }

    public Channel<Alert> alerts() {
        return new Channel<>(
                prefix + "alerts",
                "Watches speaking about stories.",
                "alert event id",
                "Alert",
                serdes.serde(Alert.class),
                Spread.ONE,
                new Keep.All());
    }

    public Channel<Delivery> deliveries() {
        return latest(
                "deliveries", Delivery.class, "Alerts on their way, and the dead.", "endpoint and id", Spread.MANY);
    }

    public Channel<Attempt> attempts() {
        return kept("attempts", Attempt.class, "Each try of each delivery.", "delivery id", Spread.ONE, 90);
    }

    /// Those that hold records of ours, in the order of the picture.
    public List<Channel<?>> all() {
        return List.of(
                SCHEMAS,
                sources(),
                polls(),
                subscriptions(),
                pushes(),
                items(),
                requests(),
                fetched(),
                pages(),
                rejects(),
                articles(),
                stories(),
                watches(),
                endpoints(),
                changes(),
                coverage(),
                alerts(),
                deliveries(),
                attempts());
    }

    /// Creates what is missing, changes nothing that is there, and makes our schemas known before their first use.
    ///
    /// @param many partitions of the channels that are worked in parallel
    /// @param replication copies of every record
    /// @return the names of those that were missing
    public Set<String> create(Cluster cluster, int many, short replication, Instant now) {
        var created = new Topics(cluster).create(all(), many, replication);
        publishSchemas(cluster, now);
        return created;
    }

    /// Creates the channel that a replay writes, if it is not there, with as many copies as there are of the live one.
    ///
    /// @param live the channels that are replayed
    public void createReplayed(Cluster cluster, Channels live) {
        var topics = new Topics(cluster);
        var replication =
                topics.of(live.articles()).map(Topics.Topic::replication).orElse((short) 1);
        topics.create(List.of(alerts()), 1, replication);
    }

    /// Forgets what an earlier replay of that name left.
    public void emptyReplayed(Cluster cluster) {
        try (var admin = cluster.admin()) {
            var all = RecordsToDelete.beforeOffset(-1);
            admin.deleteRecords(Map.of(new TopicPartition(alerts().name(), 0), all))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot empty " + alerts().name(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Makes the schemas of this version known, where they are not: before anything is written with them.
    public void publishSchemas(Cluster cluster, Instant now) {
        var there = Snapshot.of(cluster, SCHEMAS);
        try (var sender = new Sender(cluster, "schemas")) {
            var sent = new ArrayList<CompletableFuture<?>>();
            serdes.book().all().forEach((id, schema) -> {
                var key = Integer.toString(id);
                if (!there.containsKey(key)) {
                    sent.add(sender.send(SCHEMAS, key, schema.toString(), now));
                }
            });
            sent.forEach(Sender::await);
        }
    }

    private <V extends Record> Channel<V> latest(
            String name, Class<V> type, String purpose, String keys, Spread spread) {
        return new Channel<>(
                prefix + name, purpose, keys, type.getSimpleName(), serdes.serde(type), spread, new Keep.Latest());
    }

    private <V extends Record> Channel<V> kept(
            String name, Class<V> type, String purpose, String keys, Spread spread, int days) {
        var keep = new Keep.For(Duration.ofDays(days), Optional.empty());
        return new Channel<>(prefix + name, purpose, keys, type.getSimpleName(), serdes.serde(type), spread, keep);
    }
}

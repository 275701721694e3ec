package dev.newsvane.alerts.share;

import static java.util.stream.Collectors.joining;

import dev.newsvane.base.Channel;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Owned;
import dev.newsvane.base.StreamsStage;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/// Watches divided anew: what is remembered of each goes to the share that holds it now, and so does the place in the
/// channels from which it goes on. All of it is one transaction: there is no moment at which two divisions are in
/// force, or none.
public final class TakeOver {
    private static final String ID = StreamsStage.application("match-shares");
    private static final Duration TIME_OUT = Duration.ofMinutes(10);
    private static final Comparator<OffsetAndMetadata> BY_OFFSET = Comparator.comparingLong(OffsetAndMetadata::offset);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Cluster cluster;
    private final short replication;
    private final List<TopicPartition> inputs;
    private final Collection<Remembered> stores;

    /// @param replication copies of what is remembered
    /// @param inputs channels that matching reads, of one partition each
    public TakeOver(Cluster cluster, short replication, Collection<Channel<?>> inputs, Collection<Remembered> stores) {
        this.cluster = cluster;
        this.replication = replication;
        this.inputs = inputs.stream()
                .map(channel -> new TopicPartition(channel.name(), 0))
                .toList();
        this.stores = stores;
    }

    /// Makes sure that a share may begin, and that its watches go on where others left them.
    ///
    /// @return why it may not, and what is to be done
    public Optional<String> by(Share share) {
        return Standing.asked(cluster, admin -> {
            var all = Standing.all(admin, false);
            var beside = beside(all, share);
            return beside.isPresent() || inForce(all, share.of()) ? beside : divide(admin, share);
        });
    }

    /// Whether shares of another division are at work, as where both began in the same second.
    ///
    /// @return what is to be done
    public Optional<String> beside(Share share) {
        return Standing.asked(cluster, admin -> beside(Standing.all(admin, false), share));
    }

    private static boolean inForce(List<Standing> all, int of) {
        return Standing.inForce(all).map(now -> now == of).orElse(true);
    }

    private static Optional<String> beside(List<Standing> all, Share share) {
        var working = all.stream()
                .filter(one -> one.atWork() && one.share().of() != share.of())
                .map(one -> one.share().toString())
                .toList();
        return working.isEmpty()
                ? Optional.empty()
                : Optional.of(share + " may not begin beside " + String.join(", ", working)
                        + ": its watches would speak twice. Stop those first; one that was killed is missed after "
                        + Owned.SESSION.toSeconds() + " s.");
    }

    /// One process at a time: whoever comes later ends what an earlier one has not finished, and looks again.
    private Optional<String> divide(Admin admin, Share share) throws ExecutionException, InterruptedException {
        Map<String, Object> transaction =
                Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, ID, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int)
                        TIME_OUT.toMillis());
        try (var producer = cluster.producer(ID, transaction)) {
            producer.initTransactions();
            var all = Standing.all(admin, true);
            var beside = beside(all, share);
            if (beside.isPresent() || inForce(all, share.of())) {
                return beside;
            }
            var of = Standing.inForce(all).orElse(share.of());
            var before = all.stream().filter(one -> one.share().of() == of).toList();
            var read = together(before);
            if (before.size() < of || read.isEmpty()) {
                return Optional.of(share + " cannot take over from "
                        + Share.all(of).stream().map(Share::toString).collect(joining(", "))
                        + ", which have not all read equally far. Start them again while nothing is fetched, until each"
                        + " is at the end of what there is; then stop them.");
            }
            create(admin, Stream.concat(before.stream().map(Standing::share), Share.all(share.of()).stream()));
            producer.beginTransaction();
            new HandOver(cluster, producer, stores).of(before, Share.all(share.of()), read.get());
            producer.commitTransaction();
            return Optional.empty();
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            return Optional.of(
                    "Another process has begun to divide the watches at the same time. Start " + share + " again.");
        }
    }

    /// Where all of them are; empty where some are behind others.
    private Optional<Map<TopicPartition, OffsetAndMetadata>> together(List<Standing> shares) {
        var read = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var at : inputs) {
            var places = shares.stream()
                    .map(share -> Optional.ofNullable(share.read().get(at)))
                    .toList();
            var least = places.stream().flatMap(Optional::stream).min(BY_OFFSET);
            var most = places.stream().flatMap(Optional::stream).max(BY_OFFSET);
            if (least.isEmpty() || most.isEmpty()) {
                continue; // nobody has read anything of it
            }
            if (places.contains(Optional.empty())
                    || holds(at, least.get().offset(), most.get().offset())) {
                return Optional.empty();
            }
            read.put(at, least.get());
        }
        return Optional.of(read);
    }

    /// Whether more than the markers of transactions stands between two places.
    private boolean holds(TopicPartition at, long from, long to) {
        try (var consumer = cluster.consumer(ID, Map.of())) {
            consumer.assign(List.of(at));
            consumer.seek(at, from);
            while (consumer.position(at) < to) {
                for (var record : consumer.poll(LOOK)) {
                    if (record.offset() < to) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    /// The logs of all stores, where there are none yet.
    private void create(Admin admin, Stream<Share> shares) throws ExecutionException, InterruptedException {
        var there = admin.listTopics().names().get();
        admin.createTopics(shares.flatMap(share -> stores.stream()
                                .map(each -> StreamsStage.changelog(share.stage(), each.store(), replication)))
                        .filter(log -> !there.contains(log.name()))
                        .toList())
                .all()
                .get();
    }
}

package dev.newsvane.alerts.share;

import static java.util.stream.Collectors.joining;

import dev.newsvane.base.Channel;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Owned;
import dev.newsvane.base.StreamsStage;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/// Watches divided anew: what is remembered of each goes to the share that holds it now, and so does the place in the
/// channels from which it goes on. One transaction puts it in force: there is no moment at which two divisions are, or
/// none.
public final class TakeOver {
    private static final String ID = StreamsStage.application("match-shares");
    private static final Duration TIME_OUT = Duration.ofMinutes(2);
    private static final int RECORDS = 10_000;

    /// What a stage that was killed has left open Kafka ends after 10 s, for which it looks every 10 s.
    private static final Duration UNFINISHED = Duration.ofSeconds(60);

    /// A broker that comes up again after a power cut leads within that, unless it has much to mend.
    private static final Duration UNKNOWN = Duration.ofMinutes(2);

    /// A hundred thousand watches take a quarter of a minute.
    private static final Patience OTHER = new Patience(Duration.ofMinutes(2), Duration.ofSeconds(1));

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

    /// Why a share that is at work must stop: another division is in force. Asks for all groups of the cluster only
    /// where its own was handed over, for it is asked again and again. A commit that hangs does not hold it up.
    public static Optional<String> against(Admin admin, Share share) throws ExecutionException, InterruptedException {
        if (!Standing.handedOver(admin, share)) {
            return Optional.empty();
        }
        return Standing.inForce(Standing.all(admin, false))
                .filter(of -> of != share.of())
                .map(of -> HandedOver.why(share, of));
    }

    private static boolean inForce(List<Standing> all, int of) {
        return Standing.inForce(all).filter(now -> now == of).isPresent();
    }

    private static Optional<String> beside(List<Standing> all, Share share) {
        return besides(share, all.stream().filter(one -> one.share().of() != share.of()));
    }

    private static Optional<String> besides(Share share, Stream<Standing> others) {
        var working = others.filter(Standing::atWork)
                .map(one -> one.share().toString())
                .toList();
        return working.isEmpty()
                ? Optional.empty()
                : Optional.of(share + " may not begin beside " + String.join(", ", working)
                        + ": its watches would speak twice. Stop those first; one that was killed is missed after "
                        + Owned.SESSION.toSeconds() + " s.");
    }

    /// One process at a time: whoever comes later ends what an earlier one has not finished, which waits for it then.
    private Optional<String> divide(Admin admin, Share share) throws ExecutionException, InterruptedException {
        Map<String, Object> transaction =
                Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, ID, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int)
                        TIME_OUT.toMillis());
        var producer = cluster.producer(ID, transaction);
        try {
            producer.initTransactions();
            var unknown = new Groups(admin).unknown(UNKNOWN);
            if (!unknown.isEmpty()) {
                return Optional.of(share + " cannot see who matched before: " + unknown + " of Kafka had no leader for "
                        + UNKNOWN.toSeconds() + " s. Start the brokers that hold it, and " + share + " again then.");
            }
            var all = Standing.all(admin, true);
            if (inForce(all, share.of())) {
                return beside(all, share);
            }
            var working = besides(share, all.stream());
            return working.isPresent() ? working : divide(admin, producer, all, share);
        } catch (KafkaException e) {
            if (ended(e)) {
                return awaitOther(admin, share);
            }
            throw e;
        } finally {
            // one that another has ended would wait half a minute for an answer
            producer.close(Duration.ZERO);
        }
    }

    /// Whoever ended ours does the same.
    private static Optional<String> awaitOther(Admin admin, Share share)
            throws ExecutionException, InterruptedException {
        var all = OTHER.until(seen -> inForce(seen, share.of()), () -> Standing.all(admin, true));
        if (inForce(all, share.of())) {
            return beside(all, share);
        }
        return Optional.of("Another process began to divide the watches at the same time, and has not put " + share
                + " in force for " + OTHER.whole().toSeconds() + " s. Start " + share + " again.");
    }

    private static boolean ended(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause ->
                        cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException);
    }

    private Optional<String> divide(Admin admin, Producer<String, byte[]> producer, List<Standing> all, Share share)
            throws ExecutionException, InterruptedException {
        var of = Standing.inForce(all);
        var before = all.stream()
                .filter(one -> of.equals(Optional.of(one.share().of())))
                .toList();
        var after = Share.all(share.of());
        var reading = new Reading(cluster, inputs);
        var read = of.isPresent() ? reading.together(before) : Optional.of(reading.beginning(admin));
        if (before.size() < of.orElse(0) || read.isEmpty()) {
            return Optional.of(share + " cannot take over from " + names(of)
                    + ", which have not all read equally far. Start them again while nothing is fetched, until each"
                    + " is at the end of what there is; then stop them.");
        }
        var logs = new Logs(admin, stores);
        var former = before.stream().map(Standing::share).toList();
        logs.create(Stream.concat(former.stream(), after.stream()).toList(), replication);
        var ends = logs.settled(logs.of(former), UNFINISHED);
        if (!ends.open().isEmpty()) {
            return Optional.of(share + " cannot take over from " + names(of) + ": what is written to "
                    + String.join(", ", ends.open()) + " has not been finished for " + UNFINISHED.toSeconds()
                    + " s. Kafka ends a transaction that a process left open; start " + share + " again then.");
        }
        var handOver = new HandOver(cluster, producer, stores, before, after, RECORDS);
        if (of.isPresent()) {
            handOver.copy();
        }
        return handOver.putInForce(admin, read.get(), ends.written())
                ? Optional.empty()
                : Optional.of(share + " did not take over: others began to match while it did. Stop "
                        + (before.isEmpty() ? "them" : names(of)) + " for good, and start " + share + " again.");
    }

    private static String names(Optional<Integer> of) {
        return of.stream()
                .flatMap(shares -> Share.all(shares).stream())
                .map(Share::toString)
                .collect(joining(", "));
    }
}

package dev.newsvane.alerts.share;

import dev.newsvane.base.Cluster;
import dev.newsvane.base.StreamsStage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/// A share that was ever matched on a cluster, as its group of consumers tells of it.
///
/// @param atWork somebody matches it now
/// @param read how far it has read each partition; empty: it has finished nothing yet
public record Standing(Share share, boolean atWork, Map<TopicPartition, OffsetAndMetadata> read) {
    /// Stands beside the offsets of a group whose watches others match now.
    static final String HANDED_OVER = "newsvane: handed over";

    private static final Set<GroupState> NOBODY = Set.of(GroupState.EMPTY, GroupState.DEAD);

    /// Its group, and the id of its application.
    public static String group(Share share) {
        return StreamsStage.application(share.stage());
    }

    /// Groups of the shares that somebody matches now.
    public static List<String> atWork(Admin admin) throws InterruptedException, ExecutionException {
        return states(admin).entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(state -> group(state.getKey()))
                .toList();
    }

    private static Map<Share, Boolean> states(Admin admin) throws InterruptedException, ExecutionException {
        var application = StreamsStage.application("");
        return admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
                .filter(group -> group.groupId().startsWith(application))
                .flatMap(group -> Share.ofStage(group.groupId().substring(application.length())).stream()
                        .map(share -> Map.entry(
                                share,
                                !group.groupState().filter(NOBODY::contains).isPresent())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    interface Question<T> {
        T ask(Admin admin) throws InterruptedException, ExecutionException;
    }

    static <T> T asked(Cluster cluster, Question<T> question) {
        try (var admin = cluster.admin()) {
            return question.ask(admin);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot see how the watches are divided", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the watches were divided", e);
        }
    }

    /// All of them, in their order.
    ///
    /// @param settled waits until nothing that was begun is open any more
    static List<Standing> all(Admin admin, boolean settled) throws InterruptedException, ExecutionException {
        var states = states(admin);
        var options = new ListConsumerGroupOffsetsOptions().requireStable(settled);
        var read = admin.listConsumerGroupOffsets(
                        states.keySet().stream()
                                .collect(Collectors.toMap(Standing::group, _ -> new ListConsumerGroupOffsetsSpec())),
                        options)
                .all()
                .get();
        return states.entrySet().stream()
                .map(state -> new Standing(
                        state.getKey(), state.getValue(), read.getOrDefault(group(state.getKey()), Map.of())))
                .sorted(Comparator.comparingInt((Standing one) -> one.share.of())
                        .thenComparingInt(one -> one.share.number()))
                .toList();
    }

    /// Of how many shares those that matter now are; empty: nothing was matched yet.
    static Optional<Integer> inForce(List<Standing> all) {
        return all.stream().filter(Standing::matters).map(one -> one.share.of()).findFirst();
    }

    private boolean matters() {
        return !read.isEmpty() && !handedOver(read);
    }

    /// Whether others match the watches of a share now; asks of its own group alone.
    static boolean handedOver(Admin admin, Share share) throws ExecutionException, InterruptedException {
        return handedOver(admin.listConsumerGroupOffsets(group(share))
                .partitionsToOffsetAndMetadata()
                .get());
    }

    private static boolean handedOver(Map<TopicPartition, OffsetAndMetadata> read) {
        return read.values().stream().anyMatch(offset -> offset.metadata().startsWith(HANDED_OVER));
    }
}

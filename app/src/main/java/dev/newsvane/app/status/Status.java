package dev.newsvane.app.status;

import dev.newsvane.alerts.deliver.DeliverSettings;
import dev.newsvane.alerts.deliver.Outage;
import dev.newsvane.alerts.deliver.Outages;
import dev.newsvane.alerts.share.Division;
import dev.newsvane.app.data.DataFolder;
import dev.newsvane.app.data.Located;
import dev.newsvane.app.status.SourceState.Standing;
import dev.newsvane.base.Channel;
import dev.newsvane.base.Health;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.DeliveryState;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.schemas.Reason;
import dev.newsvane.schemas.Story;
import dev.newsvane.schemas.StoryKind;
import dev.newsvane.schemas.Subscription;
import dev.newsvane.schemas.SubscriptionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/// How a system is doing.
///
/// @param at when it was asked
/// @param running whether a process runs it now
/// @param health of its stages, where it runs on this machine
/// @param sources the worst first
/// @param endpoints in the order of their names
/// @param outages of endpoints that take nothing at present, by name
/// @param disableAfter after how long such an endpoint is disabled, and what waits for a missing one is given up
/// @param missing endpoints that are not there and for which something waits
/// @param subscriptions at WebSub hubs, in the order of their sources
/// @param division of the watches among match stages
/// @param complete everything that was due up to then has been polled; absent while a source waits for its first poll
/// @param articles articles that stand in a story
/// @param stories that were begun and not merged into others
/// @param alerts events that were sent to somebody, or would have been had an endpoint been named
/// @param kept events that alerted nobody: history, baseline, too old
/// @param pending deliveries on their way
/// @param dead deliveries given up
/// @param rejects input that could not become an article, by reason
/// @param disk bytes used
public record Status(
        Instant at,
        boolean running,
        Map<String, Health> health,
        List<SourceState> sources,
        List<Endpoint> endpoints,
        Map<String, Outage> outages,
        Duration disableAfter,
        List<Missing> missing,
        List<Subscription> subscriptions,
        Division division,
        Optional<Instant> complete,
        long articles,
        long stories,
        long alerts,
        long kept,
        long pending,
        long dead,
        Map<Reason, Long> rejects,
        Optional<Long> disk) {

    /// Reads everything that is asked for; the cost is that of reading `stories`, `alerts` and `rejects` once.
    public static Status of(Located system, DeliverSettings settings, Instant now) {
        var cluster = system.cluster();
        var channels = system.channels();
        var sources = SourceState.all(system, now).stream()
                .sorted(Comparator.comparing(SourceState::standing).thenComparing(SourceState::name))
                .toList();
        var counted = new Counted();
        each(system, channels.stories(), counted::story);
        each(system, channels.alerts(), counted::alert);
        var rejects = new TreeMap<Reason, Long>();
        each(system, channels.rejects(), reject -> rejects.merge(reject.reason(), 1L, Long::sum));
        var deliveries = Snapshot.of(cluster, channels.deliveries()).values();
        var endpoints = Snapshot.of(cluster, channels.endpoints());
        return new Status(
                now,
                system.running(),
                system.running() ? system.folder().map(DataFolder::health).orElse(Map.of()) : Map.of(),
                sources,
                endpoints.values().stream()
                        .sorted(Comparator.comparing(Endpoint::name))
                        .toList(),
                Outages.of(cluster, channels, settings, now),
                settings.disableAfter(),
                Missing.of(deliveries, endpoints.keySet()),
                Snapshot.of(cluster, channels.subscriptions()).values().stream()
                        .sorted(Comparator.comparing(Subscription::source))
                        .toList(),
                Division.now(cluster),
                sources.stream().anyMatch(source -> source.standing() == Standing.WAITING)
                        ? Optional.empty()
                        : Snapshot.of(cluster, channels.coverage()).values().stream()
                                .map(coverage -> coverage.complete())
                                .min(Comparator.naturalOrder()),
                counted.articles.size(),
                counted.stories.size(),
                counted.alerts,
                counted.kept,
                deliveries.stream()
                        .filter(d -> d.state() == DeliveryState.PENDING)
                        .count(),
                deliveries.stream().filter(d -> d.state() == DeliveryState.DEAD).count(),
                rejects,
                system.folder().map(Disk::used));
    }

    public long sources(Standing standing) {
        return sources.stream().filter(source -> source.standing() == standing).count();
    }

    /// Subscriptions whose hub does not push.
    public List<Subscription> unsubscribed() {
        return subscriptions.stream()
                .filter(each -> each.state() != SubscriptionState.ACTIVE)
                .toList();
    }

    /// Endpoints that wanted no more.
    public List<Endpoint> disabled() {
        return endpoints.stream().filter(Endpoint::disabled).toList();
    }

    private static final class Counted {
        final HashSet<String> articles = new HashSet<>();
        final HashSet<String> stories = new HashSet<>();
        final HashSet<String> said = new HashSet<>();
        long alerts;
        long kept;

        void story(Story story) {
            articles.add(story.article());
            if (story.kind() == StoryKind.MERGED) {
                stories.remove(story.story());
            } else {
                stories.add(story.story());
            }
        }

        void alert(Alert alert) {
            if (said.add(alert.event())) {
                alerts += alert.pages() ? 1 : 0;
                kept += alert.pages() ? 0 : 1;
            }
        }
    }

    private static <V> void each(Located system, Channel<V> channel, Consumer<V> take) {
        try (var consumer = system.cluster().consumer("status-" + channel.name(), Map.of())) {
            var partitions = consumer.partitionsFor(channel.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Snapshot.read(
                    consumer,
                    partitions,
                    record -> Optional.ofNullable(record.value())
                            .map(bytes -> channel.values().deserializer().deserialize(channel.name(), bytes))
                            .ifPresent(take));
        }
    }
}

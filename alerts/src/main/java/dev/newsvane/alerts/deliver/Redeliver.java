package dev.newsvane.alerts.deliver;

import dev.newsvane.alerts.AlertIds;
import dev.newsvane.alerts.Deliveries;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.DeliveryState;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Lists what is open or dead, and sends again. Whatever is sent again bears the webhook-id that it had.
public final class Redeliver implements AutoCloseable {
    private static final String WHY = "to be sent again, by hand";

    private final Cluster cluster;
    private final Channels channels;
    private final InstantSource clock;
    private final Sender sender;

    public Redeliver(Cluster cluster, Channels channels, InstantSource clock) {
        this.cluster = cluster;
        this.channels = channels;
        this.clock = clock;
        this.sender = new Sender(cluster, "redeliver");
    }

    /// All that is not delivered yet, oldest first.
    public List<Delivery> list() {
        return Snapshot.of(cluster, channels.deliveries()).values().stream()
                .sorted(Comparator.comparing(Delivery::made).thenComparing(Delivery::id))
                .toList();
    }

    /// Tries a dead delivery from its beginning, or makes a delivered one anew from its alert.
    ///
    /// @return what will be sent; empty where no alert has such a delivery, or it is pending anyway
    public Optional<Delivery> one(String id) {
        var open = list().stream().filter(delivery -> delivery.id().equals(id)).findFirst();
        return open.isPresent()
                ? open.filter(delivery -> delivery.state() == DeliveryState.DEAD)
                        .map(this::again)
                : delivered(id).map(this::again);
    }

    /// Tries every dead delivery again.
    public List<Delivery> all() {
        return dead(delivery -> true);
    }

    /// Tries every dead delivery again that was made then or later.
    public List<Delivery> since(Instant made) {
        return dead(delivery -> !delivery.made().isBefore(made));
    }

    private List<Delivery> dead(Predicate<Delivery> which) {
        return list().stream()
                .filter(delivery -> delivery.state() == DeliveryState.DEAD)
                .filter(which)
                .map(this::again)
                .toList();
    }

    private Optional<Delivery> delivered(String id) {
        return Snapshot.of(cluster, channels.alerts()).values().stream()
                .filter(Alert::pages)
                .flatMap(alert -> alert.endpoints().stream()
                        .filter(endpoint -> AlertIds.delivery(alert.event(), endpoint, alert.replay())
                                .equals(id))
                        .map(endpoint -> Deliveries.to(endpoint, alert)))
                .findFirst();
    }

    private Delivery again(Delivery delivery) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var anew = delivery.again(now, WHY);
        Sender.await(sender.send(channels.deliveries(), Deliveries.key(anew), anew, now));
        return anew;
    }

    @Override
    public void close() {
        sender.close();
    }
}

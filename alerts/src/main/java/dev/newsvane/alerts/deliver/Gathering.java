package dev.newsvane.alerts.deliver;

import dev.newsvane.alerts.AlertIds;
import dev.newsvane.alerts.Deliveries;
import dev.newsvane.alerts.deliver.Book.Entry;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.DeliveryState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Deliveries that wait for a digest: of one watch, to one endpoint, due at one time. What becomes of them is one
/// delivery that holds their alerts, and bears an id derived from theirs. It is written first, and before each of its
/// tries they are taken out: so a kill at any moment loses none and tells none twice. Not for several threads at once.
final class Gathering {
    /// Alerts of a digest; further ones make another.
    static final int MOST = 100;

    private record Slot(Instant due, String endpoint, String watch, Optional<String> replay)
            implements Comparable<Slot> {
        static Slot of(Delivery delivery) {
            var alert = delivery.alert();
            return new Slot(delivery.due(), delivery.endpoint(), alert.watch(), alert.replay());
        }

        @Override
        public int compareTo(Slot other) {
            return due.equals(other.due) ? toString().compareTo(other.toString()) : due.compareTo(other.due);
        }
    }

    private final TreeMap<Slot, NavigableSet<Entry>> slots = new TreeMap<>();
    /// What the slots hold, by their keys.
    private final Map<String, Entry> waiting = new HashMap<>();

    /// Which digest a delivery's alert is in, by their keys.
    private final Map<String, String> bound = new HashMap<>();

    /// Whether a delivery is told within a digest and not by itself: but for what is sent again by hand, or was tried.
    static boolean waits(Delivery delivery) {
        return delivery.alert().telling().digest().isPresent()
                && delivery.state() == DeliveryState.PENDING
                && delivery.tries() == 0
                && !isDigest(delivery)
                && !delivery.byHand();
    }

    /// Of a single alert too, where its watch tells in digests.
    static boolean isDigest(Delivery delivery) {
        return delivery.alert().telling().digest().isPresent()
                && delivery.id().equals(id(delivery.endpoint(), members(delivery)));
    }

    void putIn(Entry entry) {
        if (isDigest(entry.delivery())) {
            for (var key : keys(entry.delivery())) {
                bound.put(key, entry.key());
                Optional.ofNullable(waiting.remove(key)).ifPresent(this::leave);
            }
        } else if (waits(entry.delivery()) && !bound.containsKey(entry.key())) {
            waiting.put(entry.key(), entry);
            slots.computeIfAbsent(Slot.of(entry.delivery()), _ -> new TreeSet<>(Book.ORDER))
                    .add(entry);
        }
    }

    void takeOut(Entry entry) {
        if (isDigest(entry.delivery())) {
            keys(entry.delivery()).forEach(bound::remove);
        } else if (waits(entry.delivery())) {
            Optional.ofNullable(waiting.remove(entry.key())).ifPresent(this::leave);
            bound.remove(entry.key());
        }
    }

    private void leave(Entry member) {
        slots.computeIfPresent(
                Slot.of(member.delivery()), (_, slot) -> slot.remove(member) && slot.isEmpty() ? null : slot);
    }

    /// The digests whose time has come, each once.
    List<Delivery> due(Instant now) {
        var digests = new ArrayList<Delivery>();
        while (!slots.isEmpty() && !slots.firstKey().due.isAfter(now)) {
            var members = new ArrayList<>(slots.pollFirstEntry().getValue());
            members.forEach(member -> waiting.remove(member.key()));
            for (var from = 0; from < members.size(); from += MOST) {
                var digest = digest(members.subList(from, Math.min(members.size(), from + MOST)));
                keys(digest).forEach(key -> bound.put(key, Deliveries.key(digest)));
                digests.add(digest);
            }
        }
        return digests;
    }

    private static Delivery digest(List<Entry> members) {
        var deliveries = members.stream().map(Entry::delivery).toList();
        var first = deliveries.getFirst();
        return new Delivery(
                id(first.endpoint(), deliveries.stream().map(Delivery::id).toList()),
                first.endpoint(),
                first.alert(),
                DeliveryState.PENDING,
                0,
                first.due(),
                Optional.empty(),
                first.made(),
                deliveries.stream().skip(1).map(Delivery::alert).toList(),
                false);
    }

    /// Where the deliveries stand whose alerts a digest holds.
    static List<String> keys(Delivery digest) {
        return members(digest).stream()
                .map(id -> Deliveries.key(digest.endpoint(), id))
                .toList();
    }

    private static List<String> members(Delivery digest) {
        return digest.alerts().stream()
                .map(alert -> member(alert, digest.endpoint()))
                .toList();
    }

    private static String member(Alert alert, String endpoint) {
        return AlertIds.delivery(alert.event(), endpoint, alert.replay());
    }

    private static String id(String endpoint, List<String> members) {
        return AlertIds.digest(endpoint, members);
    }
}

package dev.newsvane.console.exit;

import dev.newsvane.base.Channel;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Follow;
import dev.newsvane.base.Follow.Seen;
import dev.newsvane.base.Health;
import dev.newsvane.base.Lookup;
import dev.newsvane.base.Stage;
import dev.newsvane.base.Topics;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Watch;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where each alert that calls somebody stands in the channel `alerts`, by watch: 16 bytes an alert in memory, and half
/// as much in reserve; the alerts themselves are read when they are asked for. Built anew at each start, from the
/// beginning of the channel. What would have alerted and did not (imports, baselines) is not on it.
public final class Shelf implements Stage {
    /// The title of all alerts together.
    static final String ALL = "All watches";

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

    private final Topics topics;
    private final Channel<Alert> channel;
    private final Follow follow;
    private final Lookup<Alert> alerts;
    private final Thread thread = Thread.ofPlatform().name("exits").unstarted(this::run);
    private final Map<Scope, Offsets> places = new HashMap<>(Map.of(Scope.ALL, new Offsets()));
    private final NavigableMap<String, String> titles = new TreeMap<>();
    private final Set<String> removed = new HashSet<>();
    private long first;
    private volatile String log = "";
    private Optional<String> failure = Optional.empty();

    /// Reads nothing until [#start].
    public Shelf(Cluster cluster, Channels channels, String instance) {
        this.topics = new Topics(cluster);
        this.channel = channels.alerts();
        this.alerts = new Lookup<>(cluster, channel);
        this.follow = new Follow(cluster, "exits-" + instance)
                .channel(channels.watches(), seen -> seen.value().ifPresent(this::name))
                .channel(channels.alerts(), this::place);
    }

    @Override
    public String name() {
        return "exits";
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public synchronized Health health() {
        return failure.<Health>map(Health.Failed::new)
                .orElseGet(() -> follow.caughtUp()
                        ? new Health.Running()
                        : new Health.Starting("has read of "
                                + places(Scope.ALL).map(Offsets::end).orElse(0) + " alerts where they stand"));
    }

    private void run() {
        try {
            log = topics.id(channel);
            follow.run();
        } catch (RuntimeException e) { // a bug, or the broker is lost
            LOG.error("exits stopped", e);
            synchronized (this) {
                failure = Optional.of("exits stopped: " + e.getMessage() + ".");
                notifyAll();
            }
        }
    }

    private synchronized void name(Watch version) {
        titles.put(version.name(), version.title());
        if (version.removed()) {
            removed.add(version.name());
        } else {
            removed.remove(version.name());
        }
    }

    private synchronized void place(Seen<Alert> seen) {
        seen.value().filter(Alert::pages).ifPresent(alert -> {
            titles.putIfAbsent(alert.watch(), alert.title());
            places.computeIfAbsent(Scope.of(alert.watch()), _ -> new Offsets()).add(seen.offset());
            places(Scope.ALL).orElseThrow().add(seen.offset());
            notifyAll();
        });
    }

    /// Watches that there are, by name, with their titles.
    ///
    /// @param after the name before the first
    synchronized NavigableMap<String, String> watches(String after, int most) {
        var watches = new TreeMap<String, String>();
        for (var each : titles.tailMap(after, false).entrySet()) {
            if (!removed.contains(each.getKey())) {
                watches.put(each.getKey(), each.getValue());
            }
            if (watches.size() == most) {
                break;
            }
        }
        return watches;
    }

    synchronized Optional<String> title(Scope scope) {
        return scope.watch().isEmpty() ? Optional.of(ALL) : scope.watch().map(titles::get);
    }

    /// What is asked of the places of a scope while none changes.
    interface Question<T> {
        T of(Offsets offsets);
    }

    synchronized <T> T ask(Scope scope, Question<T> question) {
        return question.of(places(scope).orElseGet(Offsets::new));
    }

    /// The alerts at these places, as far as the log still holds them.
    List<Seen<Alert>> read(List<Long> offsets) {
        return alerts.at(offsets);
    }

    /// Lets go of what the log has let go of.
    ///
    /// @return the first offset that it still holds
    long forget() {
        var begin = alerts.first();
        synchronized (this) {
            if (begin > first) {
                places.values().forEach(each -> each.dropBefore(begin));
                first = begin;
            }
        }
        return begin;
    }

    /// Behind the last offset of the log.
    long end() {
        return alerts.end();
    }

    /// Which log it is; known once it is read.
    String log() {
        return log;
    }

    /// The first places after an offset; waits for one where there is none yet, as long as `patience` lasts.
    ///
    /// @throws IllegalStateException where no more will come
    synchronized List<Long> after(Scope scope, long offset, int most, Duration patience) throws InterruptedException {
        var until = System.nanoTime() + patience.toNanos();
        while (true) {
            var found = ask(scope, offsets -> {
                var from = offsets.from(offset + 1);
                return offsets.between(from, from + most);
            });
            var left = Duration.ofNanos(until - System.nanoTime()).toMillis();
            if (!found.isEmpty() || left <= 0) {
                return found;
            }
            if (failure.isPresent()) {
                throw new IllegalStateException(failure.get());
            }
            wait(left);
        }
    }

    private Optional<Offsets> places(Scope scope) {
        return Optional.ofNullable(places.get(scope));
    }

    @Override
    public void close() {
        follow.close();
        try {
            if (thread.isAlive()) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        alerts.close();
    }
}

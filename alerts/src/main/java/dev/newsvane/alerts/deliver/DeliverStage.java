package dev.newsvane.alerts.deliver;

import dev.newsvane.alerts.Deliveries;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Follow;
import dev.newsvane.base.Health;
import dev.newsvane.base.Owned;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Stage;
import dev.newsvane.schemas.Attempt;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.DeliveryState;
import dev.newsvane.schemas.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what stands in `deliveries`, at least once each, in order for each endpoint and story. Every try runs on a
/// virtual thread of its own; a slow or dead endpoint holds up nobody else.
public final class DeliverStage implements Stage {
    private static final Logger LOG = LoggerFactory.getLogger(DeliverStage.class);
    private static final String GROUP = "newsvane-deliver";
    private static final Duration TICK = Duration.ofMillis(100);
    /// What came of a try waits so long for that of others: nobody but the next of its story waits for it.
    private static final Duration LINGER = Duration.ofMillis(20);
    private static final Duration TELLING = Duration.ofSeconds(1);

    private final Channels channels;
    private final InstantSource clock;
    private final Sender sender;
    private final Owned<Delivery> owned;
    private final EndpointBook endpoints;
    private final Book book;
    private final Exit exit;
    private final Disabling disabling;
    private final Tries tries;
    private final Outages outages;
    private final Failing failing;
    private final Follow attempts;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final AtomicReference<String> failure = new AtomicReference<>("");
    /// Endpoints at which something rests.
    private final Set<String> blocked = new HashSet<>();
    /// Tries and digests of which not all is recorded yet.
    private int underway;
    private Instant told = Instant.EPOCH;
    private long delivered;
    private boolean up;
    private boolean handingOver;
    private boolean closing;

    public DeliverStage(
            Cluster cluster,
            Channels channels,
            Ways ways,
            DeliverSettings settings,
            String instance,
            InstantSource clock) {
        this.channels = channels;
        this.clock = clock;
        this.sender = new Sender(cluster, "deliver-" + instance, LINGER);
        this.book = new Book(settings.perEndpoint());
        this.owned = new Owned<>(cluster, channels.deliveries(), GROUP, instance, clock, new Listener());
        this.endpoints = new EndpointBook(cluster, channels, "deliver-endpoints-" + instance, this::endpointChanged);
        this.exit = new Exit(ways, settings, clock);
        this.disabling = new Disabling(cluster, channels);
        this.tries = new Tries(channels, sender, exit, disabling, settings);
        this.outages = new Outages(settings);
        this.failing = new Failing(outages, settings.disableAfter(), exit.now());
        this.attempts = Follow.unhurried(cluster, "deliver-attempts-" + instance)
                .channel(channels.attempts(), seen -> seen.value().ifPresent(this::attempted))
                .from(outages.start(exit.now()));
    }

    /// How many deliveries stand where, at this instance.
    ///
    /// @param pending waiting for their turn, their time or their endpoint
    /// @param dead given up, kept for redelivery
    /// @param flying being tried now
    /// @param delivered since this stage was started
    public record Counts(int pending, int dead, int flying, long delivered) {}

    @Override
    public String name() {
        return "deliver";
    }

    @Override
    public void start() {
        threads.add(loop("deliver", () -> {
            endpoints.load();
            threads.add(loop("deliver-endpoints", endpoints::follow));
            threads.add(loop("deliver-attempts", attempts::run));
            threads.add(loop("deliver-owned", owned::run));
            pulse();
        }));
    }

    /// A platform thread: a consumer on a virtual one keeps its carrier from all the others.
    private Thread loop(String name, Runnable work) {
        return begin(Thread.ofPlatform().daemon(), name, work);
    }

    private Thread begin(Thread.Builder thread, String name, Runnable work) {
        return thread.name(name).uncaughtExceptionHandler((_, e) -> failed(e)).start(work);
    }

    private void failed(Throwable e) {
        LOG.error("deliver stops", e);
        failure.compareAndSet("", "deliver stopped: " + e);
        locked(() -> closing = true);
        closeReaders();
    }

    private void closeReaders() {
        owned.close();
        endpoints.close();
        attempts.close();
    }

    private void pulse() {
        while (true) {
            lock.lock();
            try {
                if (closing) {
                    return;
                }
                if (owned.fresh() && !handingOver) {
                    up = true;
                    wakeUnblocked();
                    book.digests(clock.instant()).forEach(this::bind);
                    book.take(clock.instant(), this::rests).forEach(this::fly);
                    book.expired(clock.instant()).forEach(this::forget);
                    tell();
                }
                var _ = something.await(TICK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                lock.unlock();
            }
        }
    }

    /// Looks at every endpoint: now and then is enough, for nobody fails for a day within a second.
    private void tell() {
        var now = clock.instant();
        if (outages.any() && Duration.between(told, now).abs().compareTo(TELLING) >= 0) {
            told = now;
            failing.marks(book.endpoints(), now).forEach((name, percent) -> {
                LOG.warn("The endpoint {}: {}", name, failing.why(name).orElse(""));
                if (percent == Failing.ALL) {
                    endpoints.named(name).ifPresent(this::disable);
                }
            });
        }
    }

    private void disable(Endpoint endpoint) {
        var why = failing.why(endpoint.name()).orElse("it fails");
        underway("disable-" + endpoint.name(), () -> disabling.of(endpoint, why, exit.now()));
    }

    /// Until when it rests, where nothing can be sent there and the delivery says so already.
    private Optional<Instant> rests(Delivery delivery) {
        var endpoint = endpoints.named(delivery.endpoint());
        var why = exit.blocked(delivery.endpoint(), endpoint);
        if (why.isPresent()) {
            blocked.add(delivery.endpoint());
        }
        return why.filter(_ -> why.equals(delivery.last())).map(_ -> exit.patience(delivery, endpoint));
    }

    /// What blocks an endpoint may end by time alone, as a bad secret does that rotates out.
    private void wakeUnblocked() {
        var open = blocked.stream()
                .filter(name -> exit.blocked(name, endpoints.named(name)).isEmpty())
                .toList();
        open.forEach(book::unblock);
        blocked.removeAll(open);
    }

    private void fly(Book.Entry entry) {
        underway(entry.key(), () -> {
            try {
                var tried = tried(entry);
                tries.write(entry.key(), tried);
                locked(() -> delivered += tried.after().isEmpty() ? 1 : 0);
            } finally {
                locked(() -> book.recorded(entry));
            }
        });
    }

    /// The endpoint's place is free once it has answered; only the line waits until that is recorded.
    private Tries.Tried tried(Book.Entry entry) {
        try {
            var delivery = entry.delivery();
            var tried = tries.once(delivery, endpoints.named(delivery.endpoint()));
            locked(() -> book.writes(entry.key(), tried.after()));
            return tried;
        } finally {
            locked(() -> book.landed(entry));
        }
    }

    private void bind(Delivery digest) {
        underway("digest-" + digest.id(), () -> tries.write(Deliveries.key(digest), Tries.Tried.not(digest)));
    }

    private void underway(String what, Runnable work) {
        underway++;
        var _ = begin(Thread.ofVirtual(), "deliver-" + what, () -> {
            try {
                work.run();
            } finally {
                locked(() -> underway--);
            }
        });
    }

    private void forget(String key) {
        var _ = sender.erase(channels.deliveries(), key, clock.instant());
    }

    private void attempted(Attempt attempt) {
        locked(() -> outages.saw(attempt, endpoints.named(attempt.endpoint())));
    }

    private void endpointChanged(String name) {
        locked(() -> {
            outages.forget(name);
            book.unblock(name);
        });
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            something.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public Counts counts() {
        lock.lock();
        try {
            return new Counts(
                    book.count(DeliveryState.PENDING), book.count(DeliveryState.DEAD), book.flying(), delivered);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Health health() {
        if (!failure.get().isEmpty()) {
            return new Health.Failed(failure.get());
        }
        lock.lock();
        try {
            if (!up) {
                return new Health.Starting("waiting for its share of the deliveries");
            }
            return book.endpoints().stream()
                    .flatMap(name -> exit
                            .blocked(name, endpoints.named(name))
                            .or(() -> failing.why(name))
                            .map(why -> name + ": " + why)
                            .stream())
                    .reduce((one, other) -> one + "; " + other)
                    .<Health>map(why -> new Health.Ailing("Deliveries wait for " + why + "."))
                    .orElseGet(Health.Running::new);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        locked(() -> closing = true);
        awaitLandings();
        closeReaders();
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        sender.close();
    }

    private void awaitLandings() {
        lock.lock();
        try {
            while (underway > 0) {
                something.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private final class Listener implements Owned.Listener<Delivery> {
        @Override
        public void assigned(int partition, Map<String, Delivery> current) {
            locked(() -> current.forEach((key, delivery) -> book.changed(partition, key, Optional.of(delivery))));
        }

        @Override
        public void changed(int partition, String key, Optional<Delivery> value) {
            locked(() -> book.changed(partition, key, value));
        }

        @Override
        public void revoked(Set<Integer> partitions) {
            locked(() -> handingOver = true);
            awaitLandings();
            locked(() -> {
                book.drop(partitions);
                handingOver = false;
            });
        }
    }
}

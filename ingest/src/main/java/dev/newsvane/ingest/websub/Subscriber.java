package dev.newsvane.ingest.websub;

import dev.newsvane.base.Cluster;
import dev.newsvane.base.Follow;
import dev.newsvane.base.Intake;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.base.http.Route;
import dev.newsvane.base.http.Route.Request;
import dev.newsvane.base.http.Route.Response;
import dev.newsvane.base.http.Web;
import dev.newsvane.ingest.loop.Crew;
import dev.newsvane.ingest.websub.Course.Step;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Push;
import dev.newsvane.schemas.Subscription;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The subscriptions of the sources that this instance polls. Its one writer of `subscriptions` is the owner of the
/// source; any instance answers a hub's calls, for all follow that channel, and hands what is genuine to the owner
/// through `pushes`.
public final class Subscriber implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(250);
    private static final int AT_ONCE = 16;

    private final Cluster cluster;
    private final Channels channels;
    private final Sender sender;
    private final WebSubSettings settings;
    private final String base;
    private final InstantSource clock;
    private final Polls polls;
    private final Hub hub;
    private final Course course;
    private final SecureRandom random = new SecureRandom();
    private final Intake<Push> intake;
    private final Follow follow;
    private final Map<String, Held> held = new HashMap<>();
    private final Set<String> asking = new HashSet<>();
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, Flow> flows = new HashMap<>();
    private volatile boolean closing;

    /// A subscription of ours.
    private record Held(int partition, Subscription subscription) {}

    /// A subscription of anybody's, as its channel has it.
    private record Known(String key, Subscription subscription) {}

    /// What polling does for us.
    public interface Polls {
        /// A source's hub brought a document.
        void brought(String key, Push content, Instant at);

        /// A source's hub is not to be relied on any more: poll at once.
        void resume(String key);
    }

    /// Prepares; [#start] begins.
    ///
    /// @param base the URL at which hubs reach this process, without a slash at its end; ids follow it
    public Subscriber(
            Cluster cluster,
            Channels channels,
            Web web,
            Sender sender,
            WebSubSettings settings,
            String base,
            String instance,
            InstantSource clock,
            Polls polls) {
        this.cluster = cluster;
        this.channels = channels;
        this.sender = sender;
        this.settings = settings;
        this.base = base.replaceAll("/+$", "");
        this.clock = clock;
        this.polls = polls;
        this.hub = new Hub(web);
        this.course = new Course(settings);
        this.intake = new Intake<>(cluster, channels.pushes(), "newsvane-pushes", this::take);
        this.follow = new Follow(cluster, "subscriptions-" + instance).channel(channels.subscriptions(), this::learn);
    }

    /// Its threads: hubs to ask, hubs' calls to deal with, everybody's subscriptions to know.
    public List<Thread> start(Crew crew) {
        return List.of(
                crew.loop("subscriptions", follow::run),
                crew.loop("pushes", intake::run),
                crew.loop("hubs", () -> rounds(crew)));
    }

    /// Where hubs call. They can show no token: the address itself is the secret, and what they bring is signed.
    public Route route() {
        return new Route(
                "/websub/{subscription}",
                path -> known.containsKey(id(path)) ? settings.bytes() : Route.UNREAD,
                Route.Access.OPEN,
                this::answer);
    }

    public void assigned(int partition, Set<String> sources) {
        var now = clock.instant();
        Snapshot.of(cluster, channels.subscriptions(), partition).forEach((key, subscription) -> {
            put(key, partition, Optional.of(subscription));
            if (!sources.contains(key)) {
                change(key, of -> Optional.of(Course.leaving(of, now)));
            }
        });
        intake.assigned(partition);
    }

    public void revoked(Set<Integer> partitions) {
        intake.revoked(partitions);
        synchronized (held) {
            held.values().removeIf(each -> partitions.contains(each.partition()));
        }
    }

    /// The source is followed no longer, or pauses.
    public void left(String key) {
        var now = clock.instant();
        change(key, of -> Optional.of(Course.leaving(of, now)));
    }

    /// How long after a poll that found nothing new the hub may be relied on; empty where it may not.
    public Optional<Duration> relies(String key) {
        var now = clock.instant();
        synchronized (held) {
            return Optional.ofNullable(held.get(key))
                    .filter(each -> Course.relaxed(each.subscription(), now))
                    .map(_ -> settings.check());
        }
    }

    /// A poll succeeded.
    ///
    /// @param offer what the feed says of hubs
    /// @param news whether it found items that nobody had seen
    public void polled(int partition, String key, String source, Optional<Offer> offer, boolean news) {
        var now = clock.instant();
        synchronized (held) {
            var before = Optional.ofNullable(held.get(key)).map(Held::subscription);
            if (offer.isEmpty()) {
                change(key, of -> Optional.of(Course.leaving(of, now)));
            } else if (before.filter(of -> Course.fits(of, offer.get(), base)).isEmpty()) {
                var id = hex(16);
                write(
                        key,
                        partition,
                        Optional.of(Course.begun(source, offer.get(), base + "/" + id, id, hex(32), now)));
            } else if (news && before.filter(of -> Course.relaxed(of, now)).isPresent()) {
                change(key, of -> Optional.of(course.missing(of, now)));
            }
        }
    }

    private void rounds(Crew crew) {
        while (!closing) {
            var now = clock.instant();
            due(now).forEach(key -> crew.start("hub of " + key, () -> step(key)));
            pause();
        }
    }

    private List<String> due(Instant now) {
        synchronized (held) {
            var due = new ArrayList<String>();
            held.forEach((key, each) -> {
                if (!each.subscription().due().isAfter(now) && asking.size() < AT_ONCE && asking.add(key)) {
                    due.add(key);
                }
            });
            return due;
        }
    }

    private void step(String key) {
        try {
            var now = clock.instant();
            var step = next(key, now);
            if (step.isPresent() && step.get() instanceof Step.Ask(Subscription asked, boolean subscribe)) {
                hub.ask(asked, subscribe, settings.lease())
                        .ifPresent(why -> change(key, of -> Optional.of(course.unanswered(of, why))));
            }
        } finally {
            synchronized (held) {
                asking.remove(key);
            }
        }
    }

    /// Decides and writes: a hub that verifies at once must find what it was asked.
    private Optional<Step> next(String key, Instant now) {
        synchronized (held) {
            var mine = Optional.ofNullable(held.get(key))
                    .filter(each -> !each.subscription().due().isAfter(now));
            var step = mine.map(each -> course.step(each.subscription(), now));
            step.ifPresent(decided -> {
                switch (decided) {
                    case Step.Ask(Subscription asked, boolean _) -> change(key, _ -> Optional.of(asked));
                    case Step.Poll(Subscription over) -> {
                        change(key, _ -> Optional.of(over));
                        polls.resume(key);
                    }
                    case Step.Forget() -> change(key, _ -> Optional.empty());
                }
            });
            return step;
        }
    }

    private void take(Follow.Seen<Push> seen) {
        seen.value()
                .filter(push -> push.subscription().equals(idOf(seen.key())))
                .ifPresent(push -> take(seen.key(), push, seen.at()));
    }

    private String idOf(String key) {
        synchronized (held) {
            return Optional.ofNullable(held.get(key))
                    .map(each -> each.subscription().id())
                    .orElse("");
        }
    }

    private void take(String key, Push push, Instant at) {
        switch (push.kind()) {
            case CONFIRMED -> change(key, of -> Optional.of(course.confirmed(of, push.lease(), at)));
            case DENIED -> {
                change(key, of -> Optional.of(course.denied(of, push.note(), at)));
                polls.resume(key);
            }
            case LEFT -> change(key, _ -> Optional.empty());
            case CONTENT -> {
                polls.brought(key, push, at);
                change(key, of -> Optional.of(course.delivered(of, at)));
            }
        }
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private Response answer(Request request) {
        var now = clock.instant();
        var called = Optional.ofNullable(known.get(id(request.path())));
        if (called.isEmpty()) {
            return Call.nothing();
        }
        var subscription = current(called.get());
        var verdict = new Call(request, subscription, now).judge();
        if (verdict.push()
                .filter(push -> !hasRoom(subscription.id(), push, now))
                .isPresent()) {
            return Call.tooMuch();
        }
        var sent = new ArrayList<CompletableFuture<?>>();
        verdict.push()
                .ifPresent(push ->
                        sent.add(sender.send(channels.pushes(), called.get().key(), push, now)));
        verdict.reject().ifPresent(reject -> sent.add(sender.send(channels.rejects(), reject.input(), reject, now)));
        sent.forEach(Sender::await);
        return verdict.response();
    }

    private boolean hasRoom(String id, Push push, Instant now) {
        synchronized (flows) {
            var flow = flows.getOrDefault(id, Flow.NONE).at(now, settings.bytes());
            var more = flow.with(push.body().size(), settings.bytes());
            flows.put(id, more.orElse(flow));
            return more.isPresent();
        }
    }

    /// Our own are known before their channel says so.
    private Subscription current(Known called) {
        synchronized (held) {
            return Optional.ofNullable(held.get(called.key()))
                    .map(Held::subscription)
                    .filter(mine -> mine.id().equals(called.subscription().id()))
                    .orElse(called.subscription());
        }
    }

    private void learn(Follow.Seen<Subscription> seen) {
        Optional.ofNullable(ids.remove(seen.key()))
                .filter(id ->
                        seen.value().filter(still -> still.id().equals(id)).isEmpty())
                .ifPresent(this::forget);
        seen.value().ifPresent(subscription -> {
            ids.put(seen.key(), subscription.id());
            known.put(subscription.id(), new Known(seen.key(), subscription));
        });
    }

    private void forget(String id) {
        known.remove(id);
        synchronized (flows) {
            flows.remove(id);
        }
    }

    private void change(String key, Function<Subscription, Optional<Subscription>> changed) {
        synchronized (held) {
            Optional.ofNullable(held.get(key)).ifPresent(before -> {
                var after = changed.apply(before.subscription());
                if (!after.equals(Optional.of(before.subscription()))) {
                    write(key, before.partition(), after);
                }
            });
        }
    }

    private void write(String key, int partition, Optional<Subscription> subscription) {
        var now = clock.instant();
        put(key, partition, subscription);
        Sender.await(
                subscription.isPresent()
                        ? sender.send(channels.subscriptions(), key, subscription.get(), now)
                        : sender.erase(channels.subscriptions(), key, now));
    }

    private void put(String key, int partition, Optional<Subscription> subscription) {
        synchronized (held) {
            subscription.ifPresentOrElse(of -> held.put(key, new Held(partition, of)), () -> held.remove(key));
        }
    }

    private String hex(int bytes) {
        var drawn = new byte[bytes];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    private static void pause() {
        try {
            Thread.sleep(TICK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing = true;
        intake.close();
        follow.close();
    }
}

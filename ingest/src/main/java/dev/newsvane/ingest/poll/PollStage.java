package dev.newsvane.ingest.poll;

import dev.newsvane.base.Cluster;
import dev.newsvane.base.Health;
import dev.newsvane.base.Owned;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.base.Stage;
import dev.newsvane.base.http.Budget;
import dev.newsvane.base.http.Route;
import dev.newsvane.base.http.Web;
import dev.newsvane.ingest.loop.Crew;
import dev.newsvane.ingest.schedule.Line;
import dev.newsvane.ingest.schedule.Setback;
import dev.newsvane.ingest.websub.Subscriber;
import dev.newsvane.ingest.websub.WebSub;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The poll stage: asks each source when it is due ([Polling]) and writes what is new to `items` ([Outbox]). Here are
/// its threads, and which sources are its own.
public final class PollStage implements Stage {
    private static final Duration TICK = Duration.ofMillis(100);

    private final Cluster cluster;
    private final Channels channels;
    private final PollSettings settings;
    private final InstantSource clock;
    private final Desk desk;
    private final Sender sender;
    private final Owned<Source> owned;
    private final Crew crew;
    private final Optional<Subscriber> subscriber;
    private final Polling polling;
    private final Line line;
    private final Progress progress;
    private final List<Thread> loops = new ArrayList<>();
    private volatile boolean closing;

    /// Prepares; [#start] joins the group.
    ///
    /// @param instance this process's lasting name
    public PollStage(
            Cluster cluster, Channels channels, Web web, PollSettings settings, String instance, InstantSource clock) {
        this(cluster, channels, web, settings, WebSub.OFF, instance, clock, new Line());
    }

    /// The same, which asks hubs to push where it has an address to be called at.
    ///
    /// @param line hears what polls hear
    public PollStage(
            Cluster cluster,
            Channels channels,
            Web web,
            PollSettings settings,
            WebSub websub,
            String instance,
            InstantSource clock,
            Line line) {
        this.cluster = cluster;
        this.channels = channels;
        this.settings = settings;
        this.clock = clock;
        this.line = line;
        this.desk = new Desk(settings);
        this.sender = new Sender(cluster, "poll-" + instance);
        this.owned = new Owned<>(cluster, channels.sources(), "newsvane-poll", instance, clock, new Assignment());
        this.crew = new Crew(name(), this::stop);
        var outbox = new Outbox(channels, sender, desk, owned::holds);
        var hubs = new FromHubs(desk, outbox, clock);
        this.subscriber = websub.callback()
                .map(base ->
                        new Subscriber(cluster, channels, web, sender, websub.settings(), base, instance, clock, hubs));
        this.polling = new Polling(
                new Inquiry(web, settings),
                desk,
                outbox,
                new ToHubs(subscriber, desk),
                settings,
                clock,
                this::ours,
                line);
        this.progress = new Progress(desk, channels, sender, instance, settings.coverage());
    }

    @Override
    public String name() {
        return "poll";
    }

    @Override
    public void start() {
        loops.add(crew.loop("sources", owned::run));
        loops.add(crew.loop("rounds", this::rounds));
        subscriber.ifPresent(hubs -> loops.addAll(hubs.start(crew)));
    }

    /// Where hubs call, if they are asked to.
    public Optional<Route> route() {
        return subscriber.map(Subscriber::route);
    }

    @Override
    public Health health() {
        return crew.health(
                owned.settled()
                        ? line.health(clock.instant())
                        : new Health.Starting("waits for its share of the sources"));
    }

    /// What is in hand now.
    public Counts counts() {
        return desk.counts(clock.instant());
    }

    /// Whether there is nothing to do now.
    public boolean idle() {
        return desk.idle(clock.instant());
    }

    /// What is in hand.
    ///
    /// @param loaded whether a share of the sources has been assigned and read
    /// @param sources owned
    /// @param due of which due and not yet polled, those in flight included
    /// @param inFlight polls under way
    public record Counts(boolean loaded, int sources, int due, int inFlight) {}

    /// Finishes the polls under way, then leaves the group.
    @Override
    public void close() {
        closing = true;
        desk.settle(settings.timeout());
        stop();
        loops.forEach(loop -> Crew.join(loop, settings.timeout()));
        sender.close();
    }

    private void stop() {
        closing = true;
        owned.close();
        subscriber.ifPresent(Subscriber::close);
    }

    private boolean ours() {
        return !closing && owned.fresh();
    }

    private void rounds() {
        var before = Instant.EPOCH;
        while (!closing) {
            var now = clock.instant();
            if (Setback.shows(before, now)) {
                desk.setBack(now);
            }
            before = now;
            if (owned.fresh()) {
                desk.take(now)
                        .forEach(due -> crew.start(due.source().name(), () -> Budget.during(() -> polling.poll(due))));
            }
            progress.tell(now);
            desk.await(TICK);
        }
    }

    private final class Assignment implements Owned.Listener<Source> {
        @Override
        public void assigned(int partition, Map<String, Source> current) {
            var memories = Snapshot.of(cluster, channels.polls(), partition);
            desk.assigned(partition, current, memories, clock.instant());
            var polled = current.entrySet().stream()
                    .filter(source -> !source.getValue().paused())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            subscriber.ifPresent(hubs -> hubs.assigned(partition, polled));
        }

        @Override
        public void changed(int partition, String key, Optional<Source> value) {
            value.ifPresentOrElse(source -> desk.changed(partition, key, source, clock.instant()), () -> removed(key));
            if (value.filter(source -> !source.paused()).isEmpty()) {
                subscriber.ifPresent(hubs -> hubs.left(key));
            }
        }

        private void removed(String key) {
            desk.removed(key, clock.instant());
            Sender.await(sender.erase(channels.polls(), key, clock.instant()));
        }

        @Override
        public void revoked(Set<Integer> partitions) {
            subscriber.ifPresent(hubs -> hubs.revoked(partitions)); // first: what it takes now must find its source
            desk.revoked(partitions, clock.instant());
        }
    }
}

package dev.newsvane.ingest.poll;

import dev.newsvane.base.Cluster;
import dev.newsvane.base.Health;
import dev.newsvane.base.Owned;
import dev.newsvane.base.Routing;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.base.Stage;
import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Route;
import dev.newsvane.base.http.Web;
import dev.newsvane.ingest.feed.FeedReader;
import dev.newsvane.ingest.loop.Crew;
import dev.newsvane.ingest.poll.Visit.Findings;
import dev.newsvane.ingest.schedule.Manners;
import dev.newsvane.ingest.schedule.Manners.Turn;
import dev.newsvane.ingest.schedule.Reach;
import dev.newsvane.ingest.url.CanonicalUrl;
import dev.newsvane.ingest.websub.Offer;
import dev.newsvane.ingest.websub.Subscriber;
import dev.newsvane.ingest.websub.WebSub;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Coverage;
import dev.newsvane.schemas.Item;
import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Push;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The poll stage: asks each source when it is due and writes what is new to `items`. Items are acknowledged before
/// what is remembered of the poll: a crash between the two repeats items, and the frontier drops them.
public final class PollStage implements Stage {
    private static final Logger LOG = LoggerFactory.getLogger(PollStage.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration COVERAGE_AT_MOST_EVERY = Duration.ofMillis(250);
    private static final int REDIRECTS = 10;

    private final Cluster cluster;
    private final Channels channels;
    private final Web web;
    private final PollSettings settings;
    private final String instance;
    private final InstantSource clock;
    private final Desk desk;
    private final Sender sender;
    private final Owned<Source> owned;
    private final Crew crew;
    private final Optional<Subscriber> subscriber;
    private final List<Thread> loops = new ArrayList<>();
    private final AtomicReference<Reach> reach = new AtomicReference<>(Reach.UNKNOWN);
    private volatile boolean closing;

    /// Prepares; [#start] joins the group.
    ///
    /// @param instance this process's lasting name
    public PollStage(
            Cluster cluster, Channels channels, Web web, PollSettings settings, String instance, InstantSource clock) {
        this(cluster, channels, web, settings, WebSub.OFF, instance, clock);
    }

    /// The same, which asks hubs to push where it has an address to be called at.
    public PollStage(
            Cluster cluster,
            Channels channels,
            Web web,
            PollSettings settings,
            WebSub websub,
            String instance,
            InstantSource clock) {
        this.cluster = cluster;
        this.channels = channels;
        this.web = web;
        this.settings = settings;
        this.instance = instance;
        this.clock = clock;
        this.desk = new Desk(settings);
        this.sender = new Sender(cluster, "poll-" + instance);
        this.owned = new Owned<>(cluster, channels.sources(), "newsvane-poll", instance, clock, new Assignment());
        this.crew = new Crew(name(), this::stop);
        this.subscriber = websub.callback()
                .map(base -> new Subscriber(
                        cluster, channels, web, sender, websub.settings(), base, instance, clock, new Hubs()));
    }

    @Override
    public String name() {
        return "poll";
    }

    @Override
    public void start() {
        loops.add(crew.start("sources", owned::run));
        loops.add(crew.start("rounds", this::rounds));
        subscriber.ifPresent(hubs -> loops.addAll(hubs.start(crew)));
    }

    /// Where hubs call, if they are asked to.
    public Optional<Route> route() {
        return subscriber.map(Subscriber::route);
    }

    @Override
    public Health health() {
        return crew.health(owned.settled() ? reaching() : new Health.Starting("waits for its share of the sources"));
    }

    private Health reaching() {
        return reach.get().cutOff(clock.instant())
                ? new Health.Ailing(
                        "nearly all hosts asked in the last minutes are silent: this machine is probably cut "
                                + "off from the web; no source is blamed for it")
                : new Health.Running();
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

    private void rounds() {
        var written = Instant.EPOCH;
        var late = true;
        while (!closing) {
            var now = clock.instant();
            if (owned.fresh()) {
                desk.take(now).forEach(due -> crew.start(due.source().name(), () -> poll(due)));
            }
            var idle = desk.idle(now);
            var since = Duration.between(written, now);
            var caughtUp = late && idle && since.compareTo(COVERAGE_AT_MOST_EVERY) >= 0;
            if (caughtUp || since.compareTo(settings.coverage()) >= 0) {
                var coverage = desk.coverage(instance, now);
                coverage.ifPresent(far -> Sender.await(sender.send(channels.coverage(), instance, far, now)));
                written = coverage.map(Coverage::now).orElse(written);
            }
            late = !idle || (late && !caughtUp);
            desk.await(TICK);
        }
    }

    private void poll(Followed due) {
        var memory = Optional.<Poll>empty();
        var turn = UnaryOperator.<Turn>identity();
        try {
            if (!owned.fresh()) {
                return; // stopped since it was taken: it may be another's meanwhile
            }
            var asked = clock.instant();
            var answer = ask(due);
            var now = clock.instant();
            var reached = !reach(due.host(), answer, now).cutOff(now);
            if (reached) {
                turn = before -> manners(due.source()).after(before, answer, Duration.between(asked, now), now);
            }
            var visit = new Visit(due.source(), due.memory(), now, settings, reached, desk::follower);
            var walk = visit.walk(answer);
            walk.ifPresent(parts -> walk(due, parts));
            var found = walk.map(walked -> visit.judge(answer, walked)).orElseGet(() -> visit.judge(answer));
            var findings = relying(due, found, now);
            warn(due, findings.memory());
            write(due, findings, now);
            memory = Optional.of(findings.memory());
            subscriber.ifPresent(hubs -> tell(hubs, due, findings));
        } finally {
            desk.landed(due, memory, turn, clock.instant());
        }
    }

    private Reach reach(String host, Answer answer, Instant now) {
        var silent = answer instanceof Answer.Silence silence && Trouble.isSilent(silence);
        return reach.updateAndGet(before -> before.with(new Reach.Outcome(host, silent, now)));
    }

    private static void warn(Followed due, Poll memory) {
        if (memory.gaps() > due.memory().gaps()) {
            LOG.warn(
                    "{} had {} items and none that was known: some were probably missed since {}",
                    memory.source(),
                    memory.window(),
                    due.memory().succeeded().orElse(Instant.EPOCH));
        }
    }

    /// A hub that pushes, and has proved it, is only checked: while polls find nothing that it had not brought.
    private Findings relying(Followed due, Findings found, Instant now) {
        return subscriber
                .flatMap(hubs -> hubs.relies(due.key()))
                .filter(_ -> found.items().isEmpty() && found.memory().trouble().isEmpty())
                .map(now::plus)
                .filter(found.memory().due()::isBefore)
                .map(found::due)
                .orElse(found);
    }

    private void tell(Subscriber hubs, Followed polled, Findings found) {
        var memory = found.memory();
        if (memory.trouble().isEmpty()
                && desk.stands(polled)
                && !polled.source().paused()) {
            var known = new Known(polled.memory().known());
            var offer = memory.hub().flatMap(hub -> memory.topic().map(topic -> new Offer(hub, topic)));
            hubs.polled(
                    polled.partition(),
                    polled.key(),
                    polled.source().name(),
                    offer,
                    found.items().stream().anyMatch(item -> !known.holds(item)));
        }
    }

    /// What hubs have done to sources.
    private final class Hubs implements Subscriber.Polls {
        @Override
        public void brought(String key, Push content, Instant at) {
            desk.claim(key, clock.instant()).ifPresent(claimed -> {
                var memory = claimed.memory();
                try {
                    var findings = new Pushed(claimed.source(), claimed.memory(), at).judge(content);
                    write(claimed, findings, clock.instant());
                    memory = findings.memory();
                } finally {
                    desk.returned(claimed, memory, clock.instant());
                }
            });
        }

        @Override
        public void resume(String key) {
            desk.hasten(key, clock.instant());
        }
    }

    /// A user who has a source asked more often than the delay allows has said that its host bears that.
    private Manners manners(Source source) {
        var delay = source.every()
                .filter(every -> every.compareTo(settings.hostDelay()) < 0)
                .orElse(settings.hostDelay());
        return new Manners(delay, settings.longest());
    }

    /// robots.txt is not asked: the user named the source, and RFC 9309 is about crawlers that find their own way.
    private Answer ask(Followed due) {
        return ask(due.memory().url(), Memory.headers(due.memory()), largest(due.source()));
    }

    /// Asks a tree's parts one after the other, as slowly as its host is asked for anything, as long as it is ours.
    private void walk(Followed due, Walk walk) {
        var pause = manners(due.source()).delay();
        try {
            for (var part = walk.next(); part.isPresent() && goesOn(due); part = walk.next()) {
                Thread.sleep(pause);
                walk.take(part.get(), ask(part.get().url(), part.get().headers(), FeedReader.MAX_SITEMAP_BYTES));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean goesOn(Followed due) {
        return !closing && owned.fresh() && desk.keeps(due);
    }

    private long largest(Source source) {
        return source.kind() == SourceKind.SITEMAP
                ? Math.max(settings.bytes(), FeedReader.MAX_SITEMAP_BYTES)
                : settings.bytes();
    }

    private Answer ask(String url, Map<String, String> headers, long bytes) {
        try {
            return web.get(new URI(url), headers, new Web.Bounds(bytes, settings.timeout(), REDIRECTS));
        } catch (URISyntaxException e) {
            return new Answer.Silence(Answer.Cause.BAD_URL, e.toString());
        }
    }

    /// Output first, then memory: but not where somebody else may be writing it meanwhile.
    private void write(Followed due, Findings findings, Instant now) {
        var sent = new ArrayList<CompletableFuture<?>>();
        findings.items().forEach(item -> sent.add(sender.send(channels.items(), key(due, item), item, now)));
        findings.reject().ifPresent(reject -> sent.add(sender.send(channels.rejects(), reject.input(), reject, now)));
        sent.forEach(Sender::await);
        if (owned.fresh() && desk.stands(due)) {
            Sender.await(sender.send(channels.polls(), due.key(), findings.memory(), now));
        }
    }

    private static String key(Followed due, Item item) {
        var host = item.link().flatMap(CanonicalUrl::of).map(CanonicalUrl::host);
        return Routing.key(host.orElseGet(() -> Routing.place(due.key())), item.id());
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

package dev.newsvane.ingest.crawl;

import dev.newsvane.base.Cluster;
import dev.newsvane.base.Health;
import dev.newsvane.base.Ids;
import dev.newsvane.base.Owned;
import dev.newsvane.base.Routing;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Stage;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Budget;
import dev.newsvane.base.http.Web;
import dev.newsvane.ingest.crawl.Outcome.Arrived;
import dev.newsvane.ingest.crawl.Outcome.Later;
import dev.newsvane.ingest.crawl.Outcome.Missing;
import dev.newsvane.ingest.crawl.Outcome.Moved;
import dev.newsvane.ingest.crawl.Outcome.Refused;
import dev.newsvane.ingest.crawl.Outcome.Unchanged;
import dev.newsvane.ingest.loop.Crew;
import dev.newsvane.ingest.schedule.Line;
import dev.newsvane.ingest.schedule.Line.Blame;
import dev.newsvane.ingest.schedule.Setback;
import dev.newsvane.ingest.url.CanonicalUrl;
import dev.newsvane.ingest.url.Sites;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Fetched;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.PageBody;
import dev.newsvane.schemas.Reason;
import dev.newsvane.schemas.Reject;
import dev.newsvane.schemas.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import okio.ByteString;

/// The crawl stage: `requests` is the book of what is open. A page is acknowledged before its request is removed, a
/// retry is the same request with another time: a crash loses none, and at worst fetches one twice.
public final class CrawlStage implements Stage {
    private static final Duration TICK = Duration.ofMillis(50);

    /// What a page is like that was there and is gone.
    private static final String NOTHING = Ids.of(ByteString.EMPTY);

    private final Channels channels;
    private final CrawlSettings settings;
    private final InstantSource clock;
    private final Book book;
    private final Fetch fetch;
    private final Sender sender;
    private final Owned<Request> owned;
    private final Crew crew;
    private final Line line;
    private final List<Thread> loops = new ArrayList<>();
    private volatile boolean closing;

    /// Prepares; [#start] joins the group.
    ///
    /// @param instance this process's lasting name
    public CrawlStage(
            Cluster cluster, Channels channels, Web web, CrawlSettings settings, String instance, InstantSource clock) {
        this(cluster, channels, web, settings, instance, clock, new Line());
    }

    /// The same, with what others hear of the web too.
    public CrawlStage(
            Cluster cluster,
            Channels channels,
            Web web,
            CrawlSettings settings,
            String instance,
            InstantSource clock,
            Line line) {
        this.line = line;
        this.channels = channels;
        this.settings = settings;
        this.clock = clock;
        this.book = new Book(settings);
        this.fetch = new Fetch(web, settings, clock);
        this.sender = new Sender(cluster, "crawl-" + instance);
        this.owned = new Owned<>(cluster, channels.requests(), "newsvane-crawl", instance, clock, new Assignment());
        this.crew = new Crew(name(), this::stop);
    }

    @Override
    public String name() {
        return "crawl";
    }

    @Override
    public void start() {
        loops.add(crew.loop("requests", owned::run));
        loops.add(crew.loop("rounds", this::rounds));
    }

    @Override
    public Health health() {
        return crew.health(
                owned.settled()
                        ? line.health(clock.instant())
                        : new Health.Starting("waits for its share of the requests"));
    }

    /// What is in hand now.
    public Counts counts() {
        return book.counts();
    }

    /// Whether there is nothing to do, not even later.
    public boolean idle() {
        return counts().idle();
    }

    /// What is in hand.
    ///
    /// @param loaded whether a share of the requests has been assigned and read
    /// @param open requests not done, those that wait for a later try included
    /// @param inFlight fetches under way
    public record Counts(boolean loaded, int open, int inFlight) {
        boolean idle() {
            return loaded && open == 0 && inFlight == 0;
        }
    }

    /// Finishes the fetches under way, then leaves the group.
    @Override
    public void close() {
        closing = true;
        book.settle(settings.total());
        stop();
        loops.forEach(loop -> Crew.join(loop, settings.total()));
        sender.close();
    }

    private void stop() {
        closing = true;
        owned.close();
    }

    private void rounds() {
        var before = Instant.EPOCH;
        while (!closing) {
            var now = clock.instant();
            if (Setback.shows(before, now)) {
                book.setBack(Duration.between(now, before), now);
            }
            before = now;
            if (owned.fresh()) {
                book.take(now).forEach(open -> crew.start(open.host(), () -> Budget.during(() -> fetch(open))));
                leaveOut(book.takeExcess(), now);
            }
            var _ = book.await(clock.instant(), TICK);
        }
    }

    private void fetch(Open open) {
        var next = Optional.of(open);
        var heard = Heard.NOTHING;
        var asks = Book.Asks.NOTHING;
        var over = clock.instant();
        try {
            var result = fetch.of(open);
            over = clock.instant();
            book.answered(open);
            if (excused(open, result.heard(), over)) {
                fetch.forget(open);
                asks = new Book.Asks(Duration.ZERO, Line.wait(settings.afterTooMany()));
                next = putOff(open, asks.answer(), over);
            } else {
                heard = result.heard();
                asks = result.asks();
                next = settle(open, result.outcome(), over);
            }
        } finally {
            book.landed(open, next, heard, asks, over);
        }
    }

    /// Whether it may be our own line that kept a host from answering.
    private boolean excused(Open open, Heard heard, Instant now) {
        return switch (heard.manner()) {
            case WELL, STRAINED -> {
                line.answered(open.host(), open.key(), now);
                yield false;
            }
            case SILENT, UNREACHED -> line.silent(open.host(), open.key(), Optional.empty(), now) != Blame.HOST;
            case BROKEN, NOTHING -> false;
        };
    }

    /// Writes what came of it; what is to be asked next, or empty where it is done.
    private Optional<Open> settle(Open open, Outcome outcome, Instant now) {
        return switch (outcome) {
            case Unchanged _ -> done(open, now);
            case Arrived(Got got, Head head) -> arrived(open, got, head, now);
            case Moved(Hop to) -> Optional.of(open.at(to));
            case Missing missing when look(open) -> missing(open, missing, now);
            case Missing missing -> refuse(open, missing.reason(), Outcome.words(missing.got()), now);
            // the next look is its next try
            case Refused _, Later _ when look(open) -> done(open, now);
            case Refused(Reason reason, String why) -> refuse(open, reason, why, now);
            case Later later -> later(open, later, now);
        };
    }

    /// Whether there was a page already.
    private static boolean look(Open open) {
        return open.request().bodyHash().isPresent();
    }

    /// Where there was a page, none is only believed to be once the server says so for good, or to every try of a look,
    /// of which there are several: then what comes is the page without a body. Later looks ask whether it is there
    /// again, once each.
    private Optional<Open> missing(Open open, Missing missing, Instant now) {
        var once = !missing.forGood() && settings.backoff().isEmpty();
        if (once || open.request().bodyHash().equals(Optional.of(NOTHING))) {
            return done(open, now);
        }
        var again = missing.forGood() ? Optional.<Instant>empty() : nextTry(open, Duration.ZERO, now);
        return again.isPresent()
                ? again(open, book.latest(open).again(open.request().attempt() + 1, again.get()), now)
                : withdrawn(open, missing.got(), now);
    }

    private Optional<Open> withdrawn(Open open, Got got, Instant now) {
        var bare = new Got(got.url(), got.moved(), got.status(), got.headers(), ByteString.EMPTY);
        var page = page(book.latest(open), bare, NOTHING, now);
        Sender.await(send(page));
        Sender.await(tell(new Fetched(
                page.url(), open.request().id(), now, Optional.empty(), Optional.empty(), Optional.of(NOTHING))));
        return done(open, now);
    }

    private Optional<Open> arrived(Open open, Got got, Head head, Instant now) {
        var hash = Ids.of(got.body());
        if (open.request().bodyHash().equals(Optional.of(hash))) {
            return done(open, now);
        }
        var page = page(book.latest(open), got, hash, now);
        var request = open.request().id();
        var sent = new ArrayList<CompletableFuture<?>>();
        sent.add(send(page));
        if (page.lane().equals(Lanes.LIVE)) {
            sent.add(tell(new Fetched(
                    page.url(), request, now, got.header("etag"), got.header("last-modified"), Optional.of(hash))));
            for (var name : Aliases.of(page.url(), got, head)) {
                sent.add(tell(Fetched.alias(name, request, now)));
            }
        }
        sent.forEach(Sender::await);
        return done(open, now);
    }

    private CompletableFuture<?> send(Page page) {
        var site = Sites.of(CanonicalUrl.host(page.url()));
        return sender.send(channels.pages(), Routing.key(site, page.id()), page, page.fetched());
    }

    private CompletableFuture<?> tell(Fetched fetched) {
        var key = Routing.key(CanonicalUrl.host(fetched.url()), fetched.url());
        return sender.send(channels.fetched(), key, fetched, fetched.at());
    }

    static Page page(Request request, Got got, String hash, Instant now) {
        return new Page(
                Ids.of(request.url(), hash),
                request.url(),
                got.url().toString(),
                got.status(),
                got.header("content-type"),
                PageBody.compress(got.body()),
                got.body().size(),
                request.item().withoutContent(),
                request.item().lane(),
                request.item().quiet(),
                now);
    }

    private Optional<Open> later(Open open, Later later, Instant now) {
        var tried = open.request().attempt() + 1;
        var earliest = nextTry(open, later.rest().orElse(Duration.ZERO), now);
        if (earliest.isEmpty()) {
            var tries = "Given up after " + tried + (tried == 1 ? " try: " : " tries: ");
            return refuse(open, later.reason(), tries + later.why(), now);
        }
        return again(open, book.latest(open).again(tried, earliest.get()), now);
    }

    /// When another try may be made; empty where there is to be none.
    private Optional<Instant> nextTry(Open open, Duration rest, Instant now) {
        return settings.backoff().stream()
                .skip(open.request().attempt())
                .findFirst()
                .map(wait -> now.plus(Pace.longer(wait, rest)));
    }

    /// Nobody is to blame: the try does not count.
    private Optional<Open> putOff(Open open, Duration wait, Instant now) {
        return again(open, book.latest(open).again(open.request().attempt(), now.plus(wait)), now);
    }

    private Optional<Open> again(Open open, Request next, Instant now) {
        Sender.await(sender.send(channels.requests(), open.key(), next, now));
        return Optional.of(open.again(next));
    }

    private Optional<Open> refuse(Open open, Reason reason, String why, Instant now) {
        Sender.await(tell(open, reason, why, now));
        return done(open, now);
    }

    private CompletableFuture<?> tell(Open open, Reason reason, String why, Instant now) {
        var request = open.request();
        var source = Optional.of(request.item().source());
        var reject = new Reject(name(), request.url(), source, reason, why, now);
        return sender.send(channels.rejects(), request.url(), reject, now);
    }

    private Optional<Open> done(Open open, Instant now) {
        Sender.await(sender.erase(channels.requests(), open.key(), now));
        return Optional.empty();
    }

    private void leaveOut(List<Book.Excess> excess, Instant now) {
        var told = excess.stream()
                .map(each -> tell(each.open(), Reason.BACKLOG_FULL, each.why(), now))
                .toList();
        told.forEach(Sender::await);
        var erased = excess.stream()
                .map(each -> sender.erase(channels.requests(), each.open().key(), now))
                .toList();
        erased.forEach(Sender::await);
    }

    private final class Assignment implements Owned.Listener<Request> {
        @Override
        public void assigned(int partition, Map<String, Request> current) {
            book.assigned(partition, current);
        }

        @Override
        public void changed(int partition, String key, Optional<Request> value) {
            book.changed(partition, key, value);
        }

        @Override
        public void revoked(Set<Integer> partitions) {
            book.revoked(partitions);
        }
    }
}

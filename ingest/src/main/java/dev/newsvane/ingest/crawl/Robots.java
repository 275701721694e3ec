package dev.newsvane.ingest.crawl;

import dev.newsvane.base.http.Answer.Cause;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import dev.newsvane.base.http.Web;
import dev.newsvane.ingest.robots.RobotsTxt;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import okio.ByteString;

/// What hosts allow, by RFC 9309: the first 500 KiB of their robots.txt, believed for a day at most. None there: all is
/// allowed. An error of the server's, or no answer: nothing is, and it is asked again soon.
final class Robots {
    private static final int LARGEST = 5 * 1024 * 1024;
    private static final int REDIRECTS = 5;
    private static final int HOSTS = 10_000;
    private static final Duration SOON = Duration.ofMinutes(5);

    private final Web web;
    private final CrawlSettings settings;
    private final InstantSource clock;
    private final Map<String, Rules> cache = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Rules> eldest) {
            return size() > HOSTS;
        }
    });

    private final Map<String, CompletableFuture<Rules>> asking = new ConcurrentHashMap<>();

    Robots(Web web, CrawlSettings settings, InstantSource clock) {
        this.web = web;
        this.settings = settings;
        this.clock = clock;
    }

    /// A host's rules.
    ///
    /// @param silence why they could not be had, where they could not
    /// @param took how long it took to ask for them
    record Rules(RobotsTxt rules, Optional<Silence> silence, Duration took, Instant until) {
        boolean allow(URI url) {
            return silence.isEmpty() && rules.allows(url.toString());
        }

        /// The pause that the host asks for.
        Optional<Duration> delay() {
            return rules.delay();
        }
    }

    /// The rules for a URL, asked for where they are not known. Who comes while they are being asked for waits for the
    /// same answer.
    Rules of(URI url) {
        var place = place(url);
        var known = known(place);
        if (known.isPresent()) {
            return known.get();
        }
        var mine = new CompletableFuture<Rules>();
        var theirs = Optional.ofNullable(asking.putIfAbsent(place, mine));
        if (theirs.isPresent()) {
            return theirs.get().join();
        }
        try {
            var rules = known(place).orElseGet(() -> ask(URI.create(place + "/robots.txt")));
            cache.put(place, rules);
            mine.complete(rules);
            return rules;
        } finally {
            asking.remove(place);
            mine.cancel(false); // where asking failed, so that nobody waits for ever
        }
    }

    /// Forgets what is known of a host.
    void forget(URI url) {
        cache.remove(place(url));
    }

    private static String place(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    private Optional<Rules> known(String place) {
        return Optional.ofNullable(cache.get(place))
                .filter(rules -> rules.until().isAfter(clock.instant()));
    }

    private Rules ask(URI url) {
        var began = clock.instant();
        var answer = web.get(url, Map.of(), new Web.Bounds(LARGEST, settings.total(), REDIRECTS));
        var now = clock.instant();
        var took = Duration.between(began, now);
        return switch (answer) {
            case Got got
            when got.succeeded() -> new Rules(read(got.body()), Optional.empty(), took, now.plus(settings.robotsFor()));
            case Got got
            when got.status() == 429 || got.status() >= 500 ->
                closed(new Silence(Cause.BROKEN, "its robots.txt answers " + got.status()), took, now);
            case Got _ -> new Rules(read(ByteString.EMPTY), Optional.empty(), took, now.plus(settings.robotsFor()));
            case Silence silence -> closed(silence, took, now);
        };
    }

    private Rules closed(Silence silence, Duration took, Instant now) {
        var soon = switch (silence.cause()) {
            case DNS, CONNECT -> settings.afterTooMany();
            case BAD_URL, REFUSED_ADDRESS, TLS, TIMEOUT, BROKEN, TOO_LARGE, TOO_MANY_REDIRECTS -> SOON;
        };
        return new Rules(read(ByteString.EMPTY), Optional.of(silence), took, now.plus(soon));
    }

    private RobotsTxt read(ByteString body) {
        return RobotsTxt.read(body, settings.robotsName());
    }
}

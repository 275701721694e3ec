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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import okio.ByteString;

/// What hosts allow, by RFC 9309: the first 500 KiB of their robots.txt, believed for a day at most. None there, or
/// none found behind five redirects (2.3.1.2): all is allowed. An error of the server's, or no answer: nothing is,
/// and it is asked again soon.
final class Robots {
    private static final int REDIRECTS = 5;

    /// What is remembered of all hosts together, in characters. A name under which anybody may have hosts without
    /// number fills this and nothing else.
    private static final int MOST = 16 * 1024 * 1024;

    private static final int OF_ITSELF = 500;
    private static final int DETAIL = 300;
    private static final Duration SOON = Duration.ofMinutes(5);

    private final Web web;
    private final CrawlSettings settings;
    private final InstantSource clock;
    private final Map<String, Rules> cache = new LinkedHashMap<>(64, 0.75f, true);
    private long kept;
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

        private int length() {
            return OF_ITSELF
                    + rules.length()
                    + silence.map(Silence::detail).map(String::length).orElse(0);
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
            keep(place, rules);
            mine.complete(rules);
            return rules;
        } finally {
            asking.remove(place);
            mine.cancel(false); // where asking failed, so that nobody waits for ever
        }
    }

    /// Forgets what is known of a host.
    void forget(URI url) {
        synchronized (cache) {
            kept -= Optional.ofNullable(cache.remove(place(url)))
                    .map(Rules::length)
                    .orElse(0);
        }
    }

    private static String place(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    private Optional<Rules> known(String place) {
        synchronized (cache) {
            return Optional.ofNullable(cache.get(place))
                    .filter(rules -> rules.until().isAfter(clock.instant()));
        }
    }

    private void keep(String place, Rules rules) {
        synchronized (cache) {
            kept += rules.length()
                    - Optional.ofNullable(cache.put(place, rules))
                            .map(Rules::length)
                            .orElse(0);
            for (var longest = cache.values().iterator(); kept > MOST && longest.hasNext(); ) {
                kept -= longest.next().length();
                longest.remove();
            }
        }
    }

    private Rules ask(URI url) {
        var began = clock.instant();
        var answer = web.get(url, Map.of(), new Web.Bounds(RobotsTxt.READ + 1L, settings.total(), REDIRECTS, true));
        var now = clock.instant();
        var took = Duration.between(began, now);
        return switch (answer) {
            case Got got
            when got.succeeded() -> new Rules(read(got.body()), Optional.empty(), took, now.plus(settings.robotsFor()));
            case Got got
            when got.status() == 429 || got.status() >= 500 ->
                closed(new Silence(Cause.BROKEN, "its robots.txt answers " + got.status()), took, now);
            case Got _ -> open(took, now);
            case Silence silence -> silent(url, silence, took, now);
        };
    }

    private Rules open(Duration took, Instant now) {
        return new Rules(read(ByteString.EMPTY), Optional.empty(), took, now.plus(settings.robotsFor()));
    }

    /// A place to which it is led astray is not the page's own: that one may be well another time.
    private Rules silent(URI url, Silence silence, Duration took, Instant now) {
        return switch (silence.cause()) {
            case TOO_MANY_REDIRECTS -> open(took, now);
            case BAD_URL -> closed(new Silence(Cause.BROKEN, silence.detail()), took, now);
            case REFUSED_ADDRESS ->
                closed(redirects(url) ? new Silence(Cause.BROKEN, silence.detail()) : silence, took, now);
            case DNS, CONNECT, TLS, TIMEOUT, BROKEN, TOO_LARGE -> closed(silence, took, now);
        };
    }

    /// Whether the host itself answers, if only with another place to ask at.
    private boolean redirects(URI url) {
        return web.get(url, Map.of(), new Web.Bounds(RobotsTxt.READ, settings.total(), 0, true)) instanceof Got;
    }

    private Rules closed(Silence silence, Duration took, Instant now) {
        var soon = switch (silence.cause()) {
            case DNS, CONNECT -> settings.afterTooMany();
            case BAD_URL, REFUSED_ADDRESS, TLS, TIMEOUT, BROKEN, TOO_LARGE, TOO_MANY_REDIRECTS -> SOON;
        };
        var detail = silence.detail().substring(0, Math.min(silence.detail().length(), DETAIL));
        return new Rules(
                read(ByteString.EMPTY), Optional.of(new Silence(silence.cause(), detail)), took, now.plus(soon));
    }

    private RobotsTxt read(ByteString body) {
        return RobotsTxt.read(body, settings.robotsName()).withoutSitemaps();
    }
}

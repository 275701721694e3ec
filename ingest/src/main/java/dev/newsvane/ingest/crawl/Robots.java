package dev.newsvane.ingest.crawl;

import dev.newsvane.base.http.Answer;
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

    Robots(Web web, CrawlSettings settings, InstantSource clock) {
        this.web = web;
        this.settings = settings;
        this.clock = clock;
    }

    /// A host's rules.
    ///
    /// @param silence why they could not be had, where they could not
    record Rules(RobotsTxt rules, Optional<Silence> silence, Instant until) {
        boolean allow(URI url) {
            return silence.isEmpty() && rules.allows(url.toString());
        }

        /// The pause that the host asks for.
        Optional<Duration> delay() {
            return rules.delay();
        }
    }

    /// The rules for a URL, asked for where they are not known.
    Rules of(URI url) {
        var place = url.getScheme() + "://" + url.getRawAuthority();
        var now = clock.instant();
        var known = Optional.ofNullable(cache.get(place))
                .filter(rules -> rules.until().isAfter(now));
        return known.orElseGet(() -> {
            var asked = ask(URI.create(place + "/robots.txt"), now);
            cache.put(place, asked);
            return asked;
        });
    }

    private Rules ask(URI url, Instant now) {
        var answer = web.get(url, Map.of(), new Web.Bounds(LARGEST, settings.total(), REDIRECTS));
        return switch (answer) {
            case Got got
            when got.succeeded() -> new Rules(read(got.body()), Optional.empty(), now.plus(settings.robotsFor()));
            case Got got when got.status() == 429 || got.status() >= 500 -> closed(answer, now);
            case Got _ -> new Rules(read(ByteString.EMPTY), Optional.empty(), now.plus(settings.robotsFor()));
            case Silence _ -> closed(answer, now);
        };
    }

    private Rules closed(Answer answer, Instant now) {
        var silence = switch (answer) {
            case Got got -> new Silence(Cause.BROKEN, "its robots.txt answers " + got.status());
            case Silence none -> none;
        };
        return new Rules(read(ByteString.EMPTY), Optional.of(silence), now.plus(SOON));
    }

    private RobotsTxt read(ByteString body) {
        return RobotsTxt.read(body, settings.robotsName());
    }
}

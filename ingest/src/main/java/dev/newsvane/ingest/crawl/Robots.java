package dev.newsvane.ingest.crawl;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Answer.Cause;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import dev.newsvane.base.http.Web;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What hosts allow, by RFC 9309: the first 500 KiB of their robots.txt, believed for a day at most. None there: all is
/// allowed. An error of the server's, or no answer: nothing is, and it is asked again soon.
final class Robots {
    private static final int READ = 500 * 1024;
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
    record Rules(BaseRobotRules rules, Optional<Silence> silence, Instant until) {
        boolean allow(URI url) {
            return rules.isAllowed(url.toString());
        }

        /// The pause that the host asks for.
        Optional<Duration> delay() {
            return Optional.of(rules.getCrawlDelay())
                    .filter(millis -> millis > 0)
                    .map(Duration::ofMillis);
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
            when got.succeeded() -> new Rules(parse(url, got), Optional.empty(), now.plus(settings.robotsFor()));
            case Got got when got.status() == 429 || got.status() >= 500 -> closed(answer, now);
            case Got _ -> all(RobotRulesMode.ALLOW_ALL, Optional.empty(), now.plus(settings.robotsFor()));
            case Silence _ -> closed(answer, now);
        };
    }

    private Rules closed(Answer answer, Instant now) {
        var silence = switch (answer) {
            case Got got -> new Silence(Cause.BROKEN, "its robots.txt answers " + got.status());
            case Silence none -> none;
        };
        return all(RobotRulesMode.ALLOW_NONE, Optional.of(silence), now.plus(SOON));
    }

    private static Rules all(RobotRulesMode mode, Optional<Silence> silence, Instant until) {
        return new Rules(new SimpleRobotRules(mode), silence, until);
    }

    /// The parser would close a site whose crawl delay is long; we clamp the delay ourselves.
    private BaseRobotRules parse(URI url, Got got) {
        var bytes = got.body().substring(0, Math.min(got.body().size(), READ)).toByteArray();
        return new SimpleRobotRulesParser(Long.MAX_VALUE, 0)
                .parseContent(
                        url.toString(),
                        bytes,
                        got.header("content-type").orElse("text/plain"),
                        List.of(settings.robotsName()));
    }
}

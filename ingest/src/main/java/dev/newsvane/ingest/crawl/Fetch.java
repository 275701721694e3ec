package dev.newsvane.ingest.crawl;

import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import dev.newsvane.base.http.Web;
import dev.newsvane.ingest.crawl.Outcome.Later;
import dev.newsvane.ingest.crawl.Outcome.Refused;
import dev.newsvane.schemas.Reason;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/// One try at a page: redirects are followed by hand, and every hop asks its host's robots.txt first.
final class Fetch {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Map<String, String> HEADERS =
            Map.of("accept", "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1");

    private final Web web;
    private final Robots robots;
    private final CrawlSettings settings;
    private final InstantSource clock;

    Fetch(Web web, CrawlSettings settings, InstantSource clock) {
        this.web = web;
        this.robots = new Robots(web, settings, clock);
        this.settings = settings;
        this.clock = clock;
    }

    /// What came of it, and the pause that the first host asks for.
    record Result(Outcome outcome, Optional<Duration> delay) {}

    Result of(String url) {
        var start = URI.create(url);
        var delay = robots.of(start).delay();
        return new Result(hop(start, 0, clock.instant().plus(settings.total())), delay);
    }

    private Outcome hop(URI url, int hops, Instant deadline) {
        var rules = robots.of(url);
        if (rules.silence().isPresent()) {
            return Outcome.of(rules.silence().get(), settings);
        }
        if (!rules.allow(url)) {
            return new Refused(Reason.REFUSED_BY_ROBOTS, "The robots.txt of " + url.getHost() + " forbids it.");
        }
        var left = Duration.between(clock.instant(), deadline);
        if (!left.isPositive()) {
            return new Later(Optional.empty(), "no end within " + settings.total());
        }
        return judge(web.get(url, HEADERS, new Web.Bounds(settings.bytes(), left, 0)), url, hops, deadline);
    }

    private Outcome judge(Answer answer, URI url, int hops, Instant deadline) {
        return switch (answer) {
            case Silence silence -> Outcome.of(silence, settings);
            case Got got
            when REDIRECTS.contains(got.status()) ->
                got.header("location")
                        .map(location -> follow(url, location, hops, deadline))
                        .orElseGet(() -> new Refused(Reason.UNREACHABLE, "It redirects nowhere."));
            case Got got -> Outcome.of(got, clock.instant(), settings);
        };
    }

    private Outcome follow(URI url, String location, int hops, Instant deadline) {
        if (hops == settings.redirects()) {
            return new Refused(Reason.UNREACHABLE, "It redirects more than " + settings.redirects() + " times.");
        }
        return Optional.ofNullable(HttpUrl.parse(url.toString()))
                .flatMap(here -> Optional.ofNullable(here.resolve(location)))
                .map(next -> hop(next.newBuilder().fragment(null).build().uri(), hops + 1, deadline))
                .orElseGet(() -> new Refused(Reason.BAD_LINK, "It redirects to no page of the web: " + location));
    }
}

package dev.newsvane.ingest.crawl;

import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Answer.Cause;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import dev.newsvane.base.http.Web;
import dev.newsvane.ingest.crawl.Book.Asks;
import dev.newsvane.ingest.crawl.Outcome.Arrived;
import dev.newsvane.ingest.crawl.Outcome.Refused;
import dev.newsvane.ingest.crawl.Outcome.Unchanged;
import dev.newsvane.schemas.Reason;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/// One try at a page: redirects are followed by hand, and every hop asks its host's robots.txt first.
final class Fetch {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int NOT_MODIFIED = 304;
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

    /// What came of it.
    ///
    /// @param heard how the first host answered, whose queue this is
    /// @param asks how long that host asks to be left alone
    record Result(Outcome outcome, Heard heard, Asks asks) {}

    /// @param validators of the page as it is known; none where it is not
    Result of(String url, Map<String, String> validators) {
        var start = URI.create(url);
        var headers = new HashMap<>(HEADERS);
        headers.putAll(validators);
        var deadline = clock.instant().plus(settings.total());
        var rules = robots.of(start);
        if (rules.silence().isPresent()) {
            var silence = rules.silence().get();
            var asks = new Asks(Duration.ZERO, Duration.between(clock.instant(), rules.until()));
            return new Result(Outcome.of(silence, settings), Heard.of(silence, rules.took()), asks);
        }
        var pause = rules.delay().orElse(Duration.ZERO);
        if (!rules.allow(start)) {
            return new Result(forbidden(start), Heard.NOTHING, new Asks(pause, Duration.ZERO));
        }
        var began = clock.instant();
        var answer = get(start, headers, deadline);
        var heard = Heard.of(answer, Duration.between(began, clock.instant()));
        var outcome = found(judge(answer, start, headers, 0, deadline), start);
        return new Result(outcome, heard, new Asks(pause, redirects(answer) ? Duration.ZERO : outcome.asked()));
    }

    private static Outcome found(Outcome outcome, URI asked) {
        return outcome instanceof Arrived(Got got, Head head)
                ? SoftNotFound.of(asked, got, head)
                        .<Outcome>map(why -> new Refused(Reason.NOT_FOUND, why))
                        .orElse(outcome)
                : outcome;
    }

    private Outcome hop(URI url, Map<String, String> headers, int hops, Instant deadline) {
        var rules = robots.of(url);
        if (rules.silence().isPresent()) {
            return Outcome.of(rules.silence().get(), settings);
        }
        return rules.allow(url) ? judge(get(url, headers, deadline), url, headers, hops, deadline) : forbidden(url);
    }

    private Answer get(URI url, Map<String, String> headers, Instant deadline) {
        var left = Duration.between(clock.instant(), deadline);
        return left.isPositive()
                ? web.get(url, headers, new Web.Bounds(settings.bytes(), left, 0))
                : new Silence(Cause.TIMEOUT, "no end within " + settings.total());
    }

    private static Outcome forbidden(URI url) {
        return new Refused(Reason.REFUSED_BY_ROBOTS, "The robots.txt of " + url.getHost() + " forbids it.");
    }

    private static boolean redirects(Answer answer) {
        return answer instanceof Got got && REDIRECTS.contains(got.status());
    }

    private Outcome judge(Answer answer, URI url, Map<String, String> headers, int hops, Instant deadline) {
        return switch (answer) {
            case Silence silence -> Outcome.of(silence, settings);
            case Got got
            when redirects(got) ->
                got.header("location")
                        .map(location -> follow(url, location, headers, hops, deadline))
                        .orElseGet(() -> new Refused(Reason.UNREACHABLE, "It redirects nowhere."));
            case Got got when got.status() == NOT_MODIFIED && headers.size() > HEADERS.size() -> new Unchanged();
            case Got got -> Outcome.of(got, clock.instant(), settings);
        };
    }

    private Outcome follow(URI url, String location, Map<String, String> headers, int hops, Instant deadline) {
        if (hops == settings.redirects()) {
            return new Refused(Reason.UNREACHABLE, "It redirects more than " + settings.redirects() + " times.");
        }
        return Optional.ofNullable(HttpUrl.parse(url.toString()))
                .flatMap(here -> Optional.ofNullable(here.resolve(location)))
                .map(next -> hop(next.newBuilder().fragment(null).build().uri(), headers, hops + 1, deadline))
                .orElseGet(() -> new Refused(Reason.BAD_LINK, "It redirects to no page of the web: " + location));
    }
}

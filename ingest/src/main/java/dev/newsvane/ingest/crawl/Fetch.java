package dev.newsvane.ingest.crawl;

import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import dev.newsvane.base.http.AskedUrl;
import dev.newsvane.base.http.Web;
import dev.newsvane.ingest.crawl.Book.Asks;
import dev.newsvane.ingest.crawl.Outcome.Arrived;
import dev.newsvane.ingest.crawl.Outcome.Moved;
import dev.newsvane.ingest.crawl.Outcome.Refused;
import dev.newsvane.ingest.crawl.Outcome.Unchanged;
import dev.newsvane.ingest.url.CanonicalUrl;
import dev.newsvane.schemas.Reason;
import dev.newsvane.schemas.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/// One host asked for a page, its robots.txt first. Where it redirects, the next host is asked when it is that one's
/// turn.
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
    /// @param heard how the host answered, whose turn it was
    /// @param asks how long that host asks to be left alone
    record Result(Outcome outcome, Heard heard, Asks asks) {}

    Result of(Open open) {
        var hop = next(open);
        var deadline = clock.instant().plus(settings.total());
        var rules = robots.of(hop.url());
        if (rules.silence().isPresent()) {
            var silence = rules.silence().get();
            var asks = new Asks(Duration.ZERO, Duration.between(clock.instant(), rules.until()));
            return new Result(Outcome.of(silence, settings), Heard.of(silence, rules.took()), asks);
        }
        var pause = rules.delay().orElse(Duration.ZERO);
        if (!rules.allow(hop.url())) {
            return new Result(forbidden(hop.url()), Heard.NOTHING, new Asks(pause, Duration.ZERO));
        }
        var validators = validators(open.request());
        var began = clock.instant();
        var answer = get(hop.url(), validators, deadline);
        var heard = Heard.of(answer, Duration.between(began, clock.instant()));
        var outcome = found(judge(answer, hop, !validators.isEmpty()), URI.create(toAsk(open.request())));
        return new Result(outcome, heard, new Asks(pause, outcome.asked()));
    }

    /// Forgets that the host of a request did not tell its rules, where it is not to blame.
    void forget(Open open) {
        robots.forget(next(open).url());
    }

    private static Hop next(Open open) {
        return open.hop().orElseGet(() -> new Hop(URI.create(toAsk(open.request())), open.host(), 0));
    }

    private static String toAsk(Request request) {
        var link = request.item().link().filter(given -> CanonicalUrl.of(given).equals(Optional.of(request.url())));
        return link.map(given -> AskedUrl.of(given, request.url())).orElse(request.url());
    }

    /// Of the page as it is known; none where it is not.
    private static Map<String, String> validators(Request request) {
        var headers = new HashMap<String, String>();
        request.etag().ifPresent(etag -> headers.put("if-none-match", etag));
        request.lastModified().ifPresent(date -> headers.put("if-modified-since", date));
        return headers;
    }

    private static Outcome found(Outcome outcome, URI asked) {
        return outcome instanceof Arrived(Got got, Head head)
                ? SoftNotFound.of(asked, got, head)
                        .<Outcome>map(why -> new Refused(Reason.NOT_FOUND, why))
                        .orElse(outcome)
                : outcome;
    }

    private Answer get(URI url, Map<String, String> validators, Instant deadline) {
        var headers = new HashMap<>(HEADERS);
        headers.putAll(validators);
        var left = Duration.between(clock.instant(), deadline);
        return left.isPositive()
                ? web.get(url, headers, new Web.Bounds(settings.bytes(), left, 0))
                : Silence.late(settings.total());
    }

    private static Outcome forbidden(URI url) {
        return new Refused(Reason.REFUSED_BY_ROBOTS, "The robots.txt of " + url.getHost() + " forbids it.");
    }

    private Outcome judge(Answer answer, Hop hop, boolean known) {
        return switch (answer) {
            case Silence silence -> Outcome.of(silence, settings);
            case Got got
            when REDIRECTS.contains(got.status()) ->
                got.header("location")
                        .map(location -> moved(hop, location))
                        .orElseGet(() -> new Refused(Reason.UNREACHABLE, "It redirects nowhere."));
            case Got got when got.status() == NOT_MODIFIED && known -> new Unchanged();
            case Got got -> Outcome.of(got, clock.instant(), settings);
        };
    }

    private Outcome moved(Hop hop, String location) {
        if (hop.count() == settings.redirects()) {
            return new Refused(Reason.UNREACHABLE, "It redirects more than " + settings.redirects() + " times.");
        }
        return Optional.ofNullable(HttpUrl.get(hop.url().toString()).resolve(location))
                .map(next -> next.newBuilder().fragment(null).build())
                .<Outcome>map(next -> new Moved(new Hop(next.uri(), host(next), hop.count() + 1)))
                .orElseGet(() -> new Refused(Reason.BAD_LINK, "It redirects to no page of the web: " + location));
    }

    private static String host(HttpUrl url) {
        return CanonicalUrl.of(url.toString()).map(CanonicalUrl::host).orElse(url.host());
    }
}

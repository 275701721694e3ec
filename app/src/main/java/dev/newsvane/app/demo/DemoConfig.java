package dev.newsvane.app.demo;

import dev.newsvane.app.config.Config;
import dev.newsvane.app.run.Pipeline;
import dev.newsvane.base.http.Web;
import dev.newsvane.schemas.Baseline;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import dev.newsvane.testkit.Newsroom;
import dev.newsvane.testkit.Outlet;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the demo follows, watches and tells: a newsroom's outlets, the watches that are shipped, a receiver on
/// loopback.
public final class DemoConfig {
    /// The demo's signing secret; it guards nothing.
    public static final String SECRET = "whsec_bmV3c3ZhbmUtZGVtby1ndWFyZHMtbm90aGluZy0wMDA=";

    private static final String ORIGIN = "demo";
    private static final String ENDPOINT = "demo-receiver";
    private static final Duration RHYTHM = Duration.ofSeconds(1);
    private static final Duration CRAWL_DELAY = Duration.ofMillis(50);
    private static final List<Duration> CRAWL_BACKOFF = List.of(Duration.ofMillis(200));

    private DemoConfig() {}

    /// The newsroom's outlets as sources, the shipped watches, one endpoint.
    public static Config config(Newsroom newsroom, URI receiver) {
        var sources = newsroom.outlets().stream().map(DemoConfig::source).toList();
        var watches = Config.shipped().watches().stream()
                .map(watch -> watch.by(ORIGIN, List.of(ENDPOINT)))
                .toList();
        var endpoint = Endpoint.webhook(ENDPOINT, receiver.toString(), List.of(SECRET), ORIGIN, Instant.EPOCH);
        return Config.defaults(ORIGIN).with(sources, watches, List.of(endpoint));
    }

    /// Every stage as shipped, but in a hurry.
    public static Pipeline.Settings settings(Web.Settings web) {
        var shipped = Pipeline.Settings.of(Config.defaults(ORIGIN));
        return shipped.with(web).with(shipped.crawl().delay(CRAWL_DELAY).backoff(CRAWL_BACKOFF));
    }

    private static Source source(Outlet outlet) {
        return new Source(
                outlet.host().substring(0, outlet.host().indexOf('.')),
                outlet.feedUrl().toString(),
                outlet.feed() == Outlet.FeedKind.NEWS_SITEMAP ? SourceKind.SITEMAP : SourceKind.FEED,
                Optional.of(outlet.name()),
                Optional.of(outlet.language()),
                List.of(),
                Optional.of(RHYTHM),
                Baseline.QUIET,
                false,
                ORIGIN,
                Optional.empty());
    }
}

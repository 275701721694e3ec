package dev.newsvane.ingest.site;

import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import dev.newsvane.base.http.Web;
import dev.newsvane.ingest.feed.Feed;
import dev.newsvane.ingest.feed.FeedReader;
import dev.newsvane.ingest.feed.FeedReading.FeedRead;
import dev.newsvane.ingest.feed.FeedReading.IndexRead;
import dev.newsvane.ingest.feed.FeedReading.NotAFeed;
import dev.newsvane.ingest.feed.SitemapIndex;
import dev.newsvane.ingest.robots.RobotsTxt;
import dev.newsvane.ingest.site.Discovery.Miss;
import dev.newsvane.ingest.site.Finding.By;
import dev.newsvane.ingest.url.CanonicalUrl;
import dev.newsvane.schemas.SourceKind;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import okio.ByteString;

/// Finds what can be followed of a site, from its home page or any other. A plain loop: one request after the other,
/// with a pause between, bounded in number and time; what robots.txt forbids is not guessed at.
///
///     try (var web = new Web(settings)) {
///         var found = new Discover(web, Discover.Settings.defaults(), InstantSource.system()).of(url, false);
///         found.findings().getFirst(); // the best one
///     }
public final class Discover {
    private static final Map<String, String> HEADERS = Map.of(
            "accept",
            "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json,"
                    + " application/xml;q=0.9, */*;q=0.5");

    private final Web web;
    private final Settings settings;
    private final InstantSource clock;

    /// How much may be asked.
    ///
    /// @param requests of one discovery, redirects aside
    /// @param pause between two requests
    /// @param total of one discovery; what is under way is finished
    /// @param bounds of one request
    /// @param agent our name in robots.txt
    public record Settings(int requests, Duration pause, Duration total, Web.Bounds bounds, String agent) {
        public static Settings defaults() {
            return new Settings(
                    40,
                    Duration.ofMillis(500),
                    Duration.ofSeconds(90),
                    new Web.Bounds(16 * 1024 * 1024, Duration.ofSeconds(15), 10),
                    "newsvane");
        }
    }

    /// Prepares.
    ///
    /// @param web what to ask with; guarded as its settings say
    public Discover(Web web, Settings settings, InstantSource clock) {
        this.web = web;
        this.settings = settings;
        this.clock = clock;
    }

    /// Looks at a page and at what it leads to. A feed's own URL is found as itself.
    ///
    /// @param all to try the usual places although the page declares its feeds
    public Discovery of(URI page, boolean all) {
        return new Round(page).look(all);
    }

    /// One discovery under way.
    private final class Round {
        private final URI start;
        private final Instant end = clock.instant().plus(settings.total());
        private final Set<String> asked = new HashSet<>();
        private final List<Finding> found = new ArrayList<>();
        private final List<Miss> missed = new ArrayList<>();
        private int requests;

        Round(URI start) {
            this.start = start;
        }

        Discovery look(boolean all) {
            var robots = robots();
            switch (ask(start.toString())) {
                case Got got when got.succeeded() -> from(got, all, robots);
                case Got got -> missed.add(new Miss(start.toString(), By.ITSELF, "It answers " + got.status() + "."));
                case Silence silence -> missed.add(new Miss(start.toString(), By.ITSELF, silence.sentence()));
            }
            return new Discovery(start, folded(), List.copyOf(missed), requests, !room());
        }

        private void from(Got got, boolean all, RobotsTxt robots) {
            if (keep(got, new Place(got.url().toString(), By.ITSELF))) {
                return;
            }
            var page = WebPage.read(got.body(), got.header("content-type"), got.url());
            take(Place.of(got, page).stream().filter(place -> place.isOf(got.url())));
            take(robots.sitemaps().stream()
                    .flatMap(url -> Place.resolve(got.url(), url).stream())
                    .map(url -> new Place(url, By.ROBOTS)));
            if (all || found.stream().noneMatch(each -> each.kind() == SourceKind.FEED)) {
                take(Place.usualFeeds(got.url()).stream().filter(place -> robots.allows(place.url())));
            }
            if (all || found.stream().noneMatch(each -> each.kind() == SourceKind.SITEMAP)) {
                take(Place.usualSitemaps(got.url()).stream().filter(place -> robots.allows(place.url())));
            }
        }

        private void take(Stream<Place> places) {
            places.filter(place -> room()).forEach(this::look);
        }

        private void look(Place place) {
            if (CanonicalUrl.of(place.url()).filter(asked::contains).isPresent()) {
                return;
            }
            var known = place.by() != By.GUESS;
            switch (ask(place.url())) {
                case Got got
                when got.succeeded() -> {
                    if (!keep(got, place) && known) {
                        missed.add(new Miss(place.url(), place.by(), "It is no feed and no sitemap."));
                    }
                }
                case Got got -> miss(known, place, "It answers " + got.status() + ".");
                case Silence silence -> miss(known, place, silence.sentence());
            }
        }

        /// What a site says is worth a word when it is not true; a guess is not.
        private void miss(boolean known, Place place, String why) {
            if (known) {
                missed.add(new Miss(place.url(), place.by(), why));
            }
        }

        private boolean keep(Got got, Place place) {
            var finding = finding(got, place);
            finding.ifPresent(found::add);
            return finding.isPresent();
        }

        private RobotsTxt robots() {
            var body = Place.resolve(start, "/robots.txt")
                    .map(this::ask)
                    .map(answer -> answer instanceof Got got && got.succeeded() ? got.body() : ByteString.EMPTY)
                    .orElse(ByteString.EMPTY);
            return RobotsTxt.read(body, settings.agent());
        }

        private Answer ask(String url) {
            CanonicalUrl.of(url).ifPresent(asked::add);
            rest();
            requests++;
            try {
                return web.get(new URI(url), HEADERS, settings.bounds());
            } catch (URISyntaxException e) {
                return new Silence(Answer.Cause.BAD_URL, e.toString());
            }
        }

        private void rest() {
            try {
                if (requests > 0 && settings.pause().isPositive()) {
                    Thread.sleep(settings.pause());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private boolean room() {
            return requests < settings.requests() && clock.instant().isBefore(end);
        }

        /// The same feed at several URLs is one: of the first way it was found.
        private List<Finding> folded() {
            var one = new LinkedHashMap<List<Object>, Finding>();
            for (var each : found) {
                one.merge(
                        List.of(each.kind(), each.title(), each.items(), each.newest(), each.first()),
                        each,
                        Round::both);
            }
            return one.values().stream().sorted(Finding.BEST_FIRST).toList();
        }

        private static Finding both(Finding first, Finding again) {
            var also = Stream.concat(first.also().stream(), Stream.of(again.url()))
                    .filter(url -> !url.equals(first.url()))
                    .distinct()
                    .toList();
            return first.with(also);
        }
    }

    private static Optional<Finding> finding(Got got, Place place) {
        return switch (FeedReader.read(got.body(), got.header("content-type"), got.url())) {
            case FeedRead(Feed feed) -> Optional.of(Finding.of(feed, got, place.by()));
            case IndexRead(SitemapIndex index) -> Optional.of(Finding.tree(got, index, place.by()));
            case NotAFeed _ -> Optional.empty();
        };
    }
}

package dev.newsvane.bench;

import dev.newsvane.alerts.AlertSettings;
import dev.newsvane.alerts.Matching;
import dev.newsvane.alerts.Memory;
import dev.newsvane.base.Ids;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.AskedUrl;
import dev.newsvane.base.http.Web;
import dev.newsvane.enrich.Annotate;
import dev.newsvane.enrich.EnrichSettings;
import dev.newsvane.enrich.Placed;
import dev.newsvane.enrich.Placer;
import dev.newsvane.enrich.extract.Extract;
import dev.newsvane.enrich.extract.Extraction.Extracted;
import dev.newsvane.ingest.feed.Entry;
import dev.newsvane.ingest.feed.FeedReader;
import dev.newsvane.ingest.feed.FeedReading.FeedRead;
import dev.newsvane.ingest.url.CanonicalUrl;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Item;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.PageBody;
import dev.newsvane.schemas.Watch;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The work of the pipeline as plain calls, without channels, transactions or anything that would survive the process:
/// robots.txt and feed of each host, canonical URL, fetch, extraction, copies, stories, watches.
final class Loop implements AutoCloseable {
    private static final Web.Bounds BOUNDS = new Web.Bounds(10 * 1024 * 1024, Duration.ofSeconds(30), 5);

    private final Web web;
    private final EnrichSettings settings = EnrichSettings.defaults();
    private final Placer placer = Placer.inMemory(settings);
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Matching matching;
    private int articles;

    Loop(Web.Settings web, List<Watch> watches) {
        this.web = new Web(web);
        var memory = Memory.inMaps();
        watches.forEach(memory::keep);
        this.matching = new Matching(memory, AlertSettings.DEFAULT);
    }

    /// Works off all feeds.
    ///
    /// @return articles placed
    int run(List<URI> feeds, int threads) {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var hosts =
                    feeds.stream().map(feed -> pool.submit(() -> host(feed))).toList();
            hosts.forEach(Loop::await);
        }
        return articles;
    }

    private static void await(Future<?> host) {
        try {
            host.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void host(URI feed) {
        web.get(feed.resolve("/robots.txt"), Map.of(), BOUNDS);
        if (web.get(feed, Map.of(), BOUNDS) instanceof Got got
                && FeedReader.read(got.body(), got.header("content-type"), got.url()) instanceof FeedRead read) {
            read.feed().entries().forEach(entry -> page(feed.getHost(), entry));
        }
    }

    private void page(String source, Entry entry) {
        var url = entry.link().flatMap(CanonicalUrl::of);
        if (url.filter(seen::add).isEmpty()) {
            return;
        }
        var now = Instant.now();
        var asked = URI.create(AskedUrl.of(entry.link().orElseThrow(), url.get()));
        if (web.get(asked, Map.of(), BOUNDS) instanceof Got got && got.succeeded()) {
            var page = page(item(source, entry, now), url.get(), got, now);
            var extraction = Extract.article(page, page.id(), 0, 0);
            if (Annotate.extraction(extraction, settings.gazetteer()) instanceof Extracted(Article article)) {
                place(article, now);
            }
        }
    }

    private static Item item(String source, Entry entry, Instant now) {
        return new Item(
                Ids.of(source, entry.id().or(entry::link).orElse("")),
                source,
                Optional.empty(),
                entry.link(),
                entry.id(),
                entry.title(),
                entry.authors(),
                entry.published(),
                entry.publishedRaw(),
                entry.updated(),
                entry.summary(),
                entry.content(),
                entry.language(),
                "",
                "live",
                false,
                now,
                List.of());
    }

    private static Page page(Item item, String url, Got got, Instant now) {
        return new Page(
                Ids.of(url, Ids.of(got.body())),
                url,
                got.url().toString(),
                got.status(),
                got.header("content-type"),
                PageBody.compress(got.body()),
                got.body().size(),
                item,
                "live",
                false,
                now);
    }

    /// One at a time, as the spine.
    private synchronized void place(Article article, Instant now) {
        placer.place(article, now).stream()
                .map(Placed::article)
                .forEach(placed -> matching.article(placed, articles++, now));
    }

    @Override
    public void close() {
        matching.close();
        web.close();
    }
}

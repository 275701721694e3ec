package dev.newsvane.ingest;

import static org.awaitility.Awaitility.await;

import dev.newsvane.base.Channel;
import dev.newsvane.base.Routing;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.base.http.Web;
import dev.newsvane.broker.EmbeddedBroker;
import dev.newsvane.ingest.crawl.CrawlSettings;
import dev.newsvane.ingest.crawl.CrawlStage;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.Reject;
import dev.newsvane.schemas.Request;
import dev.newsvane.testkit.RecordedWeb;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What a stage stands on in a test: real HTTP and a real broker with every channel.
public record Ground(RecordedWeb recorded, EmbeddedBroker broker, Channels channels, Web web) implements AutoCloseable {
    public static final InstantSource CLOCK = InstantSource.system();

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public static Ground open(Path folder) {
        var recorded = RecordedWeb.start();
        var broker = EmbeddedBroker.start(folder);
        var channels = Channels.of(broker.cluster());
        channels.create(broker.cluster(), 4, (short) 1, CLOCK.instant());
        return new Ground(recorded, broker, channels, new Web(recorded.settings("newsvane-test")));
    }

    /// The crawl stage, started.
    public CrawlStage crawl(CrawlSettings settings, String instance) {
        var crawl = new CrawlStage(broker.cluster(), channels, web, settings, instance, CLOCK);
        crawl.start();
        return crawl;
    }

    /// Asks for a page of each host; the URLs of what is asked for.
    public List<String> request(List<String> hosts, String id) {
        for (var host : hosts) {
            var now = CLOCK.instant();
            var item = Items.item("s", Optional.of(url(host, id)), "text", false, now);
            send(channels.requests(), Routing.key(host, id), Request.first(id, url(host, id), "hash", item, now));
        }
        return hosts.stream().map(host -> url(host, id)).toList();
    }

    private static String url(String host, String id) {
        return "http://" + host + "/" + id;
    }

    public <V> void send(Channel<V> channel, String key, V value) {
        try (var sender = new Sender(broker.cluster(), "test")) {
            Sender.await(sender.send(channel, key, value, CLOCK.instant()));
        }
    }

    public Collection<Page> pages() {
        return values(channels.pages());
    }

    public Collection<Reject> rejects() {
        return values(channels.rejects());
    }

    public Collection<Request> requests() {
        return values(channels.requests());
    }

    /// What stands in a channel now.
    public <V> Collection<V> values(Channel<V> channel) {
        return Snapshot.of(broker.cluster(), channel).values();
    }

    public static void awaited(Runnable holds) {
        await().atMost(PATIENCE).untilAsserted(holds::run);
    }

    @Override
    public void close() {
        web.close();
        broker.close();
        recorded.close();
    }
}

package dev.newsvane.e2e;

import static dev.newsvane.e2e.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.data.Located;
import dev.newsvane.base.Follow;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Item;
import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Reject;
import dev.newsvane.testkit.Faults;
import dev.newsvane.testkit.Receiver;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Reply;
import dev.newsvane.testkit.Site;
import dev.newsvane.testkit.burst.BurstWeb;
import dev.newsvane.testkit.cluster.JavaProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Servers that mean no good, as feeds, as pages and as robots.txt, beside sites that are well: each ends as trouble
/// with its reason, in a heap that none of them can fill, and of the others every article and every alert arrives,
/// once.
class HostileWebTest {
    private static final String SECRET = "whsec_bmV3c3ZhbmUtdGVzdC1ndWFyZHMtbm90aGluZy0wMDA=";
    private static final String HEAP = "-Xmx256m";
    private static final String LINKS = "links.example";
    private static final String STORY = "/2026/11/a-story";
    private static final Duration DRIP = Duration.ofMillis(50);
    private static final int HEALTHY = 20;

    @TempDir
    private Path folder = Path.of("");

    /// What a server does, and how that is told where it is a feed, a page, and the robots.txt before one: not at
    /// all where that is read as far as it goes, and the page asked for (RFC 9309, 2.3.1.2 and 2.5).
    private record Fault(String name, Site site, String feed, String page, String robots) {
        Fault(String name, Site site, String feed, String crawl) {
            this(name, site, feed, crawl, crawl);
        }
    }

    private static final List<Fault> FAULTS = List.of(
            new Fault("drips", Faults.drips(DRIP), "It takes too long", "timeout"),
            new Fault("hangs", Faults.hangs(), "It takes too long", "timeout"),
            new Fault("resets", Faults.resets(), "The answer broke off", "broken"),
            new Fault("cut", Faults.wrongLength(), "The answer broke off", "broken"),
            new Fault("ssh", Faults.noHttp(), "The answer broke off", "broken"),
            new Fault("headers", Faults.endlessHeaders(), "The answer broke off", "broken"),
            new Fault("header", Faults.longHeader(1_000_000), "The answer broke off", "broken"),
            new Fault("endless", Faults.endlessBody(), "The answer is too large", "more than", ""),
            new Fault("gzip", Faults.gzipBomb(), "The answer is too large", "more than", ""),
            new Fault("zstd", Faults.zstdBomb(), "The answer is too large", "more than", ""),
            new Fault("brotli", Faults.brotliBomb(), "The answer is too large", "more than", ""),
            new Fault("circles", Faults.redirectsForever(), "It redirects without end", "redirects", ""));

    /// What goes wrong before anything is asked for, by host, and how that is told of a feed and of a page.
    private static final Map<String, List<String>> UNASKED = Map.of(
            "http://mute.example", List.of("It takes too long", "timeout"),
            "https://tls-mute.example", List.of("It takes too long", "timeout"),
            "https://tls-drips.example", List.of("It takes too long", "timeout"),
            "http://refuses.example", List.of("No connection", "connect"));

    /// What only a feed can be.
    private static final List<Fault> FEEDS = List.of(
            new Fault("html", Faults.pageInsteadOfFeed(), "a web page, not a feed", ""),
            new Fault("empty", Faults.empty(), "There is nothing in it", ""),
            new Fault("entities", Faults.entityBomb(), "declares entities", ""),
            new Fault("huge", Faults.hugeFeed(50L * 1024 * 1024), "The answer is too large", ""));

    @Test
    void whoMeansNoGoodIsNamedAndTheRestFlowsOn() throws IOException {
        try (var web = RecordedWeb.start();
                var receiver = Receiver.start(SECRET, InstantSource.system())) {
            var burst = new BurstWeb(web, 4, 7);
            var feeds = new LinkedHashMap<String, String>();
            var pages = new LinkedHashMap<String, String>();
            open(web, feeds, pages);
            web.site("charset.example", Faults.wrongCharset());
            pages.put("http://t.example/1", "dns"); // the charset's article is nowhere
            var linked = new ArrayList<>(pages.keySet());
            FAULTS.forEach(fault -> linked.add("http://" + fault.name() + "-robots.example" + STORY));
            web.site(LINKS, links(linked));
            var healthy = new ArrayList<>(burst.hosts());
            healthy.addAll(List.of("charset.example", LINKS));
            var sources = new ArrayList<>(feeds.keySet());
            healthy.forEach(host -> sources.add(BurstWeb.feed(host)));
            var config = config(web, sources, receiver);
            var data = folder.resolve("data");
            try (var up = JavaProcess.newsvane(
                                    List.of(HEAP), "up", "--config", config.toString(), "--data", data.toString())
                            .awaitReady();
                    var system = Located.in(data, Instant.now())) {
                patiently()
                        .until(() -> healthy.stream()
                                .noneMatch(host -> web.visits(host).isEmpty()));
                burst.publish(HEALTHY, Instant.now()); // while nobody knows yet who means no good
                awaited(() -> {
                    assertThat(trouble(system)).containsKeys(feeds.keySet().toArray(String[]::new));
                    assertThat(rejects(system)).containsKeys(pages.keySet().toArray(String[]::new));
                });
                burst.publish(HEALTHY, Instant.now()); // and when all of them have been met
                awaited(() -> assertThat(EachOnce.arrived(system.cluster(), system.channels(), burst, receiver))
                        .isTrue());
                assertNamed(trouble(system), feeds);
                assertNamed(rejects(system), pages);
                EachOnce.check("HostileWebTest", system.cluster(), system.channels(), burst, receiver);
                assertThat(Snapshot.of(system.cluster(), system.channels().items())
                                .values())
                        .extracting(Item::title)
                        .contains(Optional.of("“Café” – naïve?"));
                for (var fault : FAULTS) {
                    awaited(() -> assertThat(web.visits(fault.name() + "-robots.example"))
                            .as("whether the page behind the robots.txt of %s is asked for", fault.name())
                            .matches(visits -> fault.robots().isEmpty()
                                    == visits.stream()
                                            .anyMatch(visit -> visit.path().equals(STORY))));
                }
                assertThat(up.ended()).isFalse();
                assertThat(up.stop()).isZero();
            }
        }
    }

    /// Opens every server that means no good.
    ///
    /// @param feeds their URLs, and what is to be said of them
    /// @param pages the same of what their pages and robots.txt keep from being read
    private static void open(RecordedWeb web, Map<String, String> feeds, Map<String, String> pages) {
        for (var fault : FAULTS) {
            feed(web, fault, feeds);
            web.site(
                    fault.name() + "-page.example",
                    ask -> "/robots.txt".equals(ask.path())
                            ? Reply.status(404)
                            : fault.site().answer(ask));
            pages.put("http://" + fault.name() + "-page.example" + STORY, fault.page());
            web.site(
                    fault.name() + "-robots.example",
                    ask -> STORY.equals(ask.path())
                            ? Reply.html("<p>A proper page</p>")
                            : fault.site().answer(ask));
            if (!fault.robots().isEmpty()) {
                pages.put("http://" + fault.name() + "-robots.example" + STORY, fault.robots());
            }
        }
        FEEDS.forEach(fault -> feed(web, fault, feeds));
        web.connected("mute.example", Faults.mute());
        web.connected("tls-mute.example", Faults.mute());
        web.connected("tls-drips.example", Faults.drippingHandshake(DRIP));
        web.refuses("refuses.example");
        UNASKED.forEach((place, why) -> {
            feeds.put(place + "/feed.xml", why.getFirst());
            pages.put(place + STORY, why.getLast());
        });
    }

    private static void feed(RecordedWeb web, Fault fault, Map<String, String> feeds) {
        web.site(fault.name() + "-feed.example", fault.site());
        feeds.put(BurstWeb.feed(fault.name() + "-feed.example"), fault.feed());
    }

    /// A feed that is well and leads to all of them.
    private static Site links(List<String> urls) {
        var items = urls.stream()
                .map("<item><title>Read on</title><link>%s</link></item>"::formatted)
                .collect(Collectors.joining());
        return ask -> "/feed.xml".equals(ask.path())
                ? Reply.text(
                        200,
                        "application/rss+xml",
                        "<rss version=\"2.0\"><channel><title>Links</title>" + items + "</channel></rss>")
                : Reply.status(404);
    }

    private Path config(RecordedWeb web, List<String> sources, Receiver receiver) throws IOException {
        var hosts = web.hosts().entrySet().stream()
                .map(host -> "    %s: 127.0.0.1:%d\n"
                        .formatted(host.getKey(), host.getValue().getPort()))
                .collect(Collectors.joining());
        var followed = sources.stream()
                .map(url -> "  - {name: %s, url: \"%s\", every: 1s}\n"
                        .formatted(URI.create(url).getHost(), url))
                .collect(Collectors.joining());
        return Files.writeString(folder.resolve("newsvane.yaml"), """
            fetch:
              dangerously-allow-private-addresses: true
              hosts:
            %spoll: {timeout: 8s}
            crawl: {total: 8s, delay: 50ms, backoff: []}
            sources:
            %swatches:
              - {name: subject, title: The watched subject, query: '"%s"', endpoints: [receiver]}
            endpoints:
              - {name: receiver, url: "%s", secrets: [%s]}
            """.formatted(
                        hosts, followed, BurstWeb.SUBJECT, receiver.url(), SECRET));
    }

    private static Map<String, String> trouble(Located system) {
        return Snapshot.of(system.cluster(), system.channels().polls()).values().stream()
                .filter(poll -> poll.trouble().isPresent())
                .collect(Collectors.toMap(
                        Poll::configured, poll -> poll.trouble().orElse("")));
    }

    /// What kept pages from being read, by their URLs.
    private static Map<String, String> rejects(Located system) {
        var all = new LinkedHashMap<String, Reject>();
        new Follow(system.cluster(), "rejects")
                .channel(
                        system.channels().rejects(),
                        seen -> seen.value().ifPresent(reject -> all.put(reject.input(), reject)))
                .runToEnd();
        return all.values().stream()
                .filter(reject -> "crawl".equals(reject.stage()))
                .collect(Collectors.toMap(Reject::input, reject -> reject.reason() + ": " + reject.detail()));
    }

    /// Each of them with what is to be said of it; on a busy machine its time may be over before that.
    private static void assertNamed(Map<String, String> said, Map<String, String> expected) {
        said.forEach((url, why) -> System.out.println("HostileWebTest: " + url + ": " + why));
        expected.forEach(
                (url, words) -> assertThat(said.getOrDefault(url, "")).as(url).containsAnyOf(words, "no end within"));
    }

    private static void awaited(Runnable holds) {
        patiently().pollInterval(Duration.ofMillis(500)).untilAsserted(holds::run);
    }
}

package dev.newsvane.e2e;

import static dev.newsvane.e2e.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.alerts.AlertSettings;
import dev.newsvane.alerts.share.Share;
import dev.newsvane.app.config.Apply;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.config.Owner;
import dev.newsvane.app.data.Located;
import dev.newsvane.app.replay.Replay;
import dev.newsvane.app.run.Pipeline;
import dev.newsvane.app.run.StageName;
import dev.newsvane.base.Channel;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Follow;
import dev.newsvane.broker.EmbeddedBroker;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Placement;
import dev.newsvane.testkit.Receiver;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Reply;
import dev.newsvane.testkit.cluster.JavaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the last version left behind is taken up by the present one: its data folder by `up`, and its channels, without
/// any local state, by an instance that comes new to them. `dev/upgrade-fixture` makes what is read here.
class UpgradeTest {
    private static final Path FIXTURE = Path.of("src/test/resources/upgrade");
    private static final String SECRET = "whsec_bmV3c3ZhbmUtdGVzdC1ndWFyZHMtbm90aGluZy0wMDA=";
    private static final URI NOBODY = URI.create("http://127.0.0.1:9/");
    private static final int KEPT = 4;

    /// What is new: a copy of one of the old articles, and one about something else.
    private static final String LATE = "/late.html";
    private static final String FRESH = "/fresh.html";

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void unpack() throws IOException, InterruptedException {
        var tar = new ProcessBuilder(
                        "tar",
                        "-xzf",
                        FIXTURE.resolve("data.tar.gz").toAbsolutePath().toString(),
                        "-C",
                        folder.toString())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
    }

    @Test
    void aDataFolderIsTakenUp() throws IOException {
        try (var web = site(InstantSource.system());
                var receiver = Receiver.start(SECRET, InstantSource.system())) {
            var config = config(web, receiver.url());
            var data = folder.resolve("data");
            try (var up = JavaProcess.up(config, data).awaitReady()) {
                try (var running = Located.in(data, Instant.now())) {
                    patiently()
                            .until(() ->
                                    all(running.cluster(), running.channels().articles())
                                                    .size()
                                            == KEPT + 2);
                }
                patiently()
                        .until(() -> told(receiver).stream().anyMatch(url -> url.endsWith(FRESH))
                                && told(receiver).stream().anyMatch(url -> url.endsWith("/treaty.html")));
                assertThat(up.stop()).isZero();
            }
            try (var system = Located.in(data, Instant.now())) {
                check(system.cluster(), system.channels());
                assertThat(receiver.receipts()).allMatch(Receiver.Receipt::verified);
                assertThat(told(receiver))
                        .as("each alert that pages, those that waited too")
                        .containsExactlyInAnyOrderElementsOf(
                                all(system.cluster(), system.channels().alerts()).stream()
                                        .filter(Alert::pages)
                                        .map(alert -> alert.evidence().url())
                                        .toList());
            }
        }
    }

    @Test
    void aClusterIsTakenUpByANewInstance() throws IOException {
        try (var broker = EmbeddedBroker.start(folder.resolve("data/broker"))) {
            var cluster = broker.cluster();
            var channels = Channels.of(cluster);
            var before = all(cluster, channels.articles());
            // an hour after the last of it, however old the fixture is by now
            var last = before.stream()
                    .map(Article::fetched)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            var clock = InstantSource.offset(
                    InstantSource.system(), Duration.between(Instant.now(), last.plus(Duration.ofHours(1))));
            try (var web = site(clock)) {
                var config = Config.read(config(web, NOBODY), Map.of());
                channels.create(cluster, 4, (short) 1, clock.instant()); // as `channels create` makes what is missing
                Apply.to(
                        cluster, channels, config, new Owner(config.origin(), Optional.empty(), true), clock.instant());
                var place = new Pipeline.Place(
                        cluster, channels, folder.resolve("new-state"), "another", 2, (short) 1, clock, Share.WHOLE);
                try (var pipeline = Pipeline.start(StageName.all(), Pipeline.Settings.of(config), place)) {
                    patiently()
                            .until(() -> all(cluster, channels.alerts()).stream()
                                            .anyMatch(alert ->
                                                    alert.evidence().url().endsWith(FRESH))
                                    && all(cluster, channels.articles()).size() == KEPT + 2);
                    assertThat(pipeline.running()).isTrue();
                }
                check(cluster, channels);
                var late = placed(all(cluster, channels.articles()), LATE);
                assertThat(late.story())
                        .as("what is open in stories was restored")
                        .isEqualTo(placed(before, "/treaty.html").story());
                assertThat(late.copy())
                        .as("so were the texts that copies are told by")
                        .isPresent();
            }
        }
    }

    /// Every old article and the two new ones, once; every alert once; and the past says again what it said.
    private static void check(Cluster cluster, Channels channels) {
        var articles = all(cluster, channels.articles());
        assertThat(articles.stream().map(Article::url)).doesNotHaveDuplicates().hasSize(KEPT + 2);
        var alerts = all(cluster, channels.alerts());
        assertThat(alerts.stream().map(Alert::event)).doesNotHaveDuplicates();
        assertThat(alerts.stream().filter(alert -> alert.evidence().url().endsWith("/treaty.html")))
                .as("what the old version said")
                .isNotEmpty();
        assertThat(replayed(cluster, channels))
                .isEqualTo(alerts.stream().map(Alert::event).toList());
    }

    private static List<String> replayed(Cluster cluster, Channels channels) {
        var events = new ArrayList<String>();
        var range = Replay.Range.since(Instant.EPOCH, "again");
        new Replay(cluster, channels, settings(), InstantSource.system())
                .run(range, alert -> events.add(alert.event()));
        return events;
    }

    private static AlertSettings settings() {
        return Pipeline.Settings.of(Config.defaults("nothing")).alerts();
    }

    private static List<String> told(Receiver receiver) {
        return receiver.accepted().stream().map(EachOnce::url).toList();
    }

    private static Placement placed(List<Article> articles, String path) {
        return articles.stream()
                .filter(article -> article.url().endsWith(path))
                .flatMap(article -> article.placement().stream())
                .findFirst()
                .orElseThrow();
    }

    private static <V> List<V> all(Cluster cluster, Channel<V> channel) {
        var all = new ArrayList<V>();
        new Follow(cluster, "all")
                .channel(channel, seen -> seen.value().ifPresent(all::add))
                .runToEnd();
        return all;
    }

    /// The outlets of the fixture as they were, and one more.
    private static RecordedWeb site(InstantSource clock) {
        var web = RecordedWeb.start(clock);
        for (var host : List.of("old.example", "other.example", "third.example")) {
            web.site(host, ask -> file(ask.path()));
        }
        return web;
    }

    private static Reply file(String path) {
        var file = FIXTURE.resolve("site" + path);
        try {
            if (!Files.isRegularFile(file)) {
                return Reply.status(404);
            }
            var text = Files.readString(file);
            return path.endsWith(".xml")
                    ? Reply.text(200, "application/rss+xml; charset=utf-8", text)
                    : Reply.html(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path config(RecordedWeb web, URI receiver) throws IOException {
        var at = "127.0.0.1:" + web.address().getPort();
        return Files.writeString(folder.resolve("present.yaml"), """
            fetch:
              dangerously-allow-private-addresses: true
              hosts: {old.example: "%1$s", other.example: "%1$s", third.example: "%1$s"}
            crawl: {delay: 50ms}
            sources:
              - {name: old, url: "http://old.example/feed.xml", baseline: alert, every: 10s}
              - {name: other, url: "http://other.example/other.xml", baseline: alert, every: 10s}
              - {name: third, url: "http://third.example/third.xml", baseline: alert, every: 10s}
            watches:
              - {name: subject, query: '"quokka treaty"', endpoints: [receiver]}
            endpoints:
              - {name: receiver, kind: webhook, url: "%2$s", secrets: [%3$s]}
            """.formatted(at, receiver, SECRET));
    }
}

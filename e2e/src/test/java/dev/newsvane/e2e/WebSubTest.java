package dev.newsvane.e2e;

import static dev.newsvane.e2e.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.config.Apply;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.demo.DemoConfig;
import dev.newsvane.app.run.StageName;
import dev.newsvane.base.Snapshot;
import dev.newsvane.console.HttpSettings;
import dev.newsvane.ingest.websub.WebSub;
import dev.newsvane.ingest.websub.WebSubSettings;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Item;
import dev.newsvane.schemas.Reason;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import dev.newsvane.schemas.Subscription;
import dev.newsvane.schemas.SubscriptionState;
import dev.newsvane.testkit.PushHub;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;

/// A feed's hub pushes: news come without a poll, forgeries do not, and where the hub falls silent polls take over.
class WebSubTest {
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration CHECK = Duration.ofSeconds(4);
    private static final String TOPIC = "http://news.example/feed.xml";

    @TempDir
    private Path folder = Path.of("");

    private final List<String> standing = new CopyOnWriteArrayList<>(List.of("first"));

    @OnEachBroker
    void aHubPushesUntilItFallsSilentAndThenPollsTakeOver(BrokerKind broker) {
        var hub = new PushHub(3_600);
        var at = Loopback.free();
        var base = "http://127.0.0.1:" + at.getPort() + "/websub";
        try (var web = RecordedWeb.start();
                var system = new RunningSystem(folder, broker)) {
            web.site("hub.example", hub);
            web.site("news.example", ask -> switch (ask.path()) {
                case "/robots.txt" -> Reply.status(404);
                case "/feed.xml" -> Reply.text(200, "application/atom+xml", feed(standing));
                default -> Reply.html(page(ask.path().substring(1)));
            });
            follow(system, List.of(news(false)));
            var websub = new WebSubSettings(Duration.ofHours(1), Duration.ofSeconds(2), CHECK, CHECK, 10_000);
            system.start(
                    "one",
                    StageName.all(),
                    DemoConfig.settings(web.settings("newsvane-test"))
                            .with(HttpSettings.at(at), new WebSub(Optional.of(base), websub)));

            awaited(() ->
                    assertThat(subscription(system)).map(Subscription::state).contains(SubscriptionState.ACTIVE));
            var callback = hub.subscriber(TOPIC).orElseThrow().callback();
            assertThat(callback).startsWith(base + "/").hasSize(base.length() + 33);

            assertThat(hub.push(TOPIC, feed(List.of("pushed")))).startsWith("202");
            awaited(() -> assertThat(urls(system)).contains("http://news.example/first", "http://news.example/pushed"));
            // it has proved itself: polls that find nothing new are spaced out
            awaited(() -> assertThat(spacing(system)).isEqualTo(CHECK));

            assertThat(hub.push(callback, feed(List.of("forged")), Optional.of(PushHub.signature("guessed", "x"))))
                    .isEqualTo("202 ");
            assertThat(hub.push(callback, feed(List.of("forged")), Optional.empty()))
                    .isEqualTo("202 ");
            assertThat(hub.push(base + "/guessed", feed(List.of("forged")), Optional.empty()))
                    .startsWith("404");
            assertThat(hub.push(TOPIC, feed(List.of("x".repeat(10_000))))).startsWith("413");
            assertThat(hub.verification("subscribe", callback, "http://news.example/other", "c"))
                    .startsWith("404");
            assertThat(hub.verification("unsubscribe", callback, TOPIC, "c")).startsWith("404");
            assertThat(hub.push(TOPIC, feed(List.of("after")))).startsWith("202");
            awaited(() -> assertThat(urls(system)).contains("http://news.example/after"));
            assertThat(system.all(system.channels().items()))
                    .extracting(Item::link)
                    .doesNotContain(Optional.of("http://news.example/forged"));
            assertThat(system.all(system.channels().rejects()))
                    .filteredOn(reject -> reject.reason() == Reason.FORGED)
                    .hasSize(2);

            standing.add("missed"); // and the hub says nothing
            awaited(() -> assertThat(urls(system)).contains("http://news.example/missed"));
            awaited(() ->
                    assertThat(subscription(system)).map(Subscription::state).contains(SubscriptionState.BROKEN));
            awaited(() -> assertThat(spacing(system)).isEqualTo(EVERY));
            // and is tried again after its rest
            awaited(() ->
                    assertThat(subscription(system)).map(Subscription::state).contains(SubscriptionState.ACTIVE));
            assertThat(hub.requests()).hasSizeGreaterThanOrEqualTo(2).containsOnly("subscribe " + TOPIC);

            var padded = feed(List.of("pushed")) + " ".repeat(8_000);
            assertThat(IntStream.range(0, 10)
                            .mapToObj(_ -> hub.push(TOPIC, padded))
                            .toList())
                    .as("a hub that brings more than anybody reads")
                    .anyMatch(answer -> answer.startsWith("202"))
                    .anyMatch(answer -> answer.startsWith("429"));

            follow(system, List.of(news(true)));
            unsubscribed(system, hub);
            follow(system, List.of(news(false)));
            awaited(() ->
                    assertThat(subscription(system)).map(Subscription::state).contains(SubscriptionState.ACTIVE));
            follow(system, List.of());
            unsubscribed(system, hub);
        }
    }

    /// A source that pauses or is gone wants nothing pushed, and its hub knows.
    private static void unsubscribed(RunningSystem system, PushHub hub) {
        awaited(() -> assertThat(subscription(system)).isEmpty());
        assertThat(hub.requests()).last().isEqualTo("unsubscribe " + TOPIC);
        awaited(() -> assertThat(hub.subscriber(TOPIC)).isEmpty());
    }

    private static Source news(boolean paused) {
        return Source.of("news", TOPIC, SourceKind.FEED, "test").every(EVERY).paused(paused);
    }

    private static void follow(RunningSystem system, List<Source> sources) {
        Apply.to(
                system.cluster(),
                system.channels(),
                Config.defaults("test").with(sources, List.of(), List.of()),
                Instant.now());
    }

    private static Optional<Subscription> subscription(RunningSystem system) {
        return Snapshot.of(system.cluster(), system.channels().subscriptions()).values().stream()
                .findFirst();
    }

    /// From the last poll to the next.
    private static Duration spacing(RunningSystem system) {
        return Snapshot.of(system.cluster(), system.channels().polls()).values().stream()
                .findFirst()
                .map(poll -> Duration.between(poll.succeeded().orElse(Instant.EPOCH), poll.due()))
                .orElse(Duration.ZERO);
    }

    private static List<String> urls(RunningSystem system) {
        return system.all(system.channels().articles()).stream()
                .map(Article::url)
                .toList();
    }

    private static void awaited(Runnable holds) {
        patiently().pollInterval(Duration.ofMillis(250)).untilAsserted(holds::run);
    }

    private static String feed(List<String> names) {
        var entries = new StringBuilder();
        for (var name : names) {
            entries.append("<entry><id>urn:")
                    .append(name)
                    .append("</id><title>News of ")
                    .append(name);
            entries.append("</title><link href=\"http://news.example/")
                    .append(name)
                    .append("\"/></entry>");
        }
        return "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>News</title><id>urn:news</id>"
                + "<link rel=\"hub\" href=\"http://hub.example/\"/><link rel=\"self\" href=\"" + TOPIC + "\"/>"
                + entries
                + "</feed>";
    }

    private static String page(String name) {
        return "<html><head><title>News of " + name + "</title></head><body><article><h1>News of " + name + "</h1><p>"
                + ("Something about " + name + " happened in the city today, and people say that it matters. ")
                        .repeat(8)
                + "</p></article></body></html>";
    }
}

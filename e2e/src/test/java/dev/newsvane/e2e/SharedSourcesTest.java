package dev.newsvane.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newsvane.app.config.Apply;
import dev.newsvane.app.config.Config;
import dev.newsvane.base.Follow;
import dev.newsvane.schemas.Channels;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.TestBroker;
import dev.newsvane.testkit.cluster.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Instances share the sources: each feed is asked by one of them and never twice at once, while instances join, are
/// killed, are stopped and go on, and leave; and what one had that is gone is taken over.
class SharedSourcesTest {
    private static final String GROUP = "newsvane-poll";
    private static final int PARTITIONS = 8;
    private static final int FEEDS = 120;
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void eachSourceIsAskedByOneInstanceWhateverHappensToTheOthers() throws IOException {
        try (var broker = TestBroker.start();
                var web = RecordedWeb.start()) {
            var feeds = new WatchedFeeds(web, FEEDS);
            var channels = Channels.of(broker.cluster());
            channels.create(broker.cluster(), PARTITIONS, (short) 1, Instant.now());
            Apply.to(broker.cluster(), channels, Config.read(config("stays", web, feeds), Map.of()), Instant.now());
            try (var stays = start("stays", broker, web, feeds)) {
                stays.awaitReady();
                awaitThat("one asks alone", () -> feeds.allAskedBy("stays", 0));
                try (var dies = start("dies", broker, web, feeds);
                        var sleeps = start("sleeps", broker, web, feeds)) {
                    awaitThat("all have a share", () -> shares(broker).size() == 3);
                    feeds.hold();
                    try {
                        awaitThat("every feed is being asked", feeds::allHeld);
                        dies.kill();
                        sleeps.pause();
                    } finally {
                        feeds.release();
                    }
                    awaitTakenOver("one was killed, one stopped", feeds);

                    var before = feeds.askedBy("sleeps");
                    sleeps.resume();
                    awaitThat("it goes on", () -> feeds.askedBy("sleeps") > before);
                    awaitAllAsked("both ask", feeds);
                    assertThat(sleeps.stop()).as("it said " + sleeps.said()).isZero();
                }
                awaitTakenOver("it has left", feeds);
                assertThat(stays.stop()).as("it said " + stays.said()).isZero();
            }
            assertThat(feeds.sooner(Duration.ZERO)).as("asked twice at once").isEmpty();
            System.out.printf(
                    "SharedSourcesTest: %d requests came before the feed was due again%n",
                    feeds.sooner(EVERY.minusMillis(1)).size());
            assertThat(seen(broker, channels)).containsAll(feeds.published());
        }
    }

    /// How many partitions each instance has; none while that is being changed.
    private static List<Integer> shares(TestBroker broker) throws InterruptedException, ExecutionException {
        try (var admin = broker.cluster().admin()) {
            var shares = admin.describeConsumerGroups(List.of(GROUP)).all().get().values().stream()
                    .filter(group -> group.groupState() == GroupState.STABLE)
                    .flatMap(group -> group.members().stream())
                    .map(member -> member.assignment().topicPartitions().size())
                    .filter(share -> share > 0)
                    .toList();
            return shares.stream().mapToInt(share -> share).sum() == PARTITIONS ? shares : List.of();
        }
    }

    private static Set<String> seen(TestBroker broker, Channels channels) {
        var links = new ArrayList<String>();
        new Follow(broker.cluster(), "check")
                .channel(
                        channels.items(),
                        seen -> seen.value().ifPresent(item -> item.link().ifPresent(links::add)))
                .runToEnd();
        var once = new HashSet<>(links);
        System.out.printf("SharedSourcesTest: %d items, %d of them again%n", once.size(), links.size() - once.size());
        return once;
    }

    private static void awaitAllAsked(String what, WatchedFeeds feeds) {
        var edition = feeds.nextEdition();
        awaitThat(what, () -> feeds.allAsked(edition));
    }

    private static void awaitTakenOver(String what, WatchedFeeds feeds) {
        var begun = System.nanoTime();
        var edition = feeds.nextEdition();
        awaitThat(what, () -> feeds.allAskedBy("stays", edition));
        System.out.printf(
                "SharedSourcesTest: %s: all %d feeds, due every %d s, were asked by who stayed within %.1f s%n",
                what, FEEDS, EVERY.toSeconds(), (System.nanoTime() - begun) / 1e9);
    }

    private static void awaitThat(String what, Callable<Boolean> condition) {
        await(what)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }

    private JavaProcess start(String name, TestBroker broker, RecordedWeb web, WatchedFeeds feeds) throws IOException {
        return JavaProcess.newsvane(
                List.of("-Xmx256m", "-XX:+UseSerialGC"),
                "run",
                "poll",
                "--kafka",
                broker.cluster().bootstrap(),
                "--config",
                config(name, web, feeds).toString(),
                "--data",
                folder.resolve(name).toString());
    }

    /// An instance says by its user agent which one it is.
    private Path config(String name, RecordedWeb web, WatchedFeeds feeds) throws IOException {
        var yaml = new StringBuilder(
                "fetch:\n  user-agent: %s\n  dangerously-allow-private-addresses: true\n  hosts:\n".formatted(name));
        feeds.hosts()
                .forEach(host -> yaml.append(
                        "    %s: 127.0.0.1:%d\n".formatted(host, web.address().getPort())));
        yaml.append("poll:\n  concurrency: %d\nsources:\n".formatted(FEEDS));
        feeds.hosts()
                .forEach(host -> yaml.append("  - {name: %s, url: \"http://%s/feed.xml\", every: %ds}\n"
                        .formatted(host, host, EVERY.toSeconds())));
        return Files.writeString(folder.resolve(name + ".yaml"), yaml.toString());
    }
}

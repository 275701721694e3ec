package dev.newsvane.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.Cli;
import dev.newsvane.app.CommandedSystem;
import dev.newsvane.app.Exit;
import dev.newsvane.base.Json;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.testkit.Receiver;
import dev.newsvane.testkit.Receiver.Mood;
import dev.newsvane.testkit.Receiver.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The past brought to an endpoint, and made to wait for the live flow.
class ReplayCommandTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String SECRET = "whsec_bmV3c3ZhbmUtdGVzdC1ndWFyZHMtbm90aGluZy0wMDA=";

    @TempDir
    private Path folder = Path.of("");

    @AutoClose
    private final CommandedSystem system = CommandedSystem.start();

    @AutoClose
    private final Receiver receiver = Receiver.start(SECRET, InstantSource.system());

    @Test
    void whatWouldHaveToldSomebodyIsBroughtToAnEndpointUnderTheSameIds() throws IOException {
        History.random(7, 120).record(system);
        put(desk());
        var told = replay("--endpoint", "desk").out().stream()
                .map(Json::parse)
                .filter(alert -> alert.path("pages").asBoolean())
                .map(alert -> alert.path("event").asString())
                .toList();
        assertThat(told).isNotEmpty();
        assertThat(receiver.accepted())
                .extracting(receipt -> receipt.payload().at("/data/event").asString())
                .isEqualTo(told);
        assertThat(receiver.accepted())
                .allMatch(Receipt::verified)
                .allMatch(receipt ->
                        receipt.payload().at("/data/replay").asString().equals("again"));
        var first = receiver.accepted().stream().map(Receipt::id).toList();
        assertThat(first).doesNotHaveDuplicates();
        replay("--endpoint", "desk");
        assertThat(receiver.receipts().stream().skip(first.size()).map(Receipt::id))
                .containsExactlyElementsOf(first);
    }

    @Test
    void anEndpointThatWantsNothingStopsTheReplayAndIsNamed() throws IOException {
        History.random(7, 120).record(system);
        put(desk());
        receiver.behave(new Mood.Answers(410, Map.of()));
        var gone = run("--endpoint", "desk");
        assertThat(gone.exit()).isEqualTo(Exit.UNMET);
        assertThat(gone.err()).anyMatch(line -> line.contains("was not taken (status 410"));
        assertThat(receiver.receipts()).hasSize(1);
        put(desk().disabled("tired", Instant.EPOCH));
        assertThat(run("--endpoint", "desk").err()).anyMatch(line -> line.contains("--endpoint desk: "));
        assertThat(run("--endpoint", "nobody").err()).anyMatch(line -> line.contains("there is no endpoint nobody"));
        assertThat(run("--rate", "0").err()).anyMatch(line -> line.contains("--rate 0: right would be 1 or more"));
    }

    @Test
    void intoAFileGoesWhatWouldBePrintedOnceAllOfItIsThere() throws IOException {
        History.random(7, 120).record(system);
        var printed = replay();
        var file = folder.resolve("alerts.jsonl");
        var written = replay("--output", file.toString());
        assertThat(written.out()).isEmpty();
        assertThat(written.err()).isEqualTo(printed.err());
        assertThat(events(Files.readAllLines(file))).isNotEmpty().isEqualTo(events(printed));

        put(desk());
        receiver.behave(new Mood.Answers(410, Map.of()));
        var whole = Files.readString(file);
        assertThat(run("--endpoint", "desk", "--output", file.toString()).exit())
                .isEqualTo(Exit.UNMET);
        assertThat(file).as("what was there stays").hasContent(whole);
    }

    @Test
    void whichWatchesAndSourcesIsSaidAsOftenAsThereAre() throws IOException {
        History.random(7, 120).record(system);
        var all = events(replay());
        assertThat(all).extracting(event -> event.get(0)).contains("a", "b", "c");
        assertThat(events(replay("--watch", "a", "--watch", "c")))
                .isNotEmpty()
                .isEqualTo(all.stream()
                        .filter(event -> List.of("a", "c").contains(event.get(0)))
                        .toList());
        assertThat(events(replay("--source", "source1"))).isNotEmpty().isNotEqualTo(all);
        assertThat(events(replay("--source", "source1", "--source", "source0"))).isEqualTo(all);
        assertThat(run("--watch", "a", "--watch", "nobody").err())
                .singleElement()
                .asString()
                .startsWith("--watch nobody: there was no such watch");
    }

    @Test
    void noMoreArticlesASecondAreGoneThroughThanAskedForAndNoneAreMadeUpFor() {
        try (var courtesy = new Courtesy(system.cluster(), system.channels(), Optional.of(100))) {
            courtesy.article();
            var idle = Duration.ofMillis(500);
            Awaitility.await().pollDelay(idle).until(() -> true);
            var began = System.nanoTime();
            for (var article = 0; article < 41; article++) {
                courtesy.article();
            }
            // the first of them may pass at once
            assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(400));
        }
    }

    /// Somebody else stands for the live flow: a member of its group that has read nothing, and then everything.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "replay --from 2025-01-01 --to 2027-01-01 --into again",
                "watch backtest --since 2025-01-01",
                "shadow --since 2025-01-01 --with"
            })
    void theLiveFlowGoesFirst(String command) throws IOException {
        History.random(7, 20).record(system);
        var config = Files.writeString(folder.resolve("newsvane.yaml"), "");
        var words = new ArrayList<>(List.of(command.split(" ", -1)));
        if (words.getLast().equals("--with")) {
            words.add(config.toString());
        }
        words.addAll(List.of("--config", config.toString()));
        var args = words.toArray(String[]::new);
        assertThat(system.run(args).exit()).as("nobody is waited for").isEqualTo(Exit.DONE);
        var articles = new TopicPartition(system.channels().articles().name(), 0);
        var live = Map.<String, Object>of(ConsumerConfig.GROUP_ID_CONFIG, "newsvane-match");
        try (var match = system.cluster().consumer("match", live)) {
            match.subscribe(List.of(articles.topic()));
            Awaitility.await().atMost(PATIENCE).until(() -> {
                match.poll(Duration.ofMillis(50));
                return match.assignment().contains(articles);
            });
            match.commitSync(Map.of(articles, new OffsetAndMetadata(3)));
            var passed = CompletableFuture.supplyAsync(() -> system.run(args));
            Awaitility.await().during(1, TimeUnit.SECONDS).atMost(PATIENCE).until(() -> !passed.isDone());
            match.commitSync(Map.of(articles, new OffsetAndMetadata(20)));
            assertThat(passed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                            .join()
                            .exit())
                    .isEqualTo(Exit.DONE);
        }
    }

    /// It may always have something before it, as long as that is not the same a look later.
    @Test
    void whatIsOnItsWayIsNotWaitedFor() {
        History.random(7, 20).record(system);
        var articles = new TopicPartition(system.channels().articles().name(), 0);
        var live = Map.<String, Object>of(ConsumerConfig.GROUP_ID_CONFIG, "newsvane-match");
        try (var match = system.cluster().consumer("match", live);
                var courtesy = new Courtesy(system.cluster(), system.channels(), Optional.empty())) {
            match.subscribe(List.of(articles.topic()));
            Awaitility.await().atMost(PATIENCE).until(() -> {
                match.poll(Duration.ofMillis(50));
                return match.assignment().contains(articles);
            });
            match.commitSync(Map.of(articles, new OffsetAndMetadata(20)));
            courtesy.read();
            History.record(system, History.random(8, 5).articles());
            Awaitility.await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            CompletableFuture.runAsync(courtesy::read)
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        }
    }

    /// The watch and the id of each.
    private static List<List<String>> events(Cli told) {
        return events(told.out());
    }

    private static List<List<String>> events(List<String> lines) {
        return lines.stream()
                .map(Json::parse)
                .map(alert -> List.of(
                        alert.path("watch").asString(), alert.path("event").asString()))
                .toList();
    }

    private Cli replay(String... more) throws IOException {
        var cli = run(more);
        assertThat(cli.exit()).as(String.join("\n", cli.err())).isEqualTo(Exit.DONE);
        return cli;
    }

    private Cli run(String... more) throws IOException {
        var config = folder.resolve("newsvane.yaml");
        Files.writeString(config, "fetch: {dangerously-allow-private-addresses: true}\n");
        var args = new ArrayList<>(List.of(
                "replay",
                "--config",
                config.toString(),
                "--from",
                "2025-01-01T00:00:00Z",
                "--to",
                "2027-01-01T00:00:00Z",
                "--into",
                "again"));
        args.addAll(List.of(more));
        return system.run(args.toArray(String[]::new));
    }

    private Endpoint desk() {
        return Endpoint.webhook("desk", receiver.url().toString(), List.of(SECRET), "cli", Instant.EPOCH);
    }

    private void put(Endpoint endpoint) {
        system.put(system.channels().endpoints(), endpoint.name(), endpoint, Instant.EPOCH);
    }
}

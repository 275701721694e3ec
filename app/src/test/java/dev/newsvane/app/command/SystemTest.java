package dev.newsvane.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.alerts.Deliveries;
import dev.newsvane.app.Alerts;
import dev.newsvane.app.Cli;
import dev.newsvane.app.CommandedSystem;
import dev.newsvane.app.Exit;
import dev.newsvane.app.JsonPaths;
import dev.newsvane.base.Json;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.base.Topics;
import dev.newsvane.schemas.Attempt;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Coverage;
import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.DeliveryState;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.schemas.Outcome;
import dev.newsvane.schemas.Reason;
import dev.newsvane.schemas.Reject;
import dev.newsvane.schemas.Subscription;
import dev.newsvane.schemas.SubscriptionState;
import dev.newsvane.testkit.TestBroker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Commands on a running system: one real broker for all of them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SystemTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @TempDir
    private Path folder = Path.of(".");

    private final CommandedSystem system = CommandedSystem.start();
    private final Channels channels = system.channels();

    @AfterAll
    void stop() {
        system.close();
    }

    @Test
    void importKeepsTheGoodLinesInTheOrderOfTheirDates() throws IOException {
        var lines = """
            {"id":"b","published":"2020-05-02","title":"Second","text":"The second text.","source":"Wire"}
            {"id":"a","published":"2020-05-01T12:00:00+02:00","url":"https://a.example/1","text":"The first."}
            {"id":"c","title":"Without a text"}
            {"id":"d","published":"yesterday","text":"Undatable."}
            no json

            {"id":"e","text":"Undated."}
            """;
        var file = folder.resolve("past.jsonl.gz");
        Files.write(file, gzip(lines));
        var done = system.run("import", file.toString());
        assertThat(done.exit()).isEqualTo(Exit.UNMET);
        assertThat(done.out()).containsExactly("imported 3 articles as history:past");
        assertThat(done.err())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(file + ":3: read no text"),
                        line -> assertThat(line).startsWith(file + ":4: read \"yesterday\" as published"),
                        line -> assertThat(line).startsWith(file + ":5: is no JSON"));
        var pages = tail("tail", "pages");
        assertThat(pages)
                .extracting(page -> page.at("/value/item/guid").stringValue())
                .containsExactly("a", "b", "e");
        assertThat(pages).allSatisfy(page -> {
            assertThat(page.at("/value/lane").stringValue()).isEqualTo("history:past");
            assertThat(page.at("/value/quiet").booleanValue()).isFalse();
            assertThat(page.at("/value/body/bytes").intValue()).isPositive();
            assertThat(page.path("key").stringValue()).startsWith("history:past ");
        });
        assertThat(pages)
                .extracting(page -> page.path("partition").intValue())
                .containsOnly(pages.getFirst().path("partition").intValue());
    }

    @Test
    void channelsAreMadeListedAndChecked() {
        assertThat(system.run("channels", "create").out()).containsExactly("nothing to create");
        assertThat(system.run("channels", "list").out())
                .hasSize(channels.all().size())
                .anyMatch(line -> line.startsWith("pages       4 partitions, 1 copy"))
                .anyMatch(line -> line.startsWith("articles    1 partition, 1 copy"));
        var checked = system.run("channels", "check");
        assertThat(checked.out()).containsExactly(channels.all().size() + " channels, and all of them right");
        assertThat(checked.exit()).isEqualTo(Exit.DONE);
        var more = system.run("channels", "create", "--partitions", "12");
        assertThat(more.exit()).isEqualTo(Exit.MISTAKE);
        assertThat(more.err()).singleElement().asString().contains("read 12", "have 4");
        assertThat(system.run("channels", "create", "--replication", "3").err())
                .singleElement()
                .asString()
                .contains("right would be 1 to 1");
    }

    @Test
    void stagesRunOnlyOnAClusterThatIsReady() throws IOException {
        var nowhere = written("nowhere.yaml", "").toString();
        var none = Cli.run("run", "match", "--config", nowhere);
        assertThat(none.exit()).isEqualTo(Exit.MISTAKE);
        assertThat(none.err()).singleElement().asString().contains("--kafka HOST:PORT", "newsvane up");
        try (var empty = TestBroker.start()) {
            var data = folder.resolve("instance").toString();
            var run = Cli.run(
                    "run",
                    "match",
                    "--config",
                    nowhere,
                    "--data",
                    data,
                    "--kafka",
                    empty.cluster().bootstrap());
            assertThat(run.exit()).isEqualTo(Exit.MISTAKE);
            assertThat(run.err())
                    .contains("articles is missing")
                    .last()
                    .asString()
                    .contains("newsvane channels create");
        }
    }

    @Test
    void aShareThatIsNoneOrOfNothingIsTheUsersMistake() {
        var none = Cli.run("run", "match", "--share", "3/2", "--kafka", "localhost:1");
        assertThat(none.exit()).isEqualTo(Exit.MISTAKE);
        assertThat(none.err())
                .anyMatch(line ->
                        line.contains("--share") && line.contains("read \"3/2\"; right would be which of how many"));
        var idle = Cli.run("run", "poll", "--share", "1/2", "--kafka", "localhost:1");
        assertThat(idle.exit()).isEqualTo(Exit.MISTAKE);
        assertThat(idle.err()).singleElement().asString().contains("only match knows them");
    }

    /// Somebody else stands for the whole: a member of its group.
    @Test
    void aShareDoesNotBeginBesideTheWhole() throws IOException {
        var whole = Map.<String, Object>of(ConsumerConfig.GROUP_ID_CONFIG, "newsvane-match");
        try (var live = system.cluster().consumer("live", whole)) {
            live.subscribe(List.of(channels.articles().name()));
            while (live.assignment().isEmpty()) {
                live.poll(Duration.ofMillis(100));
            }
            var data = folder.resolve("share").toString();
            var config = written("share.yaml", "").toString();
            var run = system.run("run", "match", "--share", "1/2", "--config", config, "--data", data);
            assertThat(run.exit()).isEqualTo(Exit.MISTAKE);
            assertThat(run.err()).last().asString().startsWith("match 1 of 2 may not begin beside match: ");
            assertThat(tail("status", "--json").getFirst().at("/match/idle")).isEmpty();
        }
        assertThat(tail("status", "--json").getFirst().at("/match/idle/0").stringValue())
                .isEqualTo("1/1");
        assertThat(system.run("status").out()).contains("  warning  match is at work nowhere: watches say nothing");
    }

    @Test
    void aClusterOfAnEarlierVersionIsToldWhatItLacks() {
        try (var earlier = TestBroker.start()) {
            var known = Channels.of(earlier.cluster());
            var newer = Set.of(known.subscriptions().name(), known.pushes().name());
            var older = known.all().stream()
                    .filter(channel -> !newer.contains(channel.name()))
                    .toList();
            new Topics(earlier.cluster()).create(older, 1, (short) 1);
            var status = Cli.run("status", "--kafka", earlier.cluster().bootstrap());
            assertThat(status.exit()).isEqualTo(Exit.MISTAKE);
            assertThat(status.err())
                    .containsExactly("The cluster at " + earlier.cluster().bootstrap()
                            + " lacks what this version needs: subscriptions, pushes. 'newsvane channels create' makes"
                            + " what is missing and changes nothing else.");
        }
    }

    @Test
    void tailNeverShowsASecret() throws IOException {
        var config = written("secret.yaml", """
            endpoints:
              - {name: hidden, url: "https://hook.example/", secrets: [%s]}
            """.formatted(SECRET));
        assertThat(system.run("apply", "--config", config.toString()).exit()).isEqualTo(Exit.DONE);
        var all = system.run("tail", "endpoints");
        assertThat(all.out()).isNotEmpty().noneMatch(line -> line.contains("whsec_MfKQ9"));
        assertThat(all.out()).anyMatch(line -> line.contains("\"secrets\":[\"(not shown)\"]"));
    }

    @Test
    void tailTakesALimitAndATime() {
        assertThat(system.run("tail", "schemas", "--limit", "2").out()).hasSize(2);
        assertThat(system.run("tail", "schemas", "--from", "2999-01-01T00:00:00Z")
                        .out())
                .isEmpty();
        assertThat(system.run("tail", "schemas", "--from", "2020-01-01").out()).isNotEmpty();
    }

    @Test
    void tailPrintsWhatTheReferencePromises() throws IOException {
        assertThat(system.run(
                                "apply",
                                "--config",
                                written("tail.yaml", "sources:\n  - {name: t, url: 'https://t.example/'}\n")
                                        .toString())
                        .exit())
                .isEqualTo(Exit.DONE);
        assertThat(system.run("apply", "--config", written("tail.yaml", "").toString())
                        .exit())
                .isEqualTo(Exit.DONE);
        var keys = new TreeSet<String>();
        tail("tail", "sources").forEach(line -> line.propertyNames().forEach(keys::add));
        assertThat(keys).isEqualTo(JsonPaths.promised("tail"));
    }

    @Test
    void statusPrintsWhatTheReferencePromises() throws IOException {
        var now = Instant.now();
        assertThat(system.run(
                                "apply",
                                "--config",
                                written("status.yaml", "sources:\n  - {name: s, url: 'https://s.example/'}\n")
                                        .toString())
                        .exit())
                .isEqualTo(Exit.DONE);
        system.put(
                channels.rejects(),
                "r",
                new Reject("crawl", "u", Optional.empty(), Reason.NOT_FOUND, "gone", now),
                now);
        disabled("closed", now);
        failing("down", now);
        denied("s", now);
        var stray = Deliveries.to(
                "ended",
                Alerts.of("quays", 7, now.truncatedTo(ChronoUnit.MILLIS)).raised());
        system.put(system.channels().deliveries(), Deliveries.key(stray), stray, now);
        try (var sender = new Sender(system.cluster(), "test")) {
            var ahead = new Coverage("poller", now, now, 1, 0, 0);
            Sender.await(sender.send(channels.coverage(), "poller", ahead, now));
        }
        var status = tail("status", "--json").getFirst();
        assertThat(JsonPaths.promised("status"))
                .containsAll(JsonPaths.of(status).stream()
                        .filter(key -> !key.startsWith("rejects."))
                        .toList());
        assertThat(status.at("/sources/waiting").intValue()).isPositive();
        assertThat(status.has("complete"))
                .as("a source waits for its first poll")
                .isFalse();
        assertThat(status.at("/rejects/not_found").intValue()).isEqualTo(1);
        assertThat(status.path("running").booleanValue()).isTrue();
        assertThat(status.at("/endpoints/disabled/0/name").stringValue()).isEqualTo("closed");
        assertThat(status.at("/endpoints/failing")).hasSize(1);
        assertThat(status.at("/endpoints/failing/0/name").stringValue()).isEqualTo("down");
        assertThat(status.at("/endpoints/failing/0/percent").intValue()).isEqualTo(50);
        assertThat(status.at("/subscriptions/not_active/0/state").stringValue()).isEqualTo("denied");
        assertThat(status.toString()).doesNotContain("secret");
        assertThat(system.run("status").out())
                .contains("  disabled  closed  status 410 ('newsvane endpoint enable closed' has it tried again)");
        assertThat(system.run("status").out())
                .anyMatch(line -> line.startsWith("  failing   down  has taken nothing since")
                        && line.endsWith(", 50 % of the time after which it is disabled: status 500"));
        assertThat(status.at("/endpoints/missing"))
                .filteredOn(one -> one.path("name").stringValue().equals("ended"))
                .singleElement()
                .satisfies(one -> assertThat(one.path("pending").intValue()).isEqualTo(1))
                .satisfies(one -> assertThat(one.path("due").stringValue())
                        .isEqualTo(stray.due().toString()));
        assertThat(system.run("status").out())
                .contains("  missing   ended  1 delivery pending, given up from "
                        + stray.due().plus(Duration.ofDays(1))
                        + " on unless there is an endpoint of that name by then");
        assertThat(system.run("status").out()).anyMatch(line -> line.startsWith("rejects     1 not_found"));
    }

    @Test
    void aDigestIsListedByItsFirstAlert() {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var alert = Alerts.of("quays", 1, now).raised();
        var alone = Deliveries.to("desk", alert);
        var digest = new Delivery(
                "digest",
                "desk",
                alert,
                DeliveryState.PENDING,
                0,
                alone.due(),
                Optional.empty(),
                alone.made(),
                List.of(alert, alert),
                false);
        system.put(system.channels().deliveries(), Deliveries.key(digest), digest, now);
        assertThat(system.run("deliveries", "list").out())
                .filteredOn(line -> line.startsWith("digest "))
                .singleElement()
                .asString()
                .endsWith("quays: Story 1 and 2 more");
        try (var sender = new Sender(system.cluster(), "test")) {
            Sender.await(sender.erase(system.channels().deliveries(), Deliveries.key(digest), now));
        }
    }

    @Test
    void deliveriesAreListedAndUnknownOnesAreUnmet() {
        assertThat(system.run("deliveries", "list", "--json").exit()).isEqualTo(Exit.DONE);
        for (var dead : List.of("dead", "DEAD", "Dead")) {
            var none = system.run("deliveries", "list", "--state", dead);
            assertThat(none.exit()).isEqualTo(Exit.DONE);
            assertThat(none.out()).isEmpty();
            assertThat(none.err()).containsExactly("nothing is dead");
        }
        assertThat(system.run("deliveries", "redeliver", "nonsense").exit()).isEqualTo(Exit.UNMET);
        assertThat(system.run("deliveries", "redeliver").exit()).isEqualTo(Exit.MISTAKE);
        assertThat(system.run("deliveries", "redeliver", "--all").out()).containsExactly("nothing is dead");
        assertThat(system.run("endpoint", "test", "nobody").exit()).isEqualTo(Exit.MISTAKE);
    }

    @Test
    void aWrongChannelOrTimeIsTheUsersMistake() {
        var channel = system.run("tail", "artikles");
        assertThat(channel.exit()).isEqualTo(Exit.MISTAKE);
        assertThat(channel.err()).singleElement().asString().contains("articles");
        assertThat(system.run("tail", "articles", "--from", "noon").exit()).isEqualTo(Exit.MISTAKE);
        assertThat(system.run("tail", "articles", "--limit", "-1").exit()).isEqualTo(Exit.MISTAKE);
        assertThat(system.run("tail", "alerts", "--replay", "none").err())
                .containsExactly("this system has no channel replay-none-alerts");
        assertThat(system.run("tail", "alerts", "--replay", "no name!").exit()).isEqualTo(Exit.MISTAKE);
        var since = system.run("deliveries", "redeliver", "--since", "noon");
        assertThat(since.exit()).isEqualTo(Exit.MISTAKE);
        assertThat(since.err().getFirst()).contains("read \"noon\"; right would be an instant such as");
        var watch =
                system.run("replay", "--from", "2020-01-01", "--to", "2021-01-01", "--into", "r", "--watch", "none");
        assertThat(watch.exit()).isEqualTo(Exit.MISTAKE);
        assertThat(watch.err()).singleElement().asString().contains("there was no such watch");
    }

    @Test
    void aClusterThatIsNoneIsTheUsersMistake() {
        for (var where : List.of("nonsense", "127.0.0.1:1")) {
            var silent = Cli.run("status", "--kafka", where);
            assertThat(silent.exit()).as(where).isEqualTo(Exit.MISTAKE);
            assertThat(silent.err()).singleElement().asString().startsWith("No Kafka cluster answers at " + where);
        }
    }

    @Test
    void aDisabledEndpointIsUsedAgainByHand() {
        disabled("gone", Instant.now());
        assertThat(system.run("endpoint", "enable", "gone").out()).containsExactly("enabled endpoint gone");
        assertThat(known("gone"))
                .satisfies(endpoint -> assertThat(endpoint.disabled()).isFalse())
                .satisfies(endpoint -> assertThat(endpoint.secrets()).containsExactly(SECRET));
        assertThat(system.run("endpoint", "enable", "gone").out()).containsExactly("gone is not disabled");
        var unknown = system.run("endpoint", "enable", "nobody");
        assertThat(unknown.exit()).isEqualTo(Exit.MISTAKE);
        assertThat(unknown.err()).singleElement().asString().contains("there is no endpoint nobody", "gone");
    }

    private Endpoint known(String name) {
        return Objects.requireNonNull(
                Snapshot.of(system.cluster(), channels.endpoints()).get(name));
    }

    private void denied(String source, Instant at) {
        var subscription = new Subscription(
                source,
                "https://hub.example/",
                "https://s.example/",
                "https://here.example/websub/1",
                "1",
                "secret",
                SubscriptionState.DENIED,
                at,
                Optional.of(at),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                0,
                Optional.of("not today"));
        system.put(channels.subscriptions(), "s.example " + source, subscription, at);
    }

    private void disabled(String name, Instant at) {
        var endpoint = Endpoint.webhook(name, "https://hook.example/", List.of(SECRET), "test", at)
                .disabled("status 410", at);
        system.put(channels.endpoints(), name, endpoint, at);
    }

    private void failing(String name, Instant now) {
        var written = now.minus(Duration.ofDays(9));
        var endpoint = Endpoint.webhook(name, "https://hook.example/", List.of(SECRET), "test", written);
        system.put(channels.endpoints(), name, endpoint, written);
        var at = now.minus(Duration.ofHours(12));
        var attempt = new Attempt("d", name, 1, at, Duration.ZERO, Outcome.RETRY, Optional.of(500), "status 500");
        system.put(channels.attempts(), "d", attempt, at);
    }

    private Path written(String name, String yaml) throws IOException {
        return Files.writeString(folder.resolve(name), yaml);
    }

    private List<JsonNode> tail(String... args) {
        return system.run(args).out().stream().map(Json::parse).toList();
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}

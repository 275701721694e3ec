package dev.newsvane.e2e;

import static dev.newsvane.e2e.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.config.Apply;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.demo.DemoConfig;
import dev.newsvane.app.run.StageName;
import dev.newsvane.base.Routing;
import dev.newsvane.console.HttpSettings;
import dev.newsvane.ingest.websub.WebSub;
import dev.newsvane.ingest.websub.WebSubSettings;
import dev.newsvane.schemas.Request;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import dev.newsvane.testkit.PushHub;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Reply;
import dev.newsvane.testkit.cluster.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The hub reaches one instance, the source is another's: what was accepted for it and not dealt with yet is not lost
/// when that one is killed, and what it had dealt with is not told again.
class PushTakeOverTest {
    private static final WebSubSettings SETTINGS = new WebSubSettings(
            Duration.ofHours(1), Duration.ofSeconds(2), Duration.ofHours(1), Duration.ofHours(1), 10_000);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatWasPushedForAnInstanceThatIsKilledIsDealtWithOnceByAnother() throws IOException {
        var hub = new PushHub(3_600);
        var at = Loopback.free();
        var base = "http://127.0.0.1:" + at.getPort() + "/websub";
        var hosts = onePerPartition();
        try (var web = RecordedWeb.start();
                var system = new RunningSystem(folder, BrokerKind.EMBEDDED)) {
            web.site("hub.example", hub);
            hosts.forEach(host ->
                    web.site(host, _ -> Reply.text(200, "application/atom+xml", feed(host, List.of("first")))));
            follow(system, hosts);
            system.start(
                    "stays",
                    Set.of(StageName.POLL, StageName.FRONTIER),
                    DemoConfig.settings(web.settings("newsvane-test"))
                            .with(HttpSettings.at(at), new WebSub(Optional.of(base), SETTINGS)));
            awaited(() -> assertThat(hosts)
                    .allMatch(host -> hub.subscriber(topic(host)).isPresent()));
            try (var dies = JavaProcess.newsvane(
                    List.of("-Xmx256m", "-XX:+UseSerialGC"),
                    "run",
                    "poll",
                    "--kafka",
                    system.cluster().bootstrap(),
                    "--config",
                    config(web, base, hosts).toString(),
                    "--data",
                    folder.resolve("dies").toString())) {
                awaited(() -> assertThat(system.working("newsvane-poll"))
                        .as("it said " + dies.said())
                        .hasSize(2));
                push(hub, hosts, "handled");
                awaited(() -> assertThat(asked(system)).containsAll(links(hosts, "handled")));
                dies.pause(); // so that it deals with nothing more
                push(hub, hosts, "accepted");
                dies.kill();
            }
            awaited(() -> assertThat(asked(system)).containsAll(links(hosts, "accepted")));
            assertThat(asked(system)).doesNotHaveDuplicates();
        }
    }

    /// Hosts whose sources lie in different partitions, so that each of two instances has some.
    private static List<String> onePerPartition() {
        return IntStream.range(0, RunningSystem.PARTITIONS)
                .mapToObj(partition -> Stream.iterate(0, i -> i + 1)
                        .map("news%d.example"::formatted)
                        .filter(host -> Routing.partition(host, RunningSystem.PARTITIONS) == partition)
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private Path config(RecordedWeb web, String base, List<String> hosts) throws IOException {
        var known = Stream.concat(hosts.stream(), Stream.of("hub.example"))
                .map(host ->
                        "    %s: 127.0.0.1:%d\n".formatted(host, web.address().getPort()))
                .collect(Collectors.joining());
        return Files.writeString(folder.resolve("dies.yaml"), """
            fetch:
              dangerously-allow-private-addresses: true
              hosts:
            %shttp:
              listen: 127.0.0.1:%d
            websub:
              callback: %s
            """.formatted(
                        known, Loopback.free().getPort(), base));
    }

    private static void push(PushHub hub, List<String> hosts, String name) {
        hosts.forEach(host ->
                assertThat(hub.push(topic(host), feed(host, List.of(name)))).startsWith("202"));
    }

    private static List<String> links(List<String> hosts, String name) {
        return hosts.stream().map(host -> "http://" + host + "/" + name).toList();
    }

    /// What has ever been asked for, as often as that was.
    private static List<String> asked(RunningSystem system) {
        return system.all(system.channels().requests()).stream()
                .map(Request::url)
                .toList();
    }

    private static void follow(RunningSystem system, List<String> hosts) {
        Apply.to(
                system.cluster(),
                system.channels(),
                Config.defaults("test")
                        .with(hosts.stream().map(PushTakeOverTest::source).toList(), List.of(), List.of()),
                Instant.now());
    }

    private static Source source(String host) {
        return Source.of(host, topic(host), SourceKind.FEED, "test").every(Duration.ofHours(1));
    }

    private static void awaited(Runnable holds) {
        patiently().pollInterval(Duration.ofMillis(250)).untilAsserted(holds::run);
    }

    private static String topic(String host) {
        return "http://" + host + "/feed.xml";
    }

    private static String feed(String host, List<String> names) {
        var entries = names.stream()
                .map(name -> "<entry><id>urn:%s</id><title>News of %s</title><link href=\"http://%s/%s\"/></entry>"
                        .formatted(name, name, host, name))
                .collect(Collectors.joining());
        return "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>News</title><id>urn:news</id>"
                + "<link rel=\"hub\" href=\"http://hub.example/\"/><link rel=\"self\" href=\"" + topic(host) + "\"/>"
                + entries
                + "</feed>";
    }
}

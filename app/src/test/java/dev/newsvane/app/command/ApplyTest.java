package dev.newsvane.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.newsvane.app.Cli;
import dev.newsvane.app.CommandedSystem;
import dev.newsvane.app.Exit;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A system brought to the state of files.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApplyTest {
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
    void applyAddsChangesAndRemovesWhatTheFileOwns() throws IOException {
        var first = """
            sources:
              - {name: one, url: "https://one.example/feed"}
              - {name: two, url: "https://two.example/feed"}
            watches:
              - {name: suits, query: lawsuit, endpoints: [hook]}
              - {name: gone, query: gone}
            endpoints:
              - {name: hook, url: "https://hook.example/", secrets: [%s]}
            """.formatted(SECRET);
        assertThat(apply(first).out())
                .containsExactly(
                        "added endpoint hook",
                        "added source one",
                        "added source two",
                        "added watch suits",
                        "added watch gone");
        assertThat(apply(first).out()).containsExactly("nothing to change");

        var second = """
            sources:
              - {name: one, url: "https://moved.example/feed"}
            watches:
              - {name: suits, query: "lawsuit OR claim"}
            """;
        assertThat(apply(second).out())
                .containsExactlyInAnyOrder(
                        "removed endpoint hook",
                        "changed source one",
                        "removed source two",
                        "changed watch suits",
                        "removed watch gone");
        assertThat(Snapshot.of(system.cluster(), channels.sources()).values())
                .extracting(Source::url)
                .contains("https://moved.example/feed")
                .doesNotContain("https://one.example/feed", "https://two.example/feed");
        assertThat(Snapshot.of(system.cluster(), channels.endpoints())).doesNotContainKey("hook");
        assertThat(Snapshot.of(system.cluster(), channels.watches()).values())
                .filteredOn(watch -> Set.of("suits", "gone").contains(watch.name()))
                .extracting(Watch::name, Watch::version, Watch::removed)
                .containsExactlyInAnyOrder(
                        tuple("suits", 1, false),
                        tuple("gone", 1, false),
                        tuple("suits", 2, false),
                        tuple("gone", 2, true));

        assertThat(apply(first).out()).contains("added watch gone", "changed watch suits");
        assertThat(Snapshot.of(system.cluster(), channels.watches()).keySet()).contains("gone@3", "suits@3");
        assertThat(apply("data: elsewhere\n").exit()).isEqualTo(Exit.DONE);
    }

    @Test
    void whatAnotherFileOwnsIsNotTouched() throws IOException {
        var mine = written("mine.yaml", "sources:\n  - {name: shared, url: 'https://mine.example/feed'}\n");
        var other = written("other.yaml", """
            sources:
              - {name: fresh, url: 'https://fresh.example/feed'}
              - {name: shared, url: 'https://other.example/feed'}
            """);
        assertThat(system.run("apply", "--config", mine.toString()).exit()).isEqualTo(Exit.DONE);
        var refused = system.run("apply", "--config", other.toString());
        assertThat(refused.exit()).isEqualTo(Exit.MISTAKE);
        assertThat(refused.err())
                .singleElement()
                .asString()
                .startsWith("the source shared belongs to file:" + mine.toAbsolutePath());
        assertThat(Snapshot.of(system.cluster(), channels.sources()).values())
                .extracting(Source::name)
                .contains("shared")
                .doesNotContain("fresh");
        assertThat(system.run("apply", "--config", written("mine.yaml", "").toString())
                        .out())
                .containsExactly("removed source shared");
    }

    @Test
    void aChangeOfAWatchIsOneOfThoseThatNameIt() throws IOException {
        var watches = """
            watches:
              - {name: quays, query: "%s"}
              - {name: ports, query: "watch:quays OR port"}
              - {name: port-strikes, query: "watch:ports AND strike"}
            """;
        apply(watches.formatted("quay"));
        assertThat(apply(watches.formatted("quay OR dock")).out())
                .containsExactlyInAnyOrder("changed watch quays", "changed watch ports", "changed watch port-strikes");
        assertThat(Snapshot.of(system.cluster(), channels.watches()))
                .hasEntrySatisfying(
                        "port-strikes@1", watch -> assertThat(watch.query()).isEqualTo("((quay) OR port) AND strike"))
                .hasEntrySatisfying("port-strikes@2", watch -> {
                    assertThat(watch.query()).isEqualTo("((quay OR dock) OR port) AND strike");
                    assertThat(watch.text()).isEqualTo("watch:ports AND strike");
                });
        apply("watches: []\n");
    }

    @Test
    void aFileThatWasMovedKeepsItsEntries() throws IOException {
        var yaml = """
            sources:
              - {name: kept, url: 'https://kept.example/feed'}
            watches:
              - {name: kept, query: kept}
            endpoints:
              - {name: kept, url: "https://hook.example/", secrets: [%s]}
            """.formatted(SECRET);
        var before =
                written("before.yaml", yaml + "  - {name: lost, url: 'https://l.example', secrets: [" + SECRET + "]}");
        assertThat(system.run("apply", "--config", before.toString()).exit()).isEqualTo(Exit.DONE);
        try (var sender = new Sender(system.cluster(), "test")) {
            var disabled = known("kept").disabled("status 410", Instant.now());
            Sender.await(sender.send(channels.endpoints(), "kept", disabled, Instant.now()));
        }
        var after = written("after.yaml", yaml).toString();
        assertThat(system.run("apply", "--config", after).exit()).isEqualTo(Exit.MISTAKE);
        var origin = "file:" + before.toAbsolutePath();
        assertThat(system.run("apply", "--config", after, "--moved-from", before.toString())
                        .out())
                .containsExactly(
                        "taken endpoint kept from " + origin,
                        "removed endpoint lost",
                        "taken source kept from " + origin,
                        "taken watch kept from " + origin);
        assertThat(system.run("apply", "--config", after).out()).containsExactly("nothing to change");
        assertThat(known("kept").why()).contains("status 410");
        assertThat(system.run("apply", "--config", written("after.yaml", "").toString())
                        .out())
                .containsExactly("removed endpoint kept", "removed source kept", "removed watch kept");
    }

    private Endpoint known(String name) {
        return Objects.requireNonNull(
                Snapshot.of(system.cluster(), channels.endpoints()).get(name));
    }

    private Cli apply(String yaml) throws IOException {
        return system.run("apply", "--config", written("newsvane.yaml", yaml).toString());
    }

    private Path written(String name, String yaml) throws IOException {
        return Files.writeString(folder.resolve(name), yaml);
    }
}

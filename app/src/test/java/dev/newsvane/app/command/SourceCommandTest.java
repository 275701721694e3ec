package dev.newsvane.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.Cli;
import dev.newsvane.app.CommandedSystem;
import dev.newsvane.app.Exit;
import dev.newsvane.app.JsonPaths;
import dev.newsvane.base.Json;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.Subscription;
import dev.newsvane.schemas.SubscriptionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Sources of a running system, changed by commands.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SourceCommandTest {
    private static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");

    @TempDir
    private Path folder = Path.of(".");

    private final CommandedSystem system = CommandedSystem.start();
    private final Channels channels = system.channels();
    private final Instant yesterday =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(1));

    @AfterAll
    void stop() {
        system.close();
    }

    @Test
    void aSourceIsAddedByItsAddressAloneAndNamedByItsHost() {
        assertThat(source("add", "https://www.alone.example/feed").out()).containsExactly("added source alone.example");
        assertThat(source("add", "https://alone.example/other").out()).containsExactly("added source alone.example-2");
        assertThat(known("alone.example")).hasValueSatisfying(source -> {
            assertThat(source.url()).isEqualTo("https://www.alone.example/feed");
            assertThat(source.origin()).isEqualTo("cli");
            assertThat(source.every()).isEmpty();
        });
    }

    @Test
    void whatIsGivenIsHeldToTheFilesRulesAndAllMistakesAreSaidAtOnce() {
        var wrong = source(
                "add", "ftp://wrong.example/feed", "--name", "no name", "--every", "soon", "--language", "english");
        assertThat(wrong.exit()).isEqualTo(Exit.MISTAKE);
        assertThat(wrong.err())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("url read \"ftp://wrong.example/feed\"; right would be"),
                        line -> assertThat(line).startsWith("name read \"no name\"; right would be"),
                        line -> assertThat(line).startsWith("every read \"soon\"; right would be"),
                        line -> assertThat(line).startsWith("language read \"english\"; right would be"));
        var right = source(
                "add",
                "https://given.example/feed",
                "--name",
                "given",
                "--every",
                "5m",
                "--language",
                "pt-BR",
                "--publisher",
                "The Given",
                "--tag",
                "law",
                "--tag",
                "ai",
                "--baseline",
                "alert");
        assertThat(right.out()).containsExactly("added source given");
        assertThat(known("given")).hasValueSatisfying(source -> {
            assertThat(source.every()).contains(Duration.ofMinutes(5));
            assertThat(source.tags()).containsExactly("law", "ai");
            assertThat(source.publisher()).contains("The Given");
        });
    }

    @Test
    void anAddressThatIsFollowedAlreadyIsSaid() {
        assertThat(source("add", "https://twice.example/feed?utm_source=x", "--name", "first")
                        .exit())
                .isEqualTo(Exit.DONE);
        var again = source("add", "https://twice.example/feed", "--name", "second");
        assertThat(again.exit()).isEqualTo(Exit.MISTAKE);
        assertThat(again.err())
                .containsExactly("https://twice.example/feed is followed already, as first; --anyway adds it twice");
        assertThat(source("add", "https://twice.example/feed", "--name", "second", "--anyway")
                        .exit())
                .isEqualTo(Exit.DONE);
        assertThat(source("add", "https://another.example/feed", "--name", "first")
                        .err())
                .singleElement()
                .asString()
                .startsWith("the name first is taken by https://twice.example/feed?utm_source=x (cli)");
    }

    @Test
    void aSourceIsPausedResumedAndRemoved() {
        assertThat(source("add", "https://pausing.example/feed", "--name", "pausing")
                        .exit())
                .isEqualTo(Exit.DONE);
        assertThat(source("pause", "pausing").out()).containsExactly("paused source pausing");
        assertThat(source("pause", "pausing").out()).containsExactly("pausing is paused already");
        assertThat(known("pausing"))
                .hasValueSatisfying(source -> assertThat(source.paused()).isTrue());
        assertThat(source("list", "--paused").out()).singleElement().asString().startsWith("paused   pausing  ");
        assertThat(source("resume", "pausing").out()).containsExactly("resumed source pausing");
        assertThat(source("remove", "pausing").out()).containsExactly("removed source pausing");
        assertThat(known("pausing")).isEmpty();
        var gone = source("remove", "given", "pausin");
        assertThat(gone.exit()).isEqualTo(Exit.MISTAKE);
        assertThat(known("pausing")).isEmpty();
    }

    @Test
    void aFilesSourceIsChangedInTheFileAndTheFileLeavesOthersAlone() throws IOException {
        var file = Files.writeString(
                folder.resolve("newsvane.yaml"), "sources:\n  - {name: filed, url: 'https://filed.example/feed'}\n");
        assertThat(system.run("apply", "--config", file.toString()).exit()).isEqualTo(Exit.DONE);
        assertThat(source("add", "https://beside.example/feed", "--name", "beside")
                        .exit())
                .isEqualTo(Exit.DONE);
        var refused = source("remove", "filed");
        assertThat(refused.exit()).isEqualTo(Exit.MISTAKE);
        assertThat(refused.err())
                .containsExactly("the source filed belongs to file:" + file.toAbsolutePath() + ": change it there");
        assertThat(source("pause", "filed").out())
                .singleElement()
                .asString()
                .startsWith("paused source filed, until file:" + file.toAbsolutePath() + " is applied the next time");
        assertThat(system.run("apply", "--config", file.toString()).out()).containsExactly("changed source filed");
        assertThat(known("filed"))
                .hasValueSatisfying(source -> assertThat(source.paused()).isFalse());
        assertThat(known("beside")).isPresent();
    }

    @Test
    void itsHealthIsListedAndShown() {
        assertThat(source(
                                "add",
                                "https://ailing.example/feed",
                                "--name",
                                "ailing",
                                "--tag",
                                "t",
                                "--publisher",
                                "P",
                                "--language",
                                "en",
                                "--every",
                                "5m",
                                "--kind",
                                "page",
                                "--select",
                                "a")
                        .exit())
                .isEqualTo(Exit.DONE);
        system.put(channels.polls(), "ailing.example ailing", ailing(), NOW);
        system.put(channels.subscriptions(), "ailing.example ailing", broken(), NOW);
        var warning = "2 polls overlapped with nothing that was known, the last at " + yesterday + ": entries were"
                + " probably missed before; a shorter 'every' misses fewer";
        assertThat(source("list", "--failing").out())
                .containsExactly("failing  ailing  every 5m  12/day  due 2026-03-14T12:00:00Z"
                        + "  https://ailing.example/feed  status 503  warning: " + warning);
        assertThat(source("list", "--warned").out()).hasSize(1);
        assertThat(system.run("status").out()).contains("  warning  ailing  " + warning);
        assertThat(source("list", "--due", "--tag", "t").out()).hasSize(1);
        assertThat(source("list", "--tag", "none").out()).isEmpty();
        var shown = source("show", "ailing").out();
        assertThat(shown)
                .contains(
                        "ailing: failing",
                        "  moved to      https://moved.example/feed",
                        "  rhythm        5m, fixed",
                        "  skips         7, saturday (UTC), which the fixed rhythm overrules",
                        "  failures      weight 1.25: status 503",
                        "  first poll    2026-03-14T12:00:00Z, 25 entries stood there",
                        "  last success  2026-03-14T12:00:00Z",
                        "  next poll     2026-03-14T12:00:00Z",
                        "  entries       70 since the first poll, 12/day, 30 in the last answer",
                        "  overlap       50 % of the last answer was known",
                        "  hub           https://hub.example/ for https://ailing.example/feed",
                        "  subscription  broken at https://hub.example/, lease until 2026-03-15T12:00:00Z, last pushed"
                                + " at 2026-03-14T12:00:00Z, failed to push what was found at 2026-03-14T12:00:00Z, to"
                                + " be asked again at 2026-03-14T12:00:00Z: It brought nothing.")
                .noneMatch(line -> line.contains("whispered"))
                .anyMatch(line -> line.startsWith("  warning       2 polls overlapped with nothing"));
        var json = Json.parse(source("show", "ailing", "--json").out().getFirst());
        assertThat(JsonPaths.of(json)).isEqualTo(JsonPaths.promised("source"));
        assertThat(json.path("found").intValue()).isEqualTo(25);
        assertThat(json.at("/subscription/state").stringValue()).isEqualTo("broken");
        var unknown = source("show", "ailin");
        assertThat(unknown.exit()).isEqualTo(Exit.MISTAKE);
        assertThat(unknown.err()).containsExactly("there is no source ailin; did you mean ailing?");
    }

    private Poll ailing() {
        return new Poll(
                "ailing",
                "https://moved.example/feed",
                "https://ailing.example/feed",
                Optional.of("\"e\""),
                Optional.of("then"),
                Optional.of("hash"),
                NOW,
                Optional.of(NOW),
                Optional.of(NOW),
                Optional.of(NOW),
                1.25,
                Optional.of("status 503"),
                Duration.ofMinutes(5),
                Optional.of(0.5),
                70,
                List.of("known"),
                Optional.of(NOW),
                30,
                12,
                25,
                2,
                Optional.of(yesterday),
                Optional.of(NOW),
                Optional.of(NOW),
                Optional.of("https://hub.example/"),
                Optional.of("https://ailing.example/feed"),
                List.of(),
                List.of("7", "saturday"),
                Optional.of(Duration.ofHours(6)),
                List.of());
    }

    private static Subscription broken() {
        return new Subscription(
                "ailing",
                "https://hub.example/",
                "https://ailing.example/feed",
                "https://here.example/websub/whispered",
                "whispered",
                "whispered",
                SubscriptionState.BROKEN,
                NOW,
                Optional.of(NOW),
                Optional.of(NOW.plus(Duration.ofDays(1))),
                Optional.of(NOW),
                Optional.of(NOW),
                1,
                1,
                Optional.of("It brought nothing."));
    }

    private Optional<Source> known(String name) {
        return Snapshot.of(system.cluster(), channels.sources()).values().stream()
                .filter(source -> source.name().equals(name))
                .findFirst();
    }

    /// Nothing is fetched.
    private Cli source(String... args) {
        var all = new ArrayList<>(List.of("source"));
        all.addAll(List.of(args));
        if (args[0].equals("add")) {
            all.add("--unseen");
        }
        return system.run(all.toArray(String[]::new));
    }
}

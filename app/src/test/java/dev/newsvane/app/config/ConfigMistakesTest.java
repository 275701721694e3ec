package dev.newsvane.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.newsvane.app.UserMistake;
import dev.newsvane.schemas.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigMistakesTest {
    private static final Path FOLDER = Path.of("src/test/resources/config");
    private static final Map<String, String> ENVIRONMENT = Map.of("HOOK_URL", "not-to-be-shown");

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void allMistakesOfAFileAreToldAtOnceWithLineAndColumn() throws IOException {
        var expected = Files.readString(FOLDER.resolve("mistakes.txt"));
        assertThat(String.join("\n", mistakes(FOLDER.resolve("mistakes.yaml"))).replace(FOLDER + "/", "") + "\n")
                .isEqualTo(expected);
    }

    @Test
    void aQuerysMistakesAreToldWhereTheyStandInTheFile() throws IOException {
        var expected = Files.readString(FOLDER.resolve("watches.txt"));
        assertThat(String.join("\n", mistakes(FOLDER.resolve("watches.yaml"))).replace(FOLDER + "/", "") + "\n")
                .isEqualTo(expected);
    }

    @Test
    void neitherASecretIsShownNorWhatComesFromTheEnvironment() {
        assertThat(mistakes(FOLDER.resolve("mistakes.yaml")))
                .noneMatch(line -> line.contains("not-to-be-shown"))
                .noneMatch(line -> line.contains("whsec_short"))
                .noneMatch(line -> line.contains("sesame"));
    }

    @Test
    void aFileThatIsNoYamlSaysWhere() throws IOException {
        assertThat(mistakes(written("sources:\n  - name: [a\n")))
                .singleElement()
                .asString()
                .contains(".yaml:3:1: is no YAML: ");
    }

    @Test
    void aFileThatIsNotThereIsAMistake() {
        assertThat(mistakes(folder.resolve("none.yaml")))
                .singleElement()
                .asString()
                .contains("There is no file " + folder.resolve("none.yaml"));
    }

    @Test
    void whoOnlyAsksNeedsNoSecrets() throws IOException {
        var file = written("endpoints:\n  - {name: desk, url: 'https://desk.example/', secrets: ['${UNSET}']}\n");
        assertThat(mistakes(file)).singleElement().asString().contains("refers to UNSET");
        assertThat(Config.readToAsk(file, Map.of()).endpoints())
                .singleElement()
                .satisfies(endpoint -> assertThat(endpoint.secrets()).isEmpty());
    }

    @Test
    void whoCanBeAskedByOthersAsksForATokenAndNeverShowsIt() throws IOException {
        var token = "0123456789abcdef";
        var file = written("http:\n  listen: 0.0.0.0:8480\n  token: ${TOKEN}\n");
        assertThat(Config.read(file, Map.of("TOKEN", token)).toString()).doesNotContain(token);
        assertThat(Config.read(file, Map.of("TOKEN", token))
                        .http()
                        .orElseThrow()
                        .token())
                .contains(token);
        assertThat(Config.readToAsk(file, Map.of()).origin()).isNotBlank();
        assertThat(mistakes(file)).singleElement().asString().contains("refers to TOKEN");
        assertThat(mistakes(written("http:\n  listen: 0.0.0.0:8480\n")))
                .containsExactly(folder.resolve("config.yaml") + ":2:11: http.listen lets others than this machine"
                        + " ask; right would be http.token too, or 127.0.0.1");
        assertThat(mistakes(written("http:\n  url: https://news.example.org\n")))
                .containsExactly(folder.resolve("config.yaml")
                        + ":2:8: http.url lets the world ask; right would be http.token too");
        assertThat(mistakes(written("http:\n  token: short\n")))
                .singleElement()
                .asString()
                .contains("http.token read something else (not shown); right would be 16 to 200")
                .doesNotContain("short");
    }

    @Test
    void whereHubsCallNobodyAsksForAlertsWithoutAToken() throws IOException {
        var hubs = "websub:\n  callback: https://news.example.org/websub\n";
        assertThat(exits("http:\n  listen: 127.0.0.1:8480\n")).isTrue();
        assertThat(exits(hubs)).isFalse();
        assertThat(exits(hubs + "http:\n  listen: 127.0.0.1:8481\n")).isFalse();
        assertThat(exits(hubs + "http:\n  token: 0123456789abcdef\n")).isTrue();
    }

    private boolean exits(String text) throws IOException {
        return Config.read(written(text), Map.of()).http().orElseThrow().exits();
    }

    @Test
    void anEmptyFileHasTheDefaults() throws IOException {
        var config = Config.read(written("# nothing\n"), Map.of());
        assertThat(config).isEqualTo(Config.defaults(config.origin()));
    }

    @Test
    void whenAWatchTellsIsReadByTheClockOfAPlace() throws IOException {
        var right = """
            watches:
              - name: quays
                query: quay
                quiet: {from: "22:00", to: 07:00, zone: Europe/Berlin}
                digest: {every: day, at: 08:00, zone: Europe/Berlin}
            """;
        var watch = Config.read(written(right), Map.of()).watches().getFirst();
        assertThat(watch.telling().due(Instant.parse("2026-03-04T12:00:00Z"))).isEqualTo("2026-03-05T07:00:00Z");
        var wrong = """
            watches:
              - name: quays
                query: quay
                quiet: {from: 25:00, to: 7am, zone: Berlin}
                digest: {every: hour, at: 08:00}
              - name: docks
                query: dock
                quiet: {from: 07:00, to: 07:00, zone: UTC}
                digest: {every: day}
            """;
        assertThat(mistakes(written(wrong)))
                .extracting(line -> line.replace(folder.resolve("config.yaml") + ":", ""))
                .containsExactly(
                        "4:19: watches[0].quiet.from read \"25:00\"; right would be a time of day such as \"07:00\"",
                        "4:30: watches[0].quiet.to read \"7am\"; right would be a time of day such as \"07:00\"",
                        "4:41: watches[0].quiet.zone read \"Berlin\"; right would be a time zone such as Europe/Berlin"
                                + " or UTC",
                        "5:31: watches[0].digest.at is of days; right would be every: day, or no such key",
                        "8:30: watches[1].quiet.to is from; right would be another time",
                        "9:13: watches[1].digest.at is missing; right would be a time of day such as \"07:00\"",
                        "9:13: watches[1].digest.zone is missing; right would be a time zone such as Europe/Berlin or"
                                + " UTC");
    }

    @Test
    void aMilestoneIsTwoPublishersAtLeast() throws IOException {
        assertThat(mistakes(written("match:\n  milestones: [3, 1]\n")))
                .containsExactly(folder.resolve("config.yaml")
                        + ":2:15: match milestones read [3, 1]; right would be numbers of publishers, 2 to 1000");
    }

    @Test
    void whatContradictsItselfIsAMistakeAtTheKeyThatItNames() throws IOException {
        assertThat(mistakes(written("poll:\n  timeout: 20s\n  longest: 2m\n  shortest: 5m\n")))
                .containsExactly(folder.resolve("config.yaml") + ":4:13: poll shortest is longer than longest");
    }

    @Test
    void aWatchWithoutAnyMilestoneIsAMistake() throws IOException {
        assertThat(mistakes(written("watches:\n  - {name: suits, query: lawsuit, milestones: []}\n")))
                .singleElement()
                .asString()
                .contains(":2:47: watches[0].milestones is empty; right would be numbers");
    }

    @Test
    void aKindThatCannotBeFollowedIsAMistake() throws IOException {
        assertThat(mistakes(written("sources:\n  - {name: ars, url: \"https://example.org/\", kind: archive}\n")))
                .singleElement()
                .asString()
                .endsWith("sources[0].kind read \"archive\"; right would be feed, sitemap or page; archives cannot be"
                        + " followed");
    }

    @Test
    void aSelectorThatIsNoneIsToldWithItsPlaceAndSoIsOneThatIsOfNoUse() throws IOException {
        var file = written("""
            sources:
              - {name: quay, url: "https://quay.example/", kind: page, select: "main > h2["}
              - {name: pier, url: "https://pier.example/", select: main a}
              - {name: dock, url: "https://dock.example/", kind: page, select: "main h2 a"}
            """);
        assertThat(mistakes(file))
                .containsExactly(
                        file
                                + ":2:68: sources[0].select read \"main > h2[\"; right would be a CSS selector of"
                                + " links, such as main h2 a",
                        file + ":3:56: sources[1].select is of pages only; right would be kind: page, or no such key");
    }

    @Test
    void eachKindOfEndpointHasKeysOfItsOwnAndAChatsUrlIsNeverShown() throws IOException {
        var file = written("""
            endpoints:
              - {name: room, kind: slack, url: "chat.example/T0/sesame"}
              - {name: den, kind: discord, url: "https://chat.example/T0/sesame", secrets: [sesame]}
              - {name: mail, kind: email, to: ["desk@a.example", "desk@a.example\\nbcc: b@b.example"]}
              - {name: run, kind: command, command: "rm -rf"}
              - {name: log, kind: file}
            """);
        assertThat(mistakes(file).stream()
                        .map(line -> line.substring(file.toString().length())))
                .containsExactly(
                        ":2:36: endpoints[0].url read something else (not shown); right would be an absolute http or"
                                + " https URL without user name",
                        ":3:71: endpoints[1].secrets is no key here; right would be one of: name, kind, url",
                        ":4:5: endpoints[2] is of kind email; right would be mail.host and mail.from too",
                        ":4:54: endpoints[2].to[1] read \"desk@a.example\nbcc: b@b.example\"; right would be an e-mail"
                                + " address such as desk@example.org",
                        ":5:5: endpoints[3] acts on this machine; right would be"
                                + " deliver.dangerously-allow-commands-and-files: true too",
                        ":5:41: endpoints[3].command read something else (not shown); right would be a list",
                        ":6:5: endpoints[4].path is missing; right would be a file",
                        ":6:5: endpoints[4] acts on this machine; right would be"
                                + " deliver.dangerously-allow-commands-and-files: true too");
    }

    @Test
    void theMailServerIsReadAndItsPasswordIsNotShown() throws IOException {
        var config = Config.read(written("""
            mail: {host: mail.example, from: newsvane@a.example, user: newsvane, password: "${HOOK_URL}"}
            deliver: {dangerously-allow-commands-and-files: true}
            endpoints:
              - {name: desk, kind: email, to: [desk@a.example, press@a.example]}
              - {name: run, kind: command, command: [notify, --urgent]}
              - {name: log, kind: file, path: alerts.jsonl}
            """), ENVIRONMENT);
        assertThat(config.mail()).hasValueSatisfying(mail -> {
            assertThat(mail.port()).isEqualTo(587);
            assertThat(mail.toString()).doesNotContain("not-to-be-shown");
        });
        assertThat(config.endpoints())
                .extracting(Endpoint::to)
                .containsExactly(
                        List.of("desk@a.example", "press@a.example"),
                        List.of("notify", "--urgent"),
                        List.of(folder.resolve("alerts.jsonl").toAbsolutePath().toString()));
    }

    @Test
    void aListWhereKeysBelongIsAMistake() throws IOException {
        assertThat(mistakes(written("- a\n- b\n")))
                .singleElement()
                .asString()
                .endsWith("right would be keys with values");
    }

    private Path written(String yaml) throws IOException {
        return Files.writeString(folder.resolve("config.yaml"), yaml);
    }

    private static List<String> mistakes(Path file) {
        return catchThrowableOfType(UserMistake.class, () -> Config.read(file, ENVIRONMENT))
                .lines();
    }
}

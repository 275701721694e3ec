package dev.newsvane.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.CommandedSystem;
import dev.newsvane.app.Exit;
import dev.newsvane.app.JsonPaths;
import dev.newsvane.base.Ids;
import dev.newsvane.base.Json;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Attempt;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.schemas.EndpointFormat;
import dev.newsvane.schemas.EndpointKind;
import dev.newsvane.schemas.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Endpoints of a running system: one real broker for all.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointCommandTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    @TempDir
    private Path folder = Path.of(".");

    private final CommandedSystem system = CommandedSystem.start();

    @AfterAll
    void stop() {
        system.close();
    }

    @Test
    void whatIsListedAndShownIsWhatTheReferencePromisesAndNoSecret() {
        var now = Instant.now();
        var before = now.minus(Duration.ofDays(9));
        put(webhook("closed", before).disabled("status 410", now));
        put(webhook("down", before));
        fails("down", now.minus(Duration.ofHours(12)));
        put(webhook("turned", before));
        assertThat(system.run("endpoint", "rotate", "turned", "--ed25519").exit())
                .isEqualTo(Exit.DONE);
        put(new Endpoint(
                "mail",
                EndpointKind.EMAIL,
                "",
                List.of(),
                false,
                Optional.empty(),
                "cli",
                before,
                EndpointFormat.JSON,
                List.of("desk@example.org"),
                List.of(),
                Optional.empty()));
        var listed = system.run("endpoint", "list", "--json").out().stream()
                .map(Json::parse)
                .toList();
        var keys = new TreeSet<String>();
        listed.forEach(each -> keys.addAll(JsonPaths.of(each)));
        keys.remove("signed[]"); // of what is not signed
        assertThat(keys).isEqualTo(JsonPaths.promised("endpoint"));
        var where = "https://hook.example/… (%s)"
                .formatted(Ids.of("https://hook.example/?token=" + SECRET).substring(0, 4));
        assertThat(system.run("endpoint", "list").out())
                .anyMatch(line -> line.startsWith("disabled  webhook     closed  " + where + "  (status 410 ("))
                .anyMatch(line -> line.startsWith("failing   webhook     down  " + where + "  (has taken nothing")
                        && line.endsWith("50 % of the time after which it is disabled: status 500)"))
                .contains("well      email       mail  desk@example.org", "well      webhook     turned  " + where);
        assertThat(system.run("endpoint", "show", "turned").out())
                .anyMatch(line -> line.startsWith("  signed    by ed25519, public key whpk_"))
                .contains("  signed    by hmac-sha256", "  waiting   0 deliveries pending, 0 dead");
        for (var args : List.of(
                List.of("list"),
                List.of("list", "--json"),
                List.of("show", "turned"),
                List.of("show", "turned", "--json"))) {
            var all = new ArrayList<>(List.of("endpoint"));
            all.addAll(args);
            assertThat(system.run(all.toArray(String[]::new)).out())
                    .isNotEmpty()
                    .noneMatch(line -> line.contains("whsec_") || line.contains("whsk_") || line.contains("token="));
        }
        assertThat(system.run("endpoint", "show", "nobody").exit()).isEqualTo(Exit.MISTAKE);
        assertThat(system.run("endpoint", "rotate", "mail").err())
                .containsExactly("mail is no webhook: what is sent there is not signed");
        assertThat(system.run("endpoint", "rotate", "turned", "--overlap", "-1").exit())
                .isEqualTo(Exit.MISTAKE);
    }

    @Test
    void aRotatedSecretOutlastsItsFileUntilTheFileSaysAnother() throws IOException {
        applied("/hook", SECRET);
        var rotated = system.run("endpoint", "rotate", "desk", "--overlap", "2", "--json");
        var said = Json.parse(rotated.out().getFirst());
        var fresh = said.path("secret").stringValue();
        var now = Instant.now();
        assertThat(Instant.parse(said.path("overlap").stringValue()))
                .isBetween(now.plus(Duration.ofMinutes(119)), now.plus(Duration.ofMinutes(121)));
        assertThat(known().signing(now)).containsExactly(fresh, SECRET);
        assertThat(known().signing(now.plus(Duration.ofHours(3)))).containsExactly(fresh);
        applied("/hook", SECRET);
        assertThat(known().signing(now)).containsExactly(fresh, SECRET);
        applied("/other", SECRET);
        assertThat(known().url()).endsWith("/other");
        assertThat(known().signing(now)).containsExactly(fresh, SECRET);
        var within = system.run("endpoint", "rotate", "desk", "--overlap", "48", "--json");
        assertThat(known().signing(now.plus(Duration.ofHours(3))))
                .as("the oldest is not prolonged")
                .containsExactly(
                        Json.parse(within.out().getFirst()).path("secret").stringValue(), fresh);
        var again = system.run("endpoint", "rotate", "desk", "--overlap", "0");
        assertThat(again.out()).last().isEqualTo("it alone signs from now on");
        assertThat(again.out().getFirst()).startsWith("the new secret is whsec_");
        assertThat(known().signing(Instant.now()))
                .containsExactly(again.out().getFirst().replace("the new secret is ", ""));
        applied("/other", OTHER);
        assertThat(known().signing(now)).containsExactly(OTHER);
    }

    private void applied(String path, String secret) throws IOException {
        var file = Files.writeString(folder.resolve("newsvane.yaml"), """
            endpoints:
              - {name: desk, url: "https://hook.example%s", secrets: [%s]}
            """.formatted(path, secret));
        assertThat(system.run("apply", "--config", file.toString()).exit()).isEqualTo(Exit.DONE);
    }

    private Endpoint known() {
        return Objects.requireNonNull(
                Snapshot.of(system.cluster(), system.channels().endpoints()).get("desk"));
    }

    private static Endpoint webhook(String name, Instant written) {
        return Endpoint.webhook(name, "https://hook.example/?token=" + SECRET, List.of(SECRET), "cli", written);
    }

    private void fails(String name, Instant at) {
        system.put(
                system.channels().attempts(),
                "d",
                new Attempt("d", name, 1, at, Duration.ZERO, Outcome.RETRY, Optional.of(500), "status 500"),
                at);
    }

    private void put(Endpoint endpoint) {
        system.put(system.channels().endpoints(), endpoint.name(), endpoint, endpoint.written());
    }
}

package dev.newsvane.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Main;
import dev.newsvane.app.Terminal;
import dev.newsvane.base.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `newsvane demo --json`: the main job, as a program would run it.
class MainJobTest {
    private static final List<String> NUMBERS = List.of(
            "sources",
            "items",
            "pages",
            "articles",
            "copies",
            "stories",
            "alerts",
            "deliveries",
            "rejects",
            "first_alert_seconds",
            "seconds");

    @Test
    void theDemoMeetsWhatItsNewsroomExpects() {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));

        var code = Main.run(terminal, "demo", "--json");

        assertThat(code).as(err.toString(UTF_8)).isEqualTo(Exit.DONE);
        var lines = out.toString(UTF_8).lines().toList();
        assertThat(lines).hasSize(1);
        var line = Json.parse(lines.getFirst());
        assertThat(NUMBERS)
                .allSatisfy(
                        name -> assertThat(line.path(name).isNumber()).as(name).isTrue());
        assertThat(line.at("/expectations/met").asInt()).isPositive();
        assertThat(line.at("/expectations/failed").asInt()).isZero();
        assertThat(line.path("deliveries").asInt())
                .isGreaterThanOrEqualTo(line.path("alerts").asInt());
        assertThat(err.toString(UTF_8).lines())
                .anyMatch(told -> told.endsWith("  ALERT"))
                .anyMatch(told -> told.contains("verified it"))
                .anyMatch(told -> told.matches(" +to “.+”: \\d+ articles, \\d+ independent"))
                .anyMatch(told -> told.matches(" +\\d+ independent publishers now"))
                .anyMatch(told -> told.matches(".* fetched {3}\\d+ pages? from \\d+ outlets?:"))
                .allMatch(told -> told.length() <= 120 && told.equals(told.stripTrailing()));
    }
}

package dev.newsvane.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.schemas.Author;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// By whose name changes are recorded.
class WhoTest {
    @Test
    void theEnvironmentNamesThemElseTheUser() {
        assertThat(Who.through("cli", Map.of(Who.BY, "ada"), "root")).isEqualTo(new Author("ada", "cli"));
        assertThat(Who.through("cli", Map.of(Who.BY, " "), "root")).isEqualTo(new Author("root", "cli"));
        assertThat(Who.through("cli", Map.of(), "?").by()).isEqualTo("unknown");
    }
}

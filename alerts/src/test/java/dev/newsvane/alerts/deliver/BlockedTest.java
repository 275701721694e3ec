package dev.newsvane.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.schemas.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlockedTest {
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    @Test
    void whatNoLongerSignsKeepsNothingBack() {
        var desk = Endpoint.webhook("desk", "https://desk.example/", List.of("whsec_typo"), "test", NOW)
                .rotated(SigningKey.fresh(false), NOW.plus(Duration.ofHours(1)), NOW);
        assertThat(Blocked.why("desk", Optional.of(desk), NOW)).hasValue(Blocked.BAD_SECRET);
        assertThat(Blocked.why("desk", Optional.of(desk), NOW.plus(Duration.ofHours(1))))
                .isEmpty();
    }
}

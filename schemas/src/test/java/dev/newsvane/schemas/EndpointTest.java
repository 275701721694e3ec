package dev.newsvane.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndpointTest {
    private static final String SECRET = "sesame";

    @ParameterizedTest
    @EnumSource
    void noSecretOfAnyKindIsShown(EndpointKind kind) {
        var endpoint = switch (kind) {
            case WEBHOOK, SLACK, DISCORD, TEAMS, MATTERMOST -> of(kind, "https://a.example/hook/" + SECRET);
            case EMAIL -> of(kind, "", "desk@a.example", "press@a.example");
            case COMMAND -> of(kind, "", "notify", "--token=" + SECRET, SECRET);
            case FILE -> of(kind, "", "/a/alerts.jsonl");
        };
        var to = switch (kind) {
            case WEBHOOK, SLACK, DISCORD, TEAMS, MATTERMOST -> List.of();
            case EMAIL -> List.of("desk@a.example", "press@a.example");
            case COMMAND -> List.of("notify", "(not shown)");
            case FILE -> List.of("/a/alerts.jsonl");
        };
        var shown = endpoint.shown();
        assertThat(shown.to()).isEqualTo(to);
        assertThat(shown.url()).doesNotContain(SECRET);
        assertThat(shown.secrets()).containsExactly("(not shown)");
        assertThat(shown.rotated()).containsExactly("(not shown)");
        assertThat(endpoint).asString().doesNotContain(SECRET);
        assertThat(shown.shown()).isEqualTo(shown);
    }

    @Test
    void ofAUrlTheHostIsShownAndWhatTellsItFromAnother() {
        assertThat(shown("https://a.example:8443/hooks/" + SECRET)).isEqualTo("https://a.example:8443/… (bc49)");
        assertThat(shown("https://a.example/?token=" + SECRET))
                .startsWith("https://a.example/… (")
                .isNotEqualTo(shown("https://a.example/?token=other"));
        assertThat(shown("https://a.example#" + SECRET)).startsWith("https://a.example/… (");
        assertThat(shown("https://a.example/")).isEqualTo("https://a.example/");
        assertThat(shown("https://desk:" + SECRET + "@a.example/")).isEqualTo("(not shown)");
    }

    private static String shown(String url) {
        return of(EndpointKind.WEBHOOK, url).shown().url();
    }

    private static Endpoint of(EndpointKind kind, String url, String... to) {
        return new Endpoint(
                "desk",
                kind,
                url,
                List.of("whsec_" + SECRET),
                false,
                Optional.empty(),
                "cli",
                Instant.EPOCH,
                EndpointFormat.JSON,
                List.of(to),
                List.of("whsec_" + SECRET),
                Optional.of(Instant.EPOCH));
    }
}

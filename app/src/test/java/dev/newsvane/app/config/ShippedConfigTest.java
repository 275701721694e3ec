package dev.newsvane.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.alerts.AlertSettings;
import dev.newsvane.alerts.deliver.DeliverSettings;
import dev.newsvane.enrich.EnrichSettings;
import dev.newsvane.ingest.crawl.CrawlSettings;
import dev.newsvane.ingest.frontier.Frontier;
import dev.newsvane.ingest.poll.PollSettings;
import dev.newsvane.ingest.websub.WebSubSettings;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.Watch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShippedConfigTest {
    private static final Path SHIPPED = Path.of("../newsvane.yaml");

    private final Config shipped = Config.read(SHIPPED, Map.of());

    @Test
    void itStatesEveryDefaultTruthfully() {
        var silent = Config.defaults(shipped.origin());
        assertThat(shipped.with(List.of(), List.of(), List.of()))
                .usingRecursiveComparison()
                .ignoringFields("data")
                .isEqualTo(silent);
        assertThat(shipped.data().getFileName()).isEqualTo(silent.data());
    }

    @Test
    void itStatesEveryKey() throws IOException {
        var text = Files.readString(SHIPPED);
        var settings = Stream.of(
                        PollSettings.class,
                        WebSubSettings.class,
                        Frontier.class,
                        CrawlSettings.class,
                        EnrichSettings.class,
                        AlertSettings.class,
                        DeliverSettings.class)
                .flatMap(type -> Settings.keys(type).stream());
        var others = Stream.of(
                "data",
                "keep-free",
                "kafka",
                "bootstrap",
                "client",
                "trust",
                "http",
                "mail",
                "host",
                "port",
                "security",
                "from",
                "user",
                "password",
                "listen",
                "token",
                "url",
                "concurrency",
                "streams",
                "callback",
                "baseline",
                "gazetteer",
                "paused",
                "should-not");
        assertThat(Stream.concat(settings, others))
                .allSatisfy(key -> assertThat(text).containsPattern("[ #{]" + key + ":|\n" + key + ":"));
    }

    @Test
    void itFollowsADozenPublicFeedsWithoutPrivateAddressesOrSecrets() {
        assertThat(shipped.sources()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(shipped.sources())
                .extracting(Source::url)
                .allMatch(url -> URI.create(url).getScheme().equals("https"));
        assertThat(shipped.endpoints()).isEmpty();
        assertThat(shipped.fetch().dangerouslyAllowPrivateAddresses()).isFalse();
    }

    @Test
    void itsWatchesHaveExamplesOnBothSides() {
        assertThat(shipped.watches())
                .extracting(Watch::name)
                .containsExactly("ai-copyright-suits", "open-model-licensing");
        assertThat(shipped.watches()).allSatisfy(watch -> {
            assertThat(watch.examples()).anyMatch(example -> example.matches());
            assertThat(watch.examples()).anyMatch(example -> !example.matches());
        });
    }
}

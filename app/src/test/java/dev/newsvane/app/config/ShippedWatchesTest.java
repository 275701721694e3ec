package dev.newsvane.app.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.alerts.match.Matcher;
import dev.newsvane.app.tool.ArticleLine;
import dev.newsvane.base.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// The two watches that Newsvane ships with, on texts of our own; they were written beside each other, so this says
/// that the watches hold what they promise, not how good they are on texts they have not seen.
class ShippedWatchesTest {
    private static final Matcher MATCHER = matcher();

    @ParameterizedTest
    @CsvFileSource(
            resources = "/shipped/ai-copyright-suits.csv",
            useHeadersInDisplayName = true,
            delimiter = '|',
            quoteCharacter = '`',
            emptyValue = "",
            nullValues = "-")
    void suitsAboutAiAndCopyrightAndNothingElse(boolean matches, String title, @Nullable String text) throws Exception {
        assertThat(matches("ai-copyright-suits", title, text)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/shipped/open-model-licensing.csv",
            useHeadersInDisplayName = true,
            delimiter = '|',
            quoteCharacter = '`',
            emptyValue = "",
            nullValues = "-")
    void termsOfOpenModelsAndNothingElse(boolean matches, String title, @Nullable String text) throws Exception {
        assertThat(matches("open-model-licensing", title, text)).isEqualTo(matches);
    }

    private static boolean matches(String watch, String title, @Nullable String text) throws Exception {
        var line = Json.object().put("id", "example").put("title", title);
        if (text != null) {
            line.put("text", text);
        }
        var article = ArticleLine.parse(Json.text(line).getBytes(UTF_8)).article(Instant.EPOCH);
        return MATCHER.match(article).stream().anyMatch(match -> match.watch().equals(watch));
    }

    private static Matcher matcher() {
        var matcher = new Matcher();
        matcher.add(Config.read(Path.of("../newsvane.yaml"), Map.of()).watches());
        return matcher;
    }
}

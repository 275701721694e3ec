package dev.newsvane.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.newsvane.alerts.match.Matcher;
import dev.newsvane.schemas.Article;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// The two watches that Newsvane ships with, on texts of our own; they were written beside each other, so this says
/// that the watches hold what they promise, not how good they are on texts they have not seen.
class ExampleWatchesTest {
    private static final String SUITS = "ai-copyright-suits";
    private static final String LICENSING = "open-model-licensing";
    private static final Matcher MATCHER = matcher();
    private static final String SEED = "shared/data/seed/000_a5350609932d68c3.txt";

    @ParameterizedTest
    @CsvFileSource(
            resources = "watches/" + SUITS + ".examples.csv",
            useHeadersInDisplayName = true,
            delimiter = '|',
            quoteCharacter = '`',
            emptyValue = "",
            nullValues = "-")
    void suitsAboutAiAndCopyrightAndNothingElse(boolean matches, String title, String text) {
        assertThat(matches(
                        SUITS,
                        Articles.of(title, Objects.requireNonNullElse(text, "")).article()))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "watches/" + LICENSING + ".examples.csv",
            useHeadersInDisplayName = true,
            delimiter = '|',
            quoteCharacter = '`',
            emptyValue = "",
            nullValues = "-")
    void termsOfOpenModelsAndNothingElse(boolean matches, String title, String text) {
        assertThat(matches(
                        LICENSING,
                        Articles.of(title, Objects.requireNonNullElse(text, "")).article()))
                .isEqualTo(matches);
    }

    @Test
    void theReportAboutLlamaAndItsHostsMatchesBoth() throws IOException {
        var seed = Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve(SEED))
                .filter(Files::exists)
                .findFirst();
        assumeTrue(seed.isPresent(), "../shared/data is not here");
        var article = Articles.of("", Files.readString(seed.get())).article();
        assertThat(matches(SUITS, article)).isTrue();
        assertThat(matches(LICENSING, article)).isTrue();
    }

    private static boolean matches(String watch, Article article) {
        return MATCHER.match(article).stream().anyMatch(match -> match.watch().equals(watch));
    }

    private static Matcher matcher() {
        var matcher = new Matcher();
        matcher.add(Stream.of(SUITS, LICENSING)
                .map(watch -> Articles.watch(watch, 1, query(watch), Articles.T0))
                .toList());
        return matcher;
    }

    private static String query(String watch) {
        try (var in =
                Objects.requireNonNull(ExampleWatchesTest.class.getResourceAsStream("watches/" + watch + ".query"))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.newsvane.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// What a page says of itself beside title, date and text: a page for each rule, seen at one address.
class MetadataTest {
    private static final String URL = "https://www.alpha.example/news/1?from=feed";
    private static final String ARTICLE =
            "<h1>Bridge stuck open</h1><p>The council met on Tuesday to speak of the bridge, which has stood open since"
                    + " March. It decided nothing, and will meet again when the engineers have looked at it.</p>";

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "metadata.csv", delimiter = ';', quoteCharacter = '\0', numLinesToSkip = 1)
    void whatAPageSaysOfItself(
            String rule,
            @Nullable String page,
            @Nullable String section,
            @Nullable String image,
            @Nullable String canonical,
            @Nullable String publisher,
            @Nullable String authors,
            boolean paywalled) {
        var content = read(Optional.ofNullable(page).orElse("") + ARTICLE);
        assertThat(content.section()).isEqualTo(Optional.ofNullable(section));
        assertThat(content.image()).isEqualTo(Optional.ofNullable(image));
        assertThat(content.canonical()).isEqualTo(Optional.ofNullable(canonical));
        assertThat(content.publisher()).isEqualTo(Optional.ofNullable(publisher));
        assertThat(String.join(" / ", content.authors()))
                .isEqualTo(Optional.ofNullable(authors).orElse(""));
        assertThat(content.paywalled()).isEqualTo(paywalled);
    }

    private static Content read(String page) {
        return Optional.of(Extract.html(
                        ByteString.encodeUtf8(page),
                        Optional.of("text/html"),
                        URL,
                        Instant.parse("2026-03-04T12:00:00Z")))
                .map(Reading.Found.class::cast)
                .map(Reading.Found::content)
                .orElseThrow();
    }
}

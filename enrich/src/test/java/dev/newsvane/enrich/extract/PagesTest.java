package dev.newsvane.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// What of a page is its article: a page for each rule. In the table `A`, `B`, `C` stand for paragraphs of prose, in
/// the page as in what is expected, where `/` parts blocks.
class PagesTest {
    private static final String A =
            "The council met on Tuesday to speak of the bridge, which has stood open since March."
                    + " It decided nothing, and will meet again when the engineers have looked at it.";
    private static final String B =
            "Those who live beyond the river take the ferry at six now, or walk for an hour. The"
                    + " baker has moved his stall to the quay, and sells out before the first boat leaves.";
    private static final String C =
            "A firm from the north has offered to build another one for nothing. Nobody knows yet"
                    + " what it wants in return, and the mayor would not say on Tuesday.";

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "pages.csv", delimiter = ';', numLinesToSkip = 1, maxCharsPerColumn = 20_000)
    void whatOfAPageIsItsArticle(String rule, String body, @Nullable String text) {
        var page = "<html><head><title>Bridge stuck open</title></head><body>" + prose(body) + "</body></html>";
        var reading = Extract.html(
                ByteString.encodeUtf8(page), Optional.of("text/html"), "", Instant.parse("2026-03-04T12:00:00Z"));
        var found = reading instanceof Reading.Found(Content content) ? content.text() : "";
        assertThat(found).isEqualTo(prose(Optional.ofNullable(text).orElse("")).replace(" / ", "\n\n"));
    }

    private static String prose(String text) {
        return text.replaceAll("\\bA\\b", A).replaceAll("\\bB\\b", B).replaceAll("\\bC\\b", C);
    }
}

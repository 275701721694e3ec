package dev.newsvane.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.enrich.EnrichSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Examples are read as live articles are: in their language, with what they name, and from where they say.
class TrialTest {
    private static final String GERMAN = "Verlage klagen gegen den Entwickler des Sprachmodells, weil er ihre Bücher"
            + " ohne Erlaubnis zum Training benutzt haben soll";

    @TempDir
    private Path folder = Path.of("");

    private boolean matches(String watch, String example) throws IOException {
        var file = Files.writeString(
                folder.resolve("watches.yaml"),
                "watches: [{name: tried, " + watch + ", examples: {should: [\"" + example + "\"]}}]");
        var tried = Config.readToTry(file, Map.of()).watches().getFirst();
        return Trial.of(tried, EnrichSettings.defaults()).getFirst().matches();
    }

    @Test
    void anExampleNamesWhatAnArticleWouldName() throws IOException {
        assertThat(matches("query: 'entity:Q380'", "Authors sue Meta Platforms in San Francisco"))
                .isTrue();
        assertThat(matches("query: 'entity:Q380'", "The meta platforms of philosophy"))
                .isFalse();
    }

    @Test
    void aFirstLineThatIsAUrlSaysWhereItIsFrom() throws IOException {
        var query = "query: 'site:example.org AND title:quay'";
        assertThat(matches(query, "https://news.example.org/quay\\nThe quay is closed"))
                .isTrue();
        assertThat(matches(query, "https://news.example.com/quay\\nThe quay is closed"))
                .isFalse();
        assertThat(matches(query, "The quay is closed")).isFalse();
        assertThat(matches("query: 'https'", "https://example.org/quay\\nThe quay is closed"))
                .isFalse();
    }

    @Test
    void anExampleIsInItsLanguage() throws IOException {
        var stem = "query: 'Verlag'";
        assertThat(matches(stem, GERMAN)).isTrue();
        assertThat(matches(stem + ", languages: [en, de]", GERMAN)).isTrue();
        assertThat(matches(stem + ", languages: [en, de-AT]", GERMAN)).isTrue();
        assertThat(matches("query: 'sued', languages: [de, en]", "Publishers sue the maker of a language model"))
                .isTrue();
    }
}

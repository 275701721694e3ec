package dev.newsvane.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newsvane.alerts.watch.Field;
import dev.newsvane.alerts.watch.Parsing;
import dev.newsvane.alerts.watch.Pattern;
import dev.newsvane.alerts.watch.Query;
import dev.newsvane.enrich.EnrichSettings;
import dev.newsvane.enrich.entity.Gazetteer;
import dev.newsvane.schemas.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Examples are read as live articles are: in their language, with what they name, and from where they say.
class TrialTest {
    private static final String GERMAN = "Verlage klagen gegen den Entwickler des Sprachmodells, weil er ihre Bücher"
            + " ohne Erlaubnis zum Training benutzt haben soll";

    @TempDir
    private Path folder = Path.of("");

    private boolean matches(String watch, String example) throws IOException {
        return Trial.of(tried(watch, "should", example), EnrichSettings.defaults())
                .getFirst()
                .matches();
    }

    private Watch tried(String watch, String expected, String example) throws IOException {
        var file = Files.writeString(
                folder.resolve("watches.yaml"),
                "watches: [{name: tried, " + watch + ", examples: {" + expected + ": [\"" + example + "\"]}}]");
        return Config.readToTry(file, Map.of()).watches().getFirst();
    }

    @Test
    void anExampleNamesWhatAnArticleWouldName() throws IOException {
        assertThat(matches("query: 'entity:Q380'", "Authors sue Meta Platforms in San Francisco"))
                .isTrue();
        assertThat(matches("query: 'entity:Q380'", "The meta platforms of philosophy"))
                .isFalse();
    }

    /// It would pass as one that does not match, where it should not.
    @Test
    void anExampleAtWhichTheQueryThrowsFailsLoudly() throws IOException {
        var llama = new Query.Clause(Set.of(Field.TITLE), new Pattern.Term(Pattern.Form.STEM, "llama"), "llama");
        var nothing = new Query.Clause(Set.of(Field.TEXT), new Pattern.Sequence(List.of()), "");
        var throwing = new Parsing.Parsed(new Query.All(List.of(llama, nothing)));
        var watch = tried("query: llama", "should-not", "A llama is seen");
        assertThatThrownBy(() -> Trial.of(watch, throwing, Gazetteer.empty()))
                .isInstanceOf(NoSuchElementException.class);
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

package dev.newsvane.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What match wrote into its stores is read after an upgrade. A form changes with every record that stands in it: then
/// the one before, whole, becomes a past form (`avro/past`), and the new one's id a line more of `stored-forms.txt`.
class StoredFormsTest {
    private static final Path EVER = Path.of("src/test/resources/stored-forms.txt");
    private static final List<String> STORED = List.of("Spoken", "Held", "Rhythm", "Looked");

    @Test
    void everyFormThatWasEverStoredIsRead() throws IOException {
        var book = AlertTopology.state().book();
        for (var line : Files.readAllLines(EVER)) {
            var form = line.split(" ", -1);
            assertThatCode(() -> assertThat(
                                    book.schema(Integer.parseInt(form[1])).getName())
                            .isEqualTo(form[0]))
                    .as(line)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void theFormsOfTodayAreAmongThem() throws IOException {
        var today = AlertTopology.state().book().all().entrySet().stream()
                .filter(entry -> STORED.contains(entry.getValue().getName()))
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        assertThat(today).hasSameSizeAs(STORED);
        today.forEach((form, id) -> assertThat(EVER).content().contains(form.getName() + " " + id + "\n"));
    }
}

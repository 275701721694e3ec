package dev.newsvane.bench.like;

import dev.newsvane.alerts.watch.Field;
import dev.newsvane.alerts.watch.Words;
import dev.newsvane.base.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/// An article whose event is known.
///
/// @param event of a stranger, one of its own
/// @param lead the first words of the text
/// @param text without the title that may stand before it
record Labelled(String event, String title, String lead, String text) {
    private static final String STRANGER = "stranger ";

    /// What a reader sees at first.
    String top() {
        return title + "\n" + lead;
    }

    private static Labelled of(String event, String title, String text) {
        var words = Words.of(text);
        var lead = words.isEmpty()
                ? ""
                : text.substring(
                        0,
                        words.get(Math.min(Field.LEAD_WORDS, words.size()) - 1).end());
        return new Labelled(event, title, lead, text);
    }

    String whole() {
        return title + "\n" + text;
    }

    /// Articles of known events, or each a stranger where the file names none.
    ///
    /// @param file JSON lines, gzipped
    /// @param wanted by their ids
    static List<Labelled> read(Path file, Predicate<String> wanted) throws IOException {
        var all = new ArrayList<Labelled>();
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var json = Json.parse(line);
                var id = json.path("id").asString("");
                var title = json.path("title").asString("").strip();
                var text = json.path("text").asString("").strip();
                if (wanted.test(id) && !title.isEmpty()) {
                    all.add(of(
                            json.path("story").asString(STRANGER + id),
                            title,
                            text.startsWith(title)
                                    ? text.substring(title.length()).strip()
                                    : text));
                }
            }
        }
        return all;
    }
}

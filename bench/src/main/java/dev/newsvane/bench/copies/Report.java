package dev.newsvane.bench.copies;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.base.Json;
import dev.newsvane.testkit.Shared;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/// An article of a shared set. It is read where it lies, never copied.
///
/// @param paragraphs of the text
record Report(String id, String published, String source, String title, String text, List<String> paragraphs) {
    private static final String ARTICLES = "articles/abp-dev.jsonl.gz";
    private static final String ACCOUNTS = "stories/basil.jsonl.gz";

    private static Report of(JsonNode line) {
        var text = line.path("text").asString();
        return new Report(
                line.path("id").asString(),
                line.path("published").asString(),
                line.path("source").asString(),
                line.path("title").asString(),
                text,
                Arrays.stream(text.split("\n+", -1))
                        .filter(paragraph -> !paragraph.isBlank())
                        .toList());
    }

    /// In order of publication.
    static List<Report> articles() {
        return read(shared(ARTICLES)).stream().map(Report::of).toList();
    }

    /// Of each event of BASIL the accounts of its three outlets.
    static List<List<Report>> accounts() {
        var lines = read(shared(ACCOUNTS));
        return lines.stream()
                .map(line -> line.path("story").asString())
                .distinct()
                .map(story -> lines.stream()
                        .filter(line -> line.path("story").asString().equals(story))
                        .map(Report::of)
                        .toList())
                .toList();
    }

    private static Path shared(String name) {
        return Shared.data()
                .map(folder -> folder.resolve(name))
                .orElseThrow(() -> new IllegalStateException("needs ../shared/data/" + name));
    }

    /// The lines of a file, unpacked where its name says so.
    static List<JsonNode> read(Path file) {
        try (var in = Files.newInputStream(file);
                var lines = new BufferedReader(
                        new InputStreamReader(file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank())
                    .map(Json::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

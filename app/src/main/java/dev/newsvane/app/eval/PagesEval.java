package dev.newsvane.app.eval;

import dev.newsvane.app.eval.Extractor.Extracted;
import dev.newsvane.app.eval.score.Answers;
import dev.newsvane.app.eval.score.Texts;
import dev.newsvane.base.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Pages whose article is known: a folder with `truth.jsonl` (or `.gz`) and `pages/ID.html` (or `.gz`).
public final class PagesEval {
    private final Path folder;
    private final List<JsonNode> truth;

    private PagesEval(Path folder, List<JsonNode> truth) {
        this.folder = folder;
        this.truth = truth;
    }

    /// A set in a folder.
    ///
    /// @throws IOException where the truth is missing or is no JSON lines
    public static PagesEval in(Path folder) throws IOException {
        return new PagesEval(folder, JsonLines.of(JsonLines.oneOf(folder, "truth.jsonl", "truth.jsonl.gz")));
    }

    /// Text, title, authors and date of each page against what is true, and how long each took against parsing alone.
    ///
    /// @param peer scored beside ours, in the same run
    /// @throws IOException where a page is missing or cannot be read
    public Report extraction(Extractor ours, Optional<Extractor> peer) throws IOException {
        var tally = new Tally(ours);
        var other = peer.map(Tally::new);
        var parse = new ArrayList<Long>();
        for (var line : truth) {
            var body = body(line);
            var url = JsonLines.text(line, "url").orElse("");
            var begun = System.nanoTime();
            Extractor.parsed(body, url);
            parse.add(System.nanoTime() - begun);
            tally.add(line, body, url);
            other.ifPresent(each -> each.add(line, body, url));
        }
        var figures = Json.object().put("pages", truth.size());
        figures.set("newsvane", tally.json(parse));
        other.ifPresent(each -> figures.set("peer", each.json(parse)));
        return new Report(figures, tally.predictions);
    }

    /// Only the days of publication.
    ///
    /// @throws IOException where a page is missing or cannot be read
    public Report dates(Extractor ours) throws IOException {
        var tally = new Tally(ours);
        for (var line : truth) {
            tally.add(line, body(line), JsonLines.text(line, "url").orElse(""));
        }
        var figures = Json.object().put("pages", truth.size());
        figures.set("date", tally.dates.json());
        return new Report(figures, tally.predictions);
    }

    private byte[] body(JsonNode line) throws IOException {
        var id = JsonLines.required(line, "id");
        var page = JsonLines.oneOf(folder.resolve("pages"), id + ".html", id + ".html.gz");
        try (var in = JsonLines.open(page)) {
            return in.readAllBytes();
        }
    }

    /// One extractor's sums.
    private static final class Tally {
        private final Extractor extractor;
        private final Texts texts = new Texts();
        private final Answers dates = new Answers();
        private final List<ObjectNode> predictions = new ArrayList<>();
        private final List<Long> times = new ArrayList<>();
        private int titles;
        private int sameTitles;
        private int authors;
        private int sameAuthors;

        Tally(Extractor extractor) {
            this.extractor = extractor;
        }

        void add(JsonNode line, byte[] body, String url) {
            var begun = System.nanoTime();
            var read = extractor.of(body, url);
            times.add(System.nanoTime() - begun);
            var prediction = Json.object()
                    .put("id", line.path("id").asString())
                    .put("text", read.text())
                    .put("title", read.title());
            read.date().ifPresent(date -> prediction.put("date", date));
            prediction.put("method", read.method());
            if (line.has("with") || line.has("without")) {
                texts.snippets(read.text(), JsonLines.texts(line, "with"), JsonLines.texts(line, "without"));
            }
            JsonLines.text(line, "text").ifPresent(text -> prediction.put("f", texts.whole(read.text(), text)));
            if (line.has("date")) {
                dates.add(read.date(), JsonLines.text(line, "date"));
            }
            facts(line, read);
            predictions.add(prediction);
        }

        private void facts(JsonNode line, Extracted read) {
            JsonLines.text(line, "title").ifPresent(title -> {
                titles++;
                sameTitles += Texts.sameTitle(read.title(), title) ? 1 : 0;
            });
            var names = JsonLines.texts(line, "authors");
            if (!names.isEmpty()) {
                authors++;
                sameAuthors += names.equals(read.authors()) ? 1 : 0;
            }
        }

        ObjectNode json(List<Long> parse) {
            var json = texts.json();
            if (titles > 0) {
                json.putObject("title")
                        .put("equal", (double) sameTitles / titles)
                        .put("pages", titles);
            }
            if (authors > 0) {
                json.putObject("authors")
                        .put("equal", (double) sameAuthors / authors)
                        .put("pages", authors);
            }
            json.set("date", dates.json());
            json.putObject("time")
                    .put("median_ms", median(times) / 1e6)
                    .put("longest_ms", longest(times) / 1e6)
                    .put("to_parsing", median(times) / median(parse));
            return json;
        }

        private static double median(List<Long> times) {
            var sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
            return sorted.length == 0
                    ? 0
                    : Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElse(0);
        }

        private static double longest(List<Long> times) {
            return times.stream().mapToLong(Long::longValue).max().orElse(0);
        }
    }
}

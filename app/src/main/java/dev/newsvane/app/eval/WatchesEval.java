package dev.newsvane.app.eval;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.alerts.match.Match;
import dev.newsvane.alerts.match.Matcher;
import dev.newsvane.app.eval.score.Calls;
import dev.newsvane.app.tool.ArticleLine;
import dev.newsvane.base.Json;
import dev.newsvane.enrich.entity.Gazetteer;
import dev.newsvane.schemas.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Articles of which it is known which watches should match them: JSON lines with `title` and perhaps `text`.
public final class WatchesEval {
    private final Labels labels;
    private final boolean titles;
    private final Gazetteer gazetteer;

    /// @param gazetteer what texts are read for
    /// @param titles match on titles alone, whatever texts there are
    public WatchesEval(Labels labels, Gazetteer gazetteer, boolean titles) {
        this.labels = labels;
        this.gazetteer = gazetteer;
        this.titles = titles;
    }

    /// Matches every article of a file. Of several with one title the first counts, where labels go by title.
    ///
    /// @throws IOException where the file cannot be read, or a line lacks something
    public Report of(Path file, List<Watch> watches) throws IOException {
        var calls = new LinkedHashMap<String, Calls>();
        var predictions = new ArrayList<ObjectNode>();
        var seen = new HashSet<String>();
        var unlabelled = 0;
        var doubtful = 0;
        try (var matcher = new Matcher()) {
            matcher.add(watches);
            for (var line : JsonLines.of(file)) {
                if (!seen.add(labels.key(line))) {
                    continue;
                }
                var known = labels.of(line);
                unlabelled += known.isEmpty() ? 1 : 0;
                var matches = matches(matcher, line);
                var prediction = Json.object().put("id", labels.key(line));
                for (var watch : watches) {
                    var matched = matches.contains(watch.name());
                    prediction.put(watch.name(), matched);
                    switch (known.getOrDefault(watch.name(), Label.NONE)) {
                        case YES -> calls(calls, watch).add(shown(line), matched, true);
                        case NO -> calls(calls, watch).add(shown(line), matched, false);
                        case DOUBTFUL -> doubtful++;
                        case NONE -> {}
                    }
                }
                predictions.add(prediction);
            }
        }
        var figures = Json.object()
                .put("articles", predictions.size())
                .put("unlabelled", unlabelled)
                .put("doubtful", doubtful);
        calls.forEach((name, each) -> figures.set(name, each.json()));
        return new Report(figures, predictions);
    }

    private static Calls calls(Map<String, Calls> calls, Watch watch) {
        return calls.computeIfAbsent(watch.name(), _ -> new Calls());
    }

    private List<String> matches(Matcher matcher, JsonNode line) throws IOException {
        var article = line.deepCopy().asObject().put("id", labels.key(line));
        if (titles) {
            article.remove("text");
        }
        try {
            return matcher
                    .match(ArticleLine.parse(Json.text(article).getBytes(UTF_8)).article(Instant.EPOCH, gazetteer))
                    .stream()
                    .map(Match::watch)
                    .toList();
        } catch (ArticleLine.Wrong e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String shown(JsonNode line) throws IOException {
        return (line.path("id").asString("") + " " + JsonLines.required(line, "title")).strip();
    }
}

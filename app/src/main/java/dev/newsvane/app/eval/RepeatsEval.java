package dev.newsvane.app.eval;

import dev.newsvane.app.eval.score.Verdicts;
import dev.newsvane.base.Json;
import dev.newsvane.enrich.repeat.Repeat;
import dev.newsvane.enrich.repeat.Shingles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/// Pairs of texts of which it is known whether one repeats the other: JSON lines with `a`, `b`, `label` (1 = it does)
/// and perhaps `id` and `kind`. The verdict alone is measured, without the search for candidates.
public final class RepeatsEval {
    private RepeatsEval() {}

    /// Judges every pair of a file.
    ///
    /// @throws IOException where the file cannot be read, or a line lacks one of them
    public static Report of(Path file) throws IOException {
        var all = new Verdicts();
        var kinds = new TreeMap<String, Verdicts>();
        var predictions = new ArrayList<ObjectNode>();
        for (var line : JsonLines.of(file)) {
            var earlier = JsonLines.required(line, "a");
            var later = JsonLines.required(line, "b");
            if (!line.path("label").isInt()) {
                throw new IOException("a line without \"label\" (0 or 1): " + line.path("id"));
            }
            var says = Repeat.says(later, earlier);
            var repeat = Repeat.of(Shingles.of(later), Shingles.of(earlier));
            var truth = line.path("label").intValue() == 1;
            all.add(says, truth);
            JsonLines.text(line, "kind")
                    .ifPresent(kind ->
                            kinds.computeIfAbsent(kind, _ -> new Verdicts()).add(says, truth));
            var prediction = Json.object().put("id", line.path("id").asString(""));
            prediction.put("repeats", says);
            repeat.ifPresent(found -> prediction
                    .put("kind", found.kind().name())
                    .put("containment", found.containment())
                    .put("resemblance", found.resemblance()));
            predictions.add(prediction);
        }
        var figures = Json.object();
        figures.set("all", all.json());
        kinds.forEach((kind, verdicts) -> figures.set(kind, verdicts.json()));
        return new Report(figures, predictions);
    }
}

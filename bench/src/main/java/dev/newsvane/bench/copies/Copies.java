package dev.newsvane.bench.copies;

import java.nio.file.Path;
import java.util.List;

/// Copies made of real articles, and accounts that are none: precision and recall of the verdict by kind, and how many
/// originals the fingerprint finds. The bounds of the verdict were chosen on the articles of one half.
public final class Copies {
    private Copies() {}

    /// Prints a table for each half and one for the pairs labelled by hand; or one for a file.
    ///
    /// @param arguments a file of JSON lines with `id`, `a` (earlier), `b` (later), `label`, `kind`
    public static void main(String... arguments) {
        if (arguments.length > 0) {
            Verdicts.of(Case.given(Path.of(arguments[0]))).print(arguments[0]);
            return;
        }
        var reports = Report.articles();
        var making = new Making(reports);
        for (var half : List.of(new Half("chosen on", 0), new Half("reported", 1))) {
            var cases = making.cases(half);
            Verdicts.of(cases).print(half.name());
            Found.print(reports.stream().filter(half::holds).toList(), cases);
        }
        Verdicts.of(Labelled.cases(reports)).print("labelled by hand");
    }
}

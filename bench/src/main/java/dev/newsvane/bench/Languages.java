package dev.newsvane.bench;

import dev.newsvane.app.eval.score.Interval;
import dev.newsvane.enrich.extract.Extract;
import dev.newsvane.enrich.extract.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import okio.ByteString;

/// How right the language of an article is, over pages that somebody labelled: the text is the extractor's
/// own.
public final class Languages {
    /// Label of a page whose language cannot be said.
    private static final String UNKNOWN = "und";

    private Languages() {}

    /// Prints how many languages are right, wrong, and left unsaid.
    ///
    /// @param arguments the folder `extraction/trafilatura` of the shared data; and `errors`, to see what is
    ///     not right
    public static void main(String... arguments) throws IOException {
        var right = 0;
        var wrong = 0;
        var unsaid = 0;
        for (var label : Labels.read("language.tsv")) {
            var page = Path.of(arguments[0], "pages", label.get(0) + ".html.gz");
            var said = language(page).orElse(UNKNOWN);
            if (said.equals(label.get(1))) {
                right++;
            } else if (said.equals(UNKNOWN)) {
                unsaid++;
            } else {
                wrong++;
            }
            if (arguments.length > 1 && !said.equals(label.get(1))) {
                System.out.println(label.get(0) + ": " + said + ", not " + label.get(1));
            }
        }
        System.out.println(
                "right " + new Interval(right, right + wrong + unsaid) + "; wrong " + wrong + "; unsaid " + unsaid);
    }

    private static Optional<String> language(Path page) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(page))) {
            var body = ByteString.of(in.readAllBytes());
            return switch (Extract.html(body, Optional.empty(), "", Instant.now())) {
                case Reading.Found(var content) -> content.language();
                case Reading.Nothing _ -> Optional.empty();
            };
        }
    }
}

package dev.newsvane.app.eval;

import dev.newsvane.enrich.extract.Content;
import dev.newsvane.enrich.extract.Extract;
import dev.newsvane.enrich.extract.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.dankito.readability4j.Readability4J;
import okio.ByteString;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// Something that reads an article from a page: the pipeline's own, or a peer on the JVM.
public interface Extractor {
    /// What was read.
    ///
    /// @param date the day of publication, YYYY-MM-DD
    record Extracted(String text, String title, Optional<String> date, List<String> authors, String method) {
        static Extracted nothing(String why) {
            return new Extracted("", "", Optional.empty(), List.of(), why);
        }
    }

    Extracted of(byte[] body, String url);

    /// The code of the pipeline.
    ///
    /// @param seen now: later dates are not believed
    static Extractor ours(Instant seen) {
        return (body, url) -> switch (Extract.html(ByteString.of(body), Optional.empty(), url, seen)) {
            case Reading.Found(Content content) ->
                new Extracted(
                        content.text(),
                        content.title(),
                        content.published().map(date -> date.day().toString()),
                        content.authors(),
                        content.method());
            case Reading.Nothing nothing -> Extracted.nothing(nothing.reason() + ": " + nothing.detail());
        };
    }

    /// What users of Java have today: Readability's algorithm, on jsoup.
    static Extractor readability4j() {
        return (body, url) -> {
            try {
                var article = new Readability4J(url, parsed(body, url)).parse();
                return new Extracted(
                        Optional.ofNullable(article.getTextContent()).orElse(""),
                        Optional.ofNullable(article.getTitle()).orElse(""),
                        Optional.empty(),
                        Optional.ofNullable(article.getByline()).stream().toList(),
                        "readability4j");
            } catch (RuntimeException e) {
                return Extracted.nothing("it broke: " + e); // on a page of the trafilatura set it does
            }
        };
    }

    /// The floor: the tree and nothing else.
    static Document parsed(byte[] body, String url) {
        try {
            return Jsoup.parse(new ByteArrayInputStream(body), null, url);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

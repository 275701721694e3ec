package dev.newsvane.enrich.vocabulary;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// How common words are: in how many of a fixed set of news articles each stem occurs. Fixed, because counts that run
/// along would judge the same articles differently at another time, and no replay would repeat the past.
///
/// @param documents how many articles were counted
/// @param frequencies stem to number of articles; rarer stems are left out
public record Background(int documents, Map<String, Integer> frequencies) {
    private static final String FILE = "/background/en.txt.gz";

    /// Spärck Jones' inverse document frequency, 1 for a word that was seen in no article.
    public double rarity(String stem) {
        var frequency = frequencies.getOrDefault(stem, 0);
        return Math.log((documents + 1.0) / (frequency + 1.0)) / Math.log(documents + 1.0);
    }

    public static Background english() {
        return English.LOADED;
    }

    private static final class English {
        static final Background LOADED = load();

        private static Background load() {
            try (var in = Optional.ofNullable(Background.class.getResourceAsStream(FILE))
                            .orElseThrow(() -> new IllegalStateException("the program lacks its file " + FILE));
                    var lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(in), UTF_8))) {
                var documents = Integer.parseInt(lines.readLine());
                var frequencies = new HashMap<String, Integer>();
                lines.lines().forEach(line -> {
                    var space = line.indexOf(' ');
                    frequencies.put(line.substring(0, space), Integer.parseInt(line.substring(space + 1)));
                });
                return new Background(documents, Collections.unmodifiableMap(frequencies));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

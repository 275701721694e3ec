package dev.newsvane.bench.matching;

import dev.newsvane.alerts.watch.Words;
import dev.newsvane.app.tool.ArticleLine;
import dev.newsvane.base.Json;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Filter;
import dev.newsvane.schemas.Watch;
import dev.newsvane.schemas.When;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/// Watches and texts made of real headlines: names and telling words of one headline go into one watch, in the shapes
/// that media monitoring knows.
final class Invented {
    private static final int SEED = 6;

    /// A headline's words that stand in more than this share of all headlines tell nothing.
    private static final double COMMON = 0.005;

    private final Random random = new Random(SEED);
    private final List<String> headlines;
    private final Map<String, Integer> counts = new HashMap<>();

    private Invented(List<String> headlines) {
        this.headlines = headlines;
        headlines.forEach(headline -> Words.of(headline).forEach(word -> counts.merge(word.folded(), 1, Integer::sum)));
    }

    /// @param file lines of JSON with a `title`, gzipped
    static Invented of(Path file) throws IOException {
        var headlines = new ArrayList<String>();
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                headlines.add(Json.parse(line).path("title").asString());
            }
        }
        return new Invented(headlines);
    }

    List<Watch> watches(int count) {
        var watches = new ArrayList<Watch>(count);
        while (watches.size() < count) {
            var words = telling();
            if (words.size() >= 4) {
                watches.add(watch("w" + watches.size(), 1, query(words, telling())));
            }
        }
        return watches;
    }

    static Watch watch(String name, int version, String query) {
        return new Watch(
                name,
                version,
                name,
                query,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                "bench",
                Instant.EPOCH,
                Filter.ALL,
                When.AT_FIRST);
    }

    /// An article of so many words: headlines one behind the other.
    Article article(int number, int words) throws ArticleLine.Wrong {
        var text = new StringBuilder();
        var size = 0;
        while (size < words) {
            var headline = headline();
            text.append(headline).append(". ");
            size += Words.of(headline).size();
        }
        var line = Json.object()
                .put("id", "a" + number)
                .put("language", "en")
                .put("title", headline())
                .put("text", text.toString());
        return ArticleLine.parse(Json.text(line).getBytes(StandardCharsets.UTF_8))
                .article(Instant.EPOCH);
    }

    private String query(List<String> words, List<String> others) {
        var phrase = '"' + words.get(0) + ' ' + words.get(1) + '"';
        var third = words.get(2);
        var fourth = words.get(3);
        var other = others.isEmpty() ? "analysis" : others.getFirst();
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5 -> phrase + " AND (" + third + " OR " + fourth + " OR " + other + ")";
            case 6, 7, 8, 9, 10 ->
                "(" + words.get(0) + " OR " + words.get(1) + ") AND (" + third + " OR " + fourth + ") NOT " + other;
            case 11, 12, 13 -> words.get(0) + " NEAR/8 (" + third + " OR " + fourth + ")";
            case 14, 15 -> "=" + words.get(0) + " AND " + stem(third) + "*";
            case 16, 17 -> "2 of (" + words.get(0) + ", " + third + ", " + fourth + ", " + other + ")";
            case 18 -> phrase;
            default -> "title:(" + words.get(0) + " OR " + third + ") AND (" + fourth + " OR " + phrase + "~3)";
        };
    }

    private static String stem(String word) {
        return word.substring(0, Math.min(word.length(), 5));
    }

    private List<String> telling() {
        return Words.of(headline()).stream()
                .filter(word -> word.folded().length() > 3
                        && counts.getOrDefault(word.folded(), 0) < COMMON * headlines.size()
                        && word.exact().chars().allMatch(Character::isLetter))
                .map(word -> word.exact())
                .toList();
    }

    private String headline() {
        return headlines.get(random.nextInt(headlines.size()));
    }
}

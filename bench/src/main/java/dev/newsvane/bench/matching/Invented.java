package dev.newsvane.bench.matching;

import dev.newsvane.alerts.watch.Parsing;
import dev.newsvane.alerts.watch.WatchLanguage;
import dev.newsvane.alerts.watch.Word;
import dev.newsvane.alerts.watch.Words;
import dev.newsvane.app.tool.ArticleLine;
import dev.newsvane.base.Json;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Watch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// Watches made of real headlines: names and telling words of one headline go into one watch, in the shapes that media
/// monitoring knows.
public final class Invented {
    private static final int SEED = 6;

    /// Words that stand in more than this share of the articles tell nothing.
    private static final double COMMON = 0.02;

    private final Random random = new Random(SEED);
    private final List<String> headlines;
    private final Set<String> common = new HashSet<>();

    private Invented(List<String> headlines, List<Article> articles) {
        this.headlines = headlines;
        var counts = new HashMap<String, Integer>();
        articles.forEach(article -> Words.of(article.text()).stream()
                .map(Word::folded)
                .distinct()
                .forEach(word -> counts.merge(word, 1, Integer::sum)));
        counts.forEach((word, count) -> {
            if (count > COMMON * articles.size()) {
                common.add(word);
            }
        });
    }

    /// What watches are made of.
    ///
    /// @param file lines of JSON with a `title`, gzipped
    /// @param articles whose common words no watch asks for
    public static Invented of(Path file, List<Article> articles) throws IOException {
        try (var lines = lines(file)) {
            return new Invented(
                    lines.lines()
                            .map(line -> Json.parse(line).path("title").asString())
                            .toList(),
                    articles);
        }
    }

    /// Real articles, each of about so many words.
    ///
    /// @param file articles as `import` takes them, gzipped
    public static List<Article> articles(Path file, int count, int words) throws IOException, ArticleLine.Wrong {
        var articles = new ArrayList<Article>(count);
        try (var lines = lines(file)) {
            for (var line = lines.readLine(); line != null && articles.size() < count; line = lines.readLine()) {
                var article =
                        ArticleLine.parse(line.getBytes(StandardCharsets.UTF_8)).article(Instant.EPOCH);
                var stretch = Words.of(article.text());
                if (stretch.size() >= words) {
                    var text =
                            article.text().substring(0, stretch.get(words - 1).end());
                    articles.add(Article.of(article.url(), article.site(), article.title(), text, Instant.EPOCH));
                }
            }
        }
        return articles;
    }

    /// Real articles as they are, imported now.
    ///
    /// @param file articles as `import` takes them, gzipped
    public static List<Article> whole(Path file, Instant now) throws IOException, ArticleLine.Wrong {
        var articles = new ArrayList<Article>();
        try (var lines = lines(file)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                articles.add(
                        ArticleLine.parse(line.getBytes(StandardCharsets.UTF_8)).article(now));
            }
        }
        return articles;
    }

    private static BufferedReader lines(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
    }

    /// So many watches, the same for the same files.
    public List<Watch> watches(int count) {
        var watches = new ArrayList<Watch>(count);
        while (watches.size() < count) {
            var words = telling();
            if (words.size() >= 4) {
                watches.add(watch("w" + watches.size(), 1, query(words, telling())));
            }
        }
        return watches;
    }

    /// Each of a headline as an example of what is looked for.
    List<Watch> examples(int count) {
        var watches = new ArrayList<Watch>(count);
        while (watches.size() < count) {
            var query = like(headline());
            if (WatchLanguage.parse(query) instanceof Parsing.Parsed) {
                watches.add(watch("w" + watches.size(), 1, query));
            }
        }
        return watches;
    }

    static String like(String example) {
        return "like:\"" + example.replaceAll("[\"\u201c\u201d\u201e]", " ") + '"';
    }

    static Watch watch(String name, int version, String query) {
        return Watch.of(name, query, "bench").as(version, false, Instant.EPOCH);
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
                        && !common.contains(word.folded())
                        && word.exact().chars().allMatch(Character::isLetter))
                .map(word -> word.exact())
                .toList();
    }

    private String headline() {
        return headlines.get(random.nextInt(headlines.size()));
    }
}

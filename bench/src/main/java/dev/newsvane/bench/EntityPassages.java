package dev.newsvane.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.base.Json;
import dev.newsvane.enrich.entity.Alias;
import dev.newsvane.enrich.entity.Entry;
import dev.newsvane.enrich.entity.Gazetteer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/// Picks passages for somebody to label with the entities that they name, blind: of a file of articles the
/// paragraphs of 8 to 150 words, in an order shuffled with seed 5, one an article; the first 150 that hold
/// some alias, in any case, and the first 150 of the others whatever they hold.
public final class EntityPassages {
    private static final int HALF = 150;
    private static final int FEWEST_WORDS = 8;
    private static final int MOST_WORDS = 150;
    private static final int SEED = 5;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    /// A paragraph of an article, numbered from 0.
    record Passage(String article, int paragraph, String text) {}

    private EntityPassages() {}

    /// Writes `passages.jsonl` and `gazetteer.txt` to a folder.
    ///
    /// @param arguments the articles (`articles/abp-dev.jsonl.gz` of the shared data), the folder
    public static void main(String... arguments) throws IOException {
        var folder = Path.of(arguments[1]);
        Files.createDirectories(folder);
        var entries = Gazetteer.shipped().entries();
        Files.write(
                folder.resolve("gazetteer.txt"),
                entries.stream().map(EntityPassages::line).toList());
        var picked = picked(passages(Path.of(arguments[0])), aliases(entries));
        var lines = new ArrayList<String>();
        for (var passage : picked) {
            lines.add(Json.object()
                    .put("n", lines.size())
                    .put("article", passage.article())
                    .put("paragraph", passage.paragraph())
                    .put("text", passage.text())
                    .toString());
        }
        Files.write(folder.resolve("passages.jsonl"), lines);
    }

    private static List<Passage> picked(List<Passage> passages, Set<String> aliases) {
        var shuffled = new ArrayList<>(passages);
        Collections.shuffle(shuffled, new Random(SEED));
        var articles = new HashSet<String>();
        var picked = new ArrayList<Passage>();
        shuffled.stream()
                .filter(passage -> holds(passage.text(), aliases) && articles.add(passage.article()))
                .limit(HALF)
                .forEach(picked::add);
        shuffled.stream()
                .filter(passage -> articles.add(passage.article()))
                .limit(HALF)
                .forEach(picked::add);
        Collections.shuffle(picked, new Random(SEED));
        return picked;
    }

    /// The paragraphs of all articles that may be picked.
    static List<Passage> passages(Path file) throws IOException {
        var passages = new ArrayList<Passage>();
        try (var lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
            for (var line : (Iterable<String>) lines.lines()::iterator) {
                var article = Json.parse(line);
                var paragraphs = article.path("text").asString().split("\n+", -1);
                for (var i = 0; i < paragraphs.length; i++) {
                    var words = paragraphs[i].strip().split("\\s+", -1).length;
                    if (words >= FEWEST_WORDS && words <= MOST_WORDS) {
                        passages.add(new Passage(article.path("id").asString(), i, paragraphs[i].strip()));
                    }
                }
            }
        }
        return passages;
    }

    private static Set<String> aliases(List<Entry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.aliases().stream())
                .filter(alias -> alias.need() != Alias.Need.NEVER)
                .map(alias -> plain(alias.text()))
                .collect(Collectors.toSet());
    }

    private static boolean holds(String text, Set<String> aliases) {
        var words = plain(text).split(" ", -1);
        for (var i = 0; i < words.length; i++) {
            var alias = new StringBuilder(words[i]);
            for (var j = i + 1; j <= words.length && j < i + 8; j++) {
                if (aliases.contains(alias.toString())) {
                    return true;
                }
                alias.append(' ').append(j < words.length ? words[j] : "");
            }
        }
        return false;
    }

    private static String plain(String text) {
        return NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    private static String line(Entry entry) {
        return entry.id() + "\t" + entry.kind() + "\t" + entry.name() + "\t"
                + entry.aliases().stream()
                        .filter(alias -> alias.need() != Alias.Need.NEVER)
                        .map(Alias::text)
                        .distinct()
                        .collect(Collectors.joining(" | "));
    }
}
